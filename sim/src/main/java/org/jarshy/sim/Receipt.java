package org.jarshy.sim;

import org.jarshy.sim.io.Timer;
import org.jarshy.sim.profile.ReceiptState;
import org.jarshy.sim.smpp.Address;
import org.jarshy.sim.smpp.Submit;

/**
 * What becomes of an accepted message, as long as it is not final: the timer of its receipt. Kept
 * small, as there may be a hundred thousand.
 */
final class Receipt extends Timer {

  private static final int SHOWN_TEXT = 20;

  private final Reports reports;
  private final Conduct conduct;
  final long key;
  final long number;
  final Address phone;
  final Address sender;
  int wanted;
  final long submittedMillis;
  byte[] text;
  ReceiptState state;

  /** The message waits, and the receipt with it. */
  boolean kept;

  /** A second receipt of the same message: nothing more comes of it. */
  boolean extra;

  Receipt(
      Reports reports,
      Conduct conduct,
      Submit submit,
      long key,
      long number,
      ReceiptState state,
      long submittedMillis) {
    this.reports = reports;
    this.conduct = conduct;
    this.key = key;
    this.number = number;
    this.phone = submit.to();
    this.sender = submit.from();
    this.wanted = submit.registeredDelivery() & 3;
    this.submittedMillis = submittedMillis;
    this.text = beginning(submit.data());
    this.state = state;
  }

  private Receipt(Receipt first, ReceiptState state) {
    this.reports = first.reports;
    this.conduct = first.conduct;
    this.key = first.key;
    this.number = first.number;
    this.phone = first.phone;
    this.sender = first.sender;
    this.wanted = first.wanted;
    this.submittedMillis = first.submittedMillis;
    this.text = first.text;
    this.state = state;
    this.extra = true;
  }

  /** The message says something else now. */
  void replacedBy(Submit submit) {
    wanted = submit.registeredDelivery() & 3;
    text = beginning(submit.data());
  }

  /** One more receipt of the same message. */
  Receipt another(ReceiptState says) {
    return new Receipt(this, says);
  }

  Conduct conduct() {
    return conduct;
  }

  private static byte[] beginning(byte[] text) {
    return text.length <= SHOWN_TEXT ? text : java.util.Arrays.copyOf(text, SHOWN_TEXT);
  }

  @Override
  protected void fire() {
    reports.due(this);
  }
}
