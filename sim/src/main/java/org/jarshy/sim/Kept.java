package org.jarshy.sim;

import org.jarshy.sim.io.Timer;
import org.jarshy.sim.smpp.Submit;

/** A message that has not gone to its phone: the timer of its hour, then of its validity. */
final class Kept extends Timer {

  final Account account;
  final String to;
  final Receipt receipt;
  private final Store store;
  Submit submit;

  /** Its hour has not come: it does not go to its phone even when that is on. */
  boolean early;

  /**
   * @param to digits without plus sign
   * @param receipt of the message, whose time has not begun
   */
  Kept(Store store, Account account, String to, Submit submit, Receipt receipt) {
    this.store = store;
    this.account = account;
    this.to = to;
    this.submit = submit;
    this.receipt = receipt;
  }

  boolean isFrom(String sender) {
    return sender.equals(submit.from().digits());
  }

  @Override
  protected void fire() {
    if (early) {
      store.hourHasCome(this);
    } else {
      store.expired(this);
    }
  }
}
