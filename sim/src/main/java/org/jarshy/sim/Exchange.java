package org.jarshy.sim;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.phone.PhoneBook;
import org.jarshy.sim.proof.Watch;
import org.jarshy.sim.smpp.Delivery;
import org.jarshy.sim.smpp.Submit;
import org.jarshy.sim.text.DefaultAlphabet;

/**
 * The middle of the simulator: its accounts, its phones, and the ways between them. On the loop's
 * thread.
 */
final class Exchange {

  // Long enough for an ESME's other links to bind before one of them takes their texts.
  private static final Duration ADOPTION = Duration.ofSeconds(2);

  private final EventLoop loop;
  private final PhoneBook phones;
  private final PhoneHabits habits;
  private final Store store;
  private final long seed;
  private final Watch watch;
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Homeless homeless = new Homeless();
  private int reference;
  private long textsSent;
  private Account delivering;

  /**
   * @param watch null when nobody watches
   */
  Exchange(EventLoop loop, Consumer<String> pages, List<HabitRule> habits, long seed, Watch watch) {
    this.loop = loop;
    this.habits = new PhoneHabits(habits);
    this.store = new Store(loop, this.habits, this::forward);
    this.phones = new PhoneBook(new Arrivals(pages));
    this.seed = seed;
    this.watch = watch;
    this.reference = (int) seed;
  }

  /** What is done about texts that arrived on phones. */
  private final class Arrivals implements PhoneBook.Listener {
    private final Consumer<String> pages;

    Arrivals(Consumer<String> pages) {
      this.pages = pages;
    }

    @Override
    public void changed(String number) {
      pages.accept(number);
    }

    @Override
    public void received(
        String number, String from, String text, int copies, List<String> warnings) {
      if (watch != null) {
        watch.received(
            new Watch.Received(
                loop.nanos(), delivering.id(), from, number, text, copies, warnings));
      }
      if (habits.any()) {
        reply(number, from);
      }
    }
  }

  private void reply(String number, String from) {
    Habit habit = habits.of(number);
    if (habit.reply() == null || from.isEmpty()) {
      return;
    }
    MobileText reply = MobileText.of(number, from, habit.reply()).via(delivering.id());
    loop.schedule(habit.replyDelay(), () -> send(reply));
  }

  void add(Account account) {
    accounts.put(account.id(), account);
  }

  Map<String, Account> accounts() {
    return accounts;
  }

  PhoneBook phones() {
    return phones;
  }

  PhoneHabits habits() {
    return habits;
  }

  Store store() {
    return store;
  }

  /** From now on; a phone that is switched on receives what waited for it. */
  void set(String number, Habit habit) {
    habits.set(number, habit);
    if (!habit.off()) {
      store.switchedOn(number);
    }
  }

  long seed() {
    return seed;
  }

  /** Null when nobody watches. */
  Watch watch() {
    return watch;
  }

  void toPhone(Account account, DefaultAlphabet zero, Submit submit, long millis) {
    delivering = account;
    Incoming.toPhone(submit, zero, phones, millis);
  }

  private void forward(Kept message) {
    DefaultAlphabet zero = message.receipt.conduct().profile().alphabet();
    toPhone(message.account, zero, message.submit, loop.millis());
  }

  /**
   * A phone sends a text.
   *
   * @return an id of this text
   * @throws IllegalArgumentException when the text is too long, or the account is none
   */
  String send(MobileText text) {
    Account via = text.account() == null ? null : account(text.account());
    MobileText.Parts parts = text.parts(reference++);
    Runnable taken = phones.sent(text.from(), text.to(), text.text(), parts.count(), loop.millis());
    int[] left = {parts.deliveries().size()};
    Runnable partTaken =
        () -> {
          if (--left[0] == 0) {
            taken.run();
          }
        };
    for (Delivery delivery : parts.deliveries()) {
      route(new Parcel(delivery, partTaken), text.from(), via);
    }
    return "mo-" + ++textsSent;
  }

  Account account(String id) {
    Account account = accounts.get(id);
    if (account == null) {
      throw new IllegalArgumentException("no account '" + id + "'; there are " + accounts.keySet());
    }
    return account;
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
    } else {
      homeless.add(parcel, home);
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

  /** Many phones text an account at once, or so many in a second. */
  void flood(Account account, Fault.FloodOfTexts flood) {
    new Flood(loop, this, account, flood).begin();
  }

  /** It takes the texts that waited for it, and after a while also those that no other took. */
  void receiverBound(Account account) {
    homeless.handOver(account, false);
    if (homeless.size() > 0) {
      loop.schedule(ADOPTION, () -> homeless.handOver(account, true));
    }
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
    habits.reset();
    store.clear();
    homeless.clear();
    accounts.values().forEach(Account::reset);
  }
}
