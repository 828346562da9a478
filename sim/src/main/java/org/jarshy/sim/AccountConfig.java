package org.jarshy.sim;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One account of the SMSC, as it is at the start.
 *
 * @param id the {@code system_id} of its binds, 1 to 15 printable ASCII characters
 * @param password at most 8 characters, by SMPP 3.4 §5.2.2
 * @param binds what its sessions may be
 * @param prefixes digits without plus sign; texts from phones with one of these go to this account
 * @param deliverWindow deliver_sm without an answer on one session
 */
public record AccountConfig(
    String id,
    String password,
    Set<BindType> binds,
    List<String> prefixes,
    int deliverWindow,
    Behaviour behaviour) {

  static final int DEFAULT_DELIVER_WINDOW = 200;

  public AccountConfig {
    if (!id.matches("[\\x21-\\x7E]{1,15}")) {
      throw new IllegalArgumentException(
          "id: '" + id + "' is not allowed; 1 to 15 printable ASCII characters are");
    }
    if (!password.matches("[\\x20-\\x7E]{0,8}")) {
      throw new IllegalArgumentException(
          "password: this one is not allowed; 0 to 8 printable ASCII characters are");
    }
    if (binds.isEmpty()) {
      throw new IllegalArgumentException("binds: at least one of trx, tx, rx is needed");
    }
    for (String prefix : prefixes) {
      if (!prefix.matches("[0-9]{1,15}")) {
        throw new IllegalArgumentException(
            "prefixes: '" + prefix + "' is not allowed; 1 to 15 digits without plus sign are");
      }
    }
    if (deliverWindow < 1) {
      throw new IllegalArgumentException(
          "deliverWindow: " + deliverWindow + " is not allowed; 1 or more is");
    }
    binds = Set.copyOf(binds);
    prefixes = List.copyOf(prefixes);
  }

  /** Any bind, no prefixes, normal behaviour. */
  public static AccountConfig of(String id, String password) {
    return new AccountConfig(
        id,
        password,
        EnumSet.allOf(BindType.class),
        List.of(),
        DEFAULT_DELIVER_WINDOW,
        Behaviour.normal());
  }

  public AccountConfig withBinds(BindType first, BindType... more) {
    return new AccountConfig(
        id, password, EnumSet.of(first, more), prefixes, deliverWindow, behaviour);
  }

  public AccountConfig withPrefixes(String... digits) {
    return new AccountConfig(id, password, binds, List.of(digits), deliverWindow, behaviour);
  }

  public AccountConfig withDeliverWindow(int size) {
    return new AccountConfig(id, password, binds, prefixes, size, behaviour);
  }

  public AccountConfig withBehaviour(Behaviour other) {
    return new AccountConfig(id, password, binds, prefixes, deliverWindow, other);
  }

  /** The three carriers of the demo, password {@code demo}, with their prefixes in Kazakhstan. */
  public static List<AccountConfig> demo() {
    return List.of(
        of("beeline", "demo").withPrefixes("7705", "7771", "7776", "7777"),
        of("kcell", "demo").withPrefixes("7701", "7702", "7775", "7778"),
        of("tele2", "demo").withPrefixes("7700", "7707", "7708", "7747"));
  }
}
