package org.jarshy.sim;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jarshy.sim.form.Numbers;
import org.jarshy.sim.profile.Profile;

/**
 * One account of the SMSC, as it is at the start.
 *
 * @param id the {@code system_id} of its binds, 1 to 15 printable ASCII characters
 * @param password at most 8 characters, by SMPP 3.4 §5.2.2
 * @param binds what its sessions may be
 * @param prefixes digits without plus sign; texts from phones with one of these go to this account
 * @param hosts addresses from which it may bind, each whole or with a prefix length such as {@code
 *     10.0.0.0/8}; none for any
 * @param sources source addresses that its submits may have; none for any
 * @param deliverWindow deliver_sm without an answer on one session
 */
public record AccountConfig(
    String id,
    String password,
    Set<BindType> binds,
    List<String> prefixes,
    List<Host> hosts,
    List<String> sources,
    int deliverWindow,
    Profile profile) {

  public static final int DEFAULT_DELIVER_WINDOW = 200;

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
    hosts = List.copyOf(hosts);
    sources = List.copyOf(sources);
  }

  /** Any bind from anywhere, no prefixes, normal behaviour. */
  public static AccountConfig of(String id, String password) {
    return new AccountConfig(
        id,
        password,
        EnumSet.allOf(BindType.class),
        List.of(),
        List.of(),
        List.of(),
        DEFAULT_DELIVER_WINDOW,
        Profile.normal());
  }

  /** Whether a peer, address and port, may bind. */
  boolean allowsHost(String peer) {
    return hosts.isEmpty() || hosts.stream().anyMatch(host -> host.matches(peer));
  }

  boolean allowsSource(String address) {
    return sources.isEmpty()
        || sources.contains(Numbers.withoutPlus(address == null ? "" : address));
  }

  public AccountConfig withBinds(BindType first, BindType... more) {
    return new AccountConfig(
        id, password, EnumSet.of(first, more), prefixes, hosts, sources, deliverWindow, profile);
  }

  public AccountConfig withPrefixes(String... digits) {
    return new AccountConfig(
        id, password, binds, List.of(digits), hosts, sources, deliverWindow, profile);
  }

  public AccountConfig withHosts(Host... from) {
    return new AccountConfig(
        id, password, binds, prefixes, List.of(from), sources, deliverWindow, profile);
  }

  public AccountConfig withSources(String... addresses) {
    return new AccountConfig(
        id, password, binds, prefixes, hosts, List.of(addresses), deliverWindow, profile);
  }

  public AccountConfig withDeliverWindow(int size) {
    return new AccountConfig(id, password, binds, prefixes, hosts, sources, size, profile);
  }

  public AccountConfig withProfile(Profile other) {
    return new AccountConfig(id, password, binds, prefixes, hosts, sources, deliverWindow, other);
  }

  /** The three carriers of the demo, password {@code demo}, with their prefixes in Kazakhstan. */
  public static List<AccountConfig> demo() {
    return List.of(
        of("beeline", "demo").withPrefixes("7705", "7771", "7776", "7777"),
        of("kcell", "demo").withPrefixes("7701", "7702", "7775", "7778"),
        of("tele2", "demo").withPrefixes("7700", "7707", "7708", "7747"));
  }
}
