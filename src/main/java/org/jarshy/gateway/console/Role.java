package org.jarshy.gateway.console;

import java.util.Locale;

/** What a person may do at the console; one person may have several. Names are stored. */
public enum Role {
  AUTHOR("writes bulletins and submits them, keeps the help lines"),
  APPROVER("approves, sends back, rejects and cancels bulletins of others"),
  DISPATCHER("sends approved bulletins, pauses and cancels, imports subscribers"),
  ADMINISTRATOR("keeps the accounts, the help lines and the subscribers' import"),
  AUDITOR("reads everything, changes nothing");

  private final String does;

  Role(String does) {
    this.does = does;
  }

  /** A half sentence for a page: what the role does. */
  public String does() {
    return does;
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
