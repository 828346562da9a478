package org.jarshy.gateway.receipt;

import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.inbound.DeliveredReceipt;
import org.jarshy.gateway.inbound.ReceiptSettler;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.outbox.MessageState;
import org.jarshy.gateway.outbox.Outbox;
import org.jarshy.gateway.outbox.ReceiptOutcome;
import org.jarshy.gateway.subscriber.Subscriber;
import org.jarshy.gateway.subscriber.Subscribers;
import org.springframework.stereotype.Component;

/** Receipts of any dialect to outcomes in the outbox; TLVs are believed before the text. */
@Component
final class SettleReceipts implements ReceiptSettler {

  private final Outbox outbox;
  private final Subscribers subscribers;

  SettleReceipts(Outbox outbox, Subscribers subscribers) {
    this.outbox = outbox;
    this.subscribers = subscribers;
  }

  @Override
  public List<DeliveredReceipt> settle(List<DeliveredReceipt> receipts) {
    List<ReceiptOutcome> outcomes = new ArrayList<>(receipts.size());
    for (DeliveredReceipt receipt : receipts) {
      ReceiptOutcome outcome = read(receipt);
      if (outcome != null) {
        outcomes.add(outcome);
      }
    }
    return outbox.applyReceipts(outcomes).stream().map(o -> (DeliveredReceipt) o.tag()).toList();
  }

  /**
   * @return null where no id can be found: it will never match anything
   */
  private ReceiptOutcome read(DeliveredReceipt receipt) {
    ReceiptText text = ReceiptText.parse(receipt.text());
    String id =
        receipt.messageId() != null && !receipt.messageId().isEmpty()
            ? receipt.messageId()
            : text.id();
    if (id == null) {
      return null;
    }
    ReceiptState state =
        receipt.messageState() != null
            ? ReceiptState.ofCode(receipt.messageState())
            : ReceiptState.ofWord(text.stat());
    List<String> readings = new ArrayList<>(MessageIds.readings(id));
    if (text.id() != null && !text.id().equals(id)) {
      readings.addAll(MessageIds.readings(text.id()));
    }
    return new ReceiptOutcome(
        receipt.carrier(),
        readings,
        state.outcome(),
        reason(state, text),
        receipt,
        () -> recipient(receipt.from()));
  }

  private SubscriberId recipient(String from) {
    Msisdn number;
    try {
      number = Msisdn.ofDigits(from == null ? "" : from.strip());
    } catch (IllegalArgumentException e) {
      return null;
    }
    return subscribers.find(number).map(Subscriber::id).orElse(null);
  }

  private static String reason(ReceiptState state, ReceiptText text) {
    if (state.outcome() != MessageState.UNDELIVERABLE) {
      return null;
    }
    String err = text.err().replaceAll("[^0-9A-Za-z_-]", "");
    return state.name().toLowerCase(java.util.Locale.ROOT)
        + (err.isEmpty() || err.length() > 12 ? "" : ", err " + err);
  }
}
