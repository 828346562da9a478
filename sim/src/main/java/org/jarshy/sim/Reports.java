package org.jarshy.sim;

import java.time.Duration;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.io.Timer;
import org.jarshy.sim.profile.Chance;
import org.jarshy.sim.profile.Chance.Purpose;
import org.jarshy.sim.profile.ReceiptFields;
import org.jarshy.sim.profile.ReceiptState;
import org.jarshy.sim.profile.ReceiptStyle;
import org.jarshy.sim.profile.Receipts;
import org.jarshy.sim.smpp.Delivery;
import org.jarshy.sim.smpp.Tlvs;

/** The receipts of one account: when they leave, in what order, how often, and what they say. */
final class Reports {

  // Long enough for another receipt to overtake, short enough that the last one of all comes.
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(2);
  private static final byte[] NOTHING = {};

  private final Account account;
  private final EventLoop loop;
  private Receipt held; // until another has left; null when none is
  private Timer hold;

  Reports(Account account, EventLoop loop) {
    this.account = account;
    this.loop = loop;
  }

  /** Its time begins to run: the message was answered. */
  void start(Receipt receipt) {
    loop.schedule(receipt, delay(receipt));
  }

  Duration delay(Receipt receipt) {
    return receipt
        .conduct()
        .profile()
        .receipts()
        .delay()
        .draw(receipt.key, Purpose.RECEIPT_DELAY, Purpose.RECEIPT_SPIKE);
  }

  /** The message is final now. */
  void due(Receipt receipt) {
    if (!receipt.extra) {
      receipt.conduct().done();
      account.messages().finalAt(receipt.number, loop.millis(), receipt.state);
    }
    if (!wanted(receipt)) {
      return;
    }
    if (receipt.extra) {
      send(receipt);
      return;
    }
    Receipts plan = receipt.conduct().profile().receipts();
    if (happens(plan.none(), receipt, Purpose.RECEIPT_NONE)) {
      return;
    }
    // One at a time: were all of them held back, all would leave in their order.
    if (held == null && happens(plan.reordered(), receipt, Purpose.RECEIPT_REORDERED)) {
      holdBack(receipt);
    } else {
      send(receipt);
      releaseHeld();
    }
    if (happens(plan.twice(), receipt, Purpose.RECEIPT_TWICE)) {
      start(receipt.another(receipt.state));
    }
    if (happens(plan.contradicted(), receipt, Purpose.RECEIPT_CONTRADICTED)) {
      start(receipt.another(opposite(receipt.state)));
    }
  }

  private static boolean happens(double probability, Receipt receipt, Purpose purpose) {
    return probability > 0 && Chance.unit(receipt.key, purpose) < probability;
  }

  /** By {@code registered_delivery} (SMPP 3.4 §5.2.17). */
  private static boolean wanted(Receipt receipt) {
    return switch (receipt.wanted) {
      case 1 -> true;
      case 2 -> receipt.extra || !receipt.state.success();
      case 3 -> receipt.extra || receipt.state.success(); // since SMPP 5.0
      default -> false;
    };
  }

  private static ReceiptState opposite(ReceiptState state) {
    return state == ReceiptState.DELIVRD ? ReceiptState.UNDELIV : ReceiptState.DELIVRD;
  }

  private void holdBack(Receipt receipt) {
    held = receipt;
    hold = loop.schedule(LONGEST_HOLD, this::releaseHeld);
  }

  private void releaseHeld() {
    if (held == null) {
      return;
    }
    hold.cancel();
    Receipt now = held;
    held = null;
    send(now);
  }

  private void send(Receipt receipt) {
    Receipts plan = receipt.conduct().profile().receipts();
    String id = plan.id().write(receipt.number);
    byte[] words =
        plan.fields() == ReceiptFields.TLV
            ? NOTHING
            : plan.style()
                .write(
                    new ReceiptStyle.Facts(
                        id, receipt.state, receipt.submittedMillis, loop.millis(), receipt.text));
    byte[] tlvs =
        plan.fields() == ReceiptFields.TEXT
            ? Tlvs.NONE
            : Tlvs.receipt(id, receipt.state.messageState());
    Delivery delivery =
        new Delivery(receipt.phone, receipt.sender, Delivery.RECEIPT, 0, words, tlvs);
    account.deliveries().add(new Parcel(delivery, null));
  }
}
