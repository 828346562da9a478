package org.jarshy.sim;

import java.time.Instant;
import org.jarshy.sim.io.Timer;
import org.jarshy.sim.smpp.Delivery;
import org.jarshy.sim.smpp.ReceiptText;
import org.jsmpp.bean.SubmitSm;

/** A delivery receipt whose time has not come. It is its own timer: a pending receipt is small. */
final class Receipt extends Timer {

  private static final int SHOWN_TEXT = 20;

  private final Account account;
  private final Delivery.Address phone;
  private final Delivery.Address sender;
  private final String id;
  private final ReceiptState state;
  private final Instant submitted = Instant.now();
  private final byte[] text;

  Receipt(Account account, SubmitSm submit, String id, ReceiptState state) {
    this.account = account;
    this.phone =
        new Delivery.Address(
            submit.getDestAddrTon(), submit.getDestAddrNpi(), submit.getDestAddress());
    this.sender =
        new Delivery.Address(
            submit.getSourceAddrTon(),
            submit.getSourceAddrNpi(),
            submit.getSourceAddr() == null ? "" : submit.getSourceAddr());
    this.id = id;
    this.state = state;
    this.text = beginning(submit.getShortMessage());
  }

  private static byte[] beginning(byte[] text) {
    return text.length <= SHOWN_TEXT ? text : java.util.Arrays.copyOf(text, SHOWN_TEXT);
  }

  @Override
  protected void fire() {
    byte[] words =
        ReceiptText.write(
            id,
            state == ReceiptState.DELIVRD,
            submitted,
            Instant.now(),
            state.name(),
            state.error(),
            text);
    Delivery delivery =
        new Delivery(phone, sender, Delivery.RECEIPT, 0, words, id, state.messageState());
    account.deliveries().add(new Parcel(delivery, null));
  }
}
