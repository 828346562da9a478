package org.jarshy.gateway.feed;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.bulletin.Severity;

/**
 * What an alert says (CAP 1.2 §3.2), as far as bulletins can use it. A signature within says
 * nothing here: it is not checked, and so it proves nothing.
 *
 * @param key {@code sender,identifier}, by which later ones name it
 * @param sentAsWritten the third part of its reference
 * @param references keys of the earlier ones it is about
 * @param oddities sentences for the author: what is not as the standard wants it
 */
record CapAlert(
    String sender,
    String key,
    Instant sent,
    String sentAsWritten,
    String status,
    String msgType,
    String scope,
    String note,
    List<String> references,
    List<Info> infos,
    List<String> oddities) {

  /**
   * One block, in one language.
   *
   * @param language as it is written; empty where it is missing
   * @param severity null for Unknown
   * @param begins its onset, else when it is effective; null where neither is said
   * @param expires null where it is not said
   */
  record Info(
      String language,
      String event,
      Set<String> responses,
      Severity severity,
      Instant begins,
      Instant expires,
      String senderName,
      String headline,
      String description,
      String instruction,
      List<String> areas) {}

  String reference() {
    return key + "," + sentAsWritten;
  }

  /** An end that is said without being a cancel. */
  boolean allClear() {
    return !infos.isEmpty() && infos.stream().allMatch(i -> i.responses().contains("AllClear"));
  }
}
