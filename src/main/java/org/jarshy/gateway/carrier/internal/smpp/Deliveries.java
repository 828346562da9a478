package org.jarshy.gateway.carrier.internal.smpp;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jarshy.gateway.gsm.Alphabet;
import org.jarshy.gateway.gsm.ReceivedText.Concat;
import org.jarshy.gateway.inbound.DeliveredReceipt;
import org.jarshy.gateway.inbound.DeliveredText;
import org.jarshy.gateway.inbound.Journal;
import org.jarshy.gateway.kernel.Msisdn;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jsmpp.util.DefaultDecomposer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a deliver_sm's octets to the journal. Nothing that an SMSC can send makes it throw. */
final class Deliveries {

  private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
  private static final int MESSAGE_TYPE = 0x3C;
  private static final int RECEIPT = 0x04;
  private static final int INTERMEDIATE = 0x20;
  private static final int UDHI = 0x40;

  private final String carrier;
  private final Alphabet alphabet;
  private final Journal journal;
  private final Clock clock;
  private final DefaultDecomposer decomposer = new DefaultDecomposer();
  private final AtomicLong unreadable = new AtomicLong();

  Deliveries(String carrier, Alphabet alphabet, Journal journal, Clock clock) {
    this.carrier = carrier;
    this.alphabet = alphabet;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * @return completes with the command_status to answer with
   */
  CompletionStage<Integer> accept(String link, byte[] pdu) {
    DeliverSm deliver;
    try {
      deliver = decomposer.deliverSm(pdu);
    } catch (Exception e) {
      // A permanent error, so that the SMSC does not bring the same octets again for ever.
      countUnreadable("deliver_sm of " + pdu.length + " octets");
      return CompletableFuture.completedFuture(SMPPConstant.STAT_ESME_RX_P_APPN);
    }
    try {
      CompletionStage<Void> stored = store(link, deliver);
      return stored.handle((ok, failure) -> status(failure));
    } catch (RuntimeException e) {
      countUnreadable("deliver_sm, " + e.getClass().getSimpleName());
      return CompletableFuture.completedFuture(SMPPConstant.STAT_ESME_RX_P_APPN);
    }
  }

  private static int status(Throwable failure) {
    if (failure == null) {
      return SMPPConstant.STAT_ESME_ROK;
    }
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause instanceof Journal.Full || failure instanceof Journal.Full
        ? SMPPConstant.STAT_ESME_RMSGQFUL
        : SMPPConstant.STAT_ESME_RX_T_APPN;
  }

  private CompletionStage<Void> store(String link, DeliverSm deliver) {
    byte[] octets = octets(deliver);
    int type = deliver.getEsmClass() & MESSAGE_TYPE;
    OptionalParameter receiptedId = deliver.getOptionalParameter(Tag.RECEIPTED_MESSAGE_ID.code());
    if (type == RECEIPT || type == INTERMEDIATE || receiptedId != null) {
      return journal.accept(receipt(deliver, octets, receiptedId));
    }
    Msisdn from = sender(deliver);
    if (from == null) {
      // A name or a short code has nobody to answer to; it is acknowledged and counted.
      countUnreadable("text from an address that is no phone number");
      return CompletableFuture.completedFuture(null);
    }
    return journal.accept(
        new DeliveredText(
            carrier,
            link,
            from,
            deliver.getDestAddress() == null ? "" : deliver.getDestAddress(),
            octets,
            deliver.getDataCoding(),
            (deliver.getEsmClass() & UDHI) != 0,
            alphabet,
            sar(deliver),
            deliver.getSequenceNumber(),
            clock.instant()));
  }

  private DeliveredReceipt receipt(DeliverSm deliver, byte[] octets, OptionalParameter id) {
    OptionalParameter state = deliver.getOptionalParameter(Tag.MESSAGE_STATE.code());
    return new DeliveredReceipt(
        carrier,
        id == null ? null : Tlv.text(id),
        state == null ? null : Tlv.number(state),
        new String(octets, java.nio.charset.StandardCharsets.ISO_8859_1),
        clock.instant());
  }

  private static byte[] octets(DeliverSm deliver) {
    byte[] octets = deliver.getShortMessage() == null ? new byte[0] : deliver.getShortMessage();
    OptionalParameter payload = deliver.getOptionalParameter(Tag.MESSAGE_PAYLOAD.code());
    return octets.length == 0 && payload != null ? Tlv.octets(payload) : octets;
  }

  private static Concat sar(DeliverSm deliver) {
    OptionalParameter reference = deliver.getOptionalParameter(Tag.SAR_MSG_REF_NUM.code());
    OptionalParameter total = deliver.getOptionalParameter(Tag.SAR_TOTAL_SEGMENTS.code());
    OptionalParameter part = deliver.getOptionalParameter(Tag.SAR_SEGMENT_SEQNUM.code());
    if (reference == null || total == null || part == null) {
      return null;
    }
    int of = Tlv.number(total);
    int nth = Tlv.number(part);
    return of > 1 && nth >= 1 && nth <= of ? new Concat(Tlv.number(reference), of, nth) : null;
  }

  private static Msisdn sender(DeliverSm deliver) {
    String address = deliver.getSourceAddr() == null ? "" : deliver.getSourceAddr().strip();
    boolean international = deliver.getSourceAddrTon() == 1 || address.startsWith("+");
    // A trunk prefix where the SMSC gives national numbers: 8 701 … is +7 701 …
    if (!international && address.length() == 11 && address.startsWith("8")) {
      address = "7" + address.substring(1);
    }
    try {
      return Msisdn.ofDigits(address);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void countUnreadable(String what) {
    long count = unreadable.incrementAndGet();
    if (Long.bitCount(count) == 1) {
      log.warn("carrier {}: {} set aside, {} so far", carrier, what, count);
    }
  }
}
