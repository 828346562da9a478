package org.jarshy.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.smpp.Delivery;
import org.jarshy.sim.text.Splitter;

/**
 * The middle of the SMSC: its accounts, its phones, and the way of a phone's text to a receiver.
 */
final class Exchange {

  // Long enough for an ESME's other links to bind before one of them takes their texts.
  private static final Duration ADOPTION = Duration.ofSeconds(2);
  private static final int MOST_HOMELESS = 100_000;

  /**
   * @param home the account whose prefix the phone has; null when none has it
   */
  private record Homeless(Parcel parcel, Account home) {}

  private final EventLoop loop;
  private final PhoneBook phones;
  private final Messages messages;
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final List<Homeless> homeless = new ArrayList<>();
  private int reference = ThreadLocalRandom.current().nextInt(256);
  private long textsSent;

  Exchange(
      EventLoop loop,
      PhoneBook phones,
      Messages messages,
      List<AccountConfig> configs,
      Redelivery redelivery) {
    this.loop = loop;
    this.phones = phones;
    this.messages = messages;
    for (AccountConfig config : configs) {
      accounts.put(config.id(), new Account(config, loop, this, redelivery));
    }
  }

  Account find(String systemId) {
    return systemId == null ? null : accounts.get(systemId);
  }

  Map<String, Account> accounts() {
    return accounts;
  }

  PhoneBook phones() {
    return phones;
  }

  Messages messages() {
    return messages;
  }

  /**
   * A phone sends a text.
   *
   * @param via the account that must take it; null for the one that serves the phone
   * @return an id of this text
   * @throws IllegalArgumentException when the text is too long
   */
  String send(String from, String to, String text, Account via) {
    Splitter.Split split = Splitter.split(text, reference++);
    int parts = split.userData().size();
    Runnable taken = phones.sent(from, to, text, parts, System.currentTimeMillis());
    int[] left = {parts};
    for (byte[] userData : split.userData()) {
      Delivery delivery =
          new Delivery(
              new Delivery.Address(1, 1, from),
              new Delivery.Address(Numbers.isNumber(to) ? 0 : 5, Numbers.isNumber(to) ? 1 : 0, to),
              split.header() ? Delivery.HEADER_INDICATOR : 0,
              split.dataCoding(),
              userData,
              null,
              0);
      route(
          new Parcel(
              delivery,
              () -> {
                if (--left[0] == 0) {
                  taken.run();
                }
              }),
          from,
          via);
    }
    return "mo-" + ++textsSent;
  }

  private void route(Parcel parcel, String from, Account via) {
    Account home = via != null ? via : homeOf(from);
    if (via != null || (home != null && home.deliveries().hasReceiver())) {
      home.deliveries().add(parcel);
      return;
    }
    Account other = anyWithReceiver();
    if (other != null) {
      other.deliveries().add(parcel);
    } else if (homeless.size() < MOST_HOMELESS) {
      homeless.add(new Homeless(parcel, home));
    }
  }

  private Account homeOf(String number) {
    return accounts.values().stream().filter(a -> a.serves(number)).findFirst().orElse(null);
  }

  private Account anyWithReceiver() {
    return accounts.values().stream()
        .filter(a -> a.deliveries().hasReceiver())
        .findFirst()
        .orElse(null);
  }

  /** It takes the texts that waited for it, and after a while also those that no other took. */
  void receiverBound(Account account) {
    handOver(account, false);
    if (!homeless.isEmpty()) {
      loop.schedule(ADOPTION, () -> handOver(account, true));
    }
  }

  private void handOver(Account account, boolean ofOthers) {
    if (!account.deliveries().hasReceiver()) {
      return;
    }
    List<Parcel> taken = new ArrayList<>();
    for (Iterator<Homeless> each = homeless.iterator(); each.hasNext(); ) {
      Homeless next = each.next();
      if (ofOthers || next.home() == null || next.home() == account) {
        taken.add(next.parcel());
        each.remove();
      }
    }
    taken.forEach(account.deliveries()::add);
  }

  Stats stats() {
    return new Stats(
        accounts.values().stream().map(Account::stats).toList(),
        phones.destinations(),
        phones.copies(),
        homeless.size());
  }

  void reset() {
    phones.clear();
    homeless.clear();
    accounts.values().forEach(Account::reset);
  }
}
