package org.jarshy.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jarshy.sim.form.Numbers;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.io.Timer;
import org.jarshy.sim.profile.ReceiptState;
import org.jarshy.sim.smpp.Cancellation;
import org.jarshy.sim.smpp.CommandStatus;
import org.jarshy.sim.smpp.Replacement;
import org.jarshy.sim.smpp.Submit;
import org.jarshy.sim.smpp.Validity;

/**
 * Messages that wait, until their hour has come or for a phone that is off; only these can still be
 * cancelled and replaced. On the loop's thread.
 */
final class Store {

  private final EventLoop loop;
  private final PhoneHabits habits;
  private final Consumer<Kept> forward;
  private final Map<String, Set<Kept>> byPhone = new LinkedHashMap<>();
  private final Map<Id, Set<Kept>> byId = new LinkedHashMap<>();

  /** Several messages have one id when they came in one submit_multi. */
  private record Id(Account account, long number) {}

  /**
   * @param forward shows a message on its phone
   */
  Store(EventLoop loop, PhoneHabits habits, Consumer<Kept> forward) {
    this.loop = loop;
    this.habits = habits;
    this.forward = forward;
  }

  /**
   * @param to digits without plus sign
   * @param receipt of the message, whose time begins when it is on its phone
   * @return false when nothing keeps the message from its phone
   */
  boolean keep(Account account, String to, Submit submit, Receipt receipt) {
    if (submit.schedule().isEmpty() && !isOff(to)) {
      return false;
    }
    return keep(new Kept(this, account, to, submit, receipt));
  }

  private boolean keep(Kept message) {
    Duration wait = Validity.parse(message.submit.schedule(), loop.now()).orElse(Duration.ZERO);
    message.early = !wait.isZero();
    if (!message.early && !isOff(message.to)) {
      return false;
    }
    byPhone.computeIfAbsent(message.to, any -> new LinkedHashSet<>()).add(message);
    byId.computeIfAbsent(idOf(message), any -> new LinkedHashSet<>(2)).add(message);
    loop.schedule(message, message.early ? wait : validity(message));
    return true;
  }

  private boolean isOff(String number) {
    return habits.any() && habits.of(number).off();
  }

  private static Id idOf(Kept message) {
    return new Id(message.account, message.receipt.number);
  }

  private Duration validity(Kept message) {
    return Validity.parse(message.submit.validity(), loop.now())
        .orElse(message.receipt.conduct().profile().receipts().validity());
  }

  void hourHasCome(Kept message) {
    message.early = false;
    if (isOff(message.to)) {
      loop.schedule(message, validity(message));
    } else {
      arrive(message);
    }
  }

  void expired(Kept message) {
    remove(message);
    message.receipt.state = ReceiptState.EXPIRED;
    message.receipt.fire();
  }

  /** What waited for this phone arrives, in its old order. */
  void switchedOn(String number) {
    for (Kept message : List.copyOf(byPhone.getOrDefault(number, Set.of()))) {
      if (!message.early) {
        arrive(message);
      }
    }
  }

  int waiting(String number) {
    return byPhone.getOrDefault(number, Set.of()).size();
  }

  private void arrive(Kept message) {
    remove(message);
    forward.accept(message);
    message.account.submits().reports().start(message.receipt);
  }

  /** Its receipt leaves after the response to the request that deletes it. */
  private void delete(Kept message) {
    remove(message);
    message.receipt.state = ReceiptState.DELETED;
    message.account.messages().finalAt(message.receipt.number, loop.millis(), ReceiptState.DELETED);
    loop.schedule(message.receipt, Duration.ZERO);
  }

  private void remove(Kept message) {
    message.cancel();
    remove(byPhone, message.to, message);
    remove(byId, idOf(message), message);
  }

  private static <K> void remove(Map<K, Set<Kept>> map, K key, Kept message) {
    Set<Kept> all = map.get(key);
    if (all != null && all.remove(message) && all.isEmpty()) {
      map.remove(key);
    }
  }

  /**
   * By SMPP 3.4 §4.9: one message by its id, or without one all of a sender to a destination.
   *
   * @param number of the id; -1 without one
   */
  CommandStatus cancel(Account account, Cancellation wanted, long number) {
    String to = Numbers.withoutPlus(wanted.to().digits());
    List<Kept> meant = new ArrayList<>();
    if (number >= 0) {
      for (Kept each : byId.getOrDefault(new Id(account, number), Set.of())) {
        if (each.isFrom(wanted.from().digits()) && (to.isEmpty() || to.equals(each.to))) {
          meant.add(each);
        }
      }
    } else {
      meant = of(account, wanted.from().digits(), to, wanted.serviceType());
    }
    meant.forEach(this::delete);
    return meant.isEmpty() ? CommandStatus.ESME_RCANCELFAIL : CommandStatus.ESME_ROK;
  }

  private List<Kept> of(Account account, String from, String to, String serviceType) {
    return byPhone.getOrDefault(to, Set.of()).stream()
        .filter(each -> each.account == account && each.isFrom(from))
        .filter(each -> each.submit.serviceType().equals(serviceType))
        .toList();
  }

  /** By SMPP 3.4 §4.10. */
  CommandStatus replace(Account account, Replacement wanted, long number) {
    List<Kept> meant =
        byId.getOrDefault(new Id(account, number), Set.of()).stream()
            .filter(each -> each.isFrom(wanted.from().digits()))
            .toList();
    for (Kept each : meant) {
      remove(each);
      each.submit = each.submit.replacedBy(wanted);
      each.receipt.replacedBy(each.submit);
      if (!keep(each)) {
        arrive(each); // the new hour is over already
      }
    }
    return meant.isEmpty() ? CommandStatus.ESME_RREPLACEFAIL : CommandStatus.ESME_ROK;
  }

  /** By {@code replace_if_present_flag}: what waits gives way to what comes (§5.2.18). */
  void giveWay(Account account, String to, Submit submit) {
    of(account, submit.from().digits(), to, submit.serviceType()).forEach(this::delete);
  }

  /** All of it is lost. */
  void clear() {
    byPhone.values().forEach(all -> all.forEach(Timer::cancel));
    byPhone.clear();
    byId.clear();
  }
}
