package org.jarshy.sim;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Texts from phones that wait because no account has a receiver. */
final class Homeless {

  private static final int MOST = 100_000;

  /**
   * @param home the account whose prefix the phone has; null when none has it
   */
  private record Waiting(Parcel parcel, Account home) {}

  private final List<Waiting> waiting = new ArrayList<>();

  void add(Parcel parcel, Account home) {
    if (waiting.size() < MOST) {
      waiting.add(new Waiting(parcel, home));
    }
  }

  /**
   * @param ofOthers whether it may also have what waits for another account
   */
  void handOver(Account account, boolean ofOthers) {
    if (!account.deliveries().hasReceiver()) {
      return;
    }
    List<Parcel> taken = new ArrayList<>();
    for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
      Waiting next = each.next();
      if (ofOthers || next.home() == null || next.home() == account) {
        taken.add(next.parcel());
        each.remove();
      }
    }
    taken.forEach(account.deliveries()::add);
  }

  int size() {
    return waiting.size();
  }

  void clear() {
    waiting.clear();
  }
}
