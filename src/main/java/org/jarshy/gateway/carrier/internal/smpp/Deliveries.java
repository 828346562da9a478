package org.jarshy.gateway.carrier.internal.smpp;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jarshy.gateway.carrier.LinkObserver;
import org.jarshy.gateway.gsm.Alphabet;
import org.jarshy.gateway.gsm.ReceivedText.Concat;
import org.jarshy.gateway.inbound.DeliveredReceipt;
import org.jarshy.gateway.inbound.DeliveredText;
import org.jarshy.gateway.inbound.Journal;
import org.jarshy.gateway.inbound.Oddity;
import org.jarshy.gateway.kernel.Msisdn;
import org.jsmpp.SMPPConstant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the octets of a deliver_sm or data_sm to the journal. Nothing that an SMSC can send makes it
 * throw, and no flood makes it hold more than {@link #MOST_OCTETS}: above that the SMSC is told
 * that the queue is full and delivers again later.
 */
final class Deliveries {

  /**
   * Of one link, accepted and not yet durable; beside it each message costs the heap its objects.
   */
  static final int MOST_OCTETS = 4 << 20;

  private static final int OVERHEAD = 256;

  private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
  private static final int MESSAGE_TYPE = 0x3C;
  private static final int RECEIPT = 0x04;
  private static final int INTERMEDIATE = 0x20;
  private static final int UDHI = 0x40;

  /** Appendix B's text has some 120; vendors add to it, but nothing of use so far behind. */
  private static final int MOST_RECEIPT_TEXT = 1_000;

  private static final int MOST_ID = 65;
  private static final int MOST_ADDRESS = 20;

  private final String carrier;
  private final Alphabet alphabet;
  private final String ourAddress;
  private final Journal journal;
  private final Clock clock;
  private final LinkObserver observer;
  private final AtomicLong waitingOctets = new AtomicLong();
  private final AtomicLong unreadable = new AtomicLong();

  Deliveries(
      String carrier,
      Alphabet alphabet,
      String ourAddress,
      Journal journal,
      Clock clock,
      LinkObserver observer) {
    this.carrier = carrier;
    this.alphabet = alphabet;
    this.ourAddress = ourAddress;
    this.journal = journal;
    this.clock = clock;
    this.observer = observer;
  }

  /**
   * @param pdu a whole deliver_sm or data_sm
   * @return completes with the command_status to answer with
   */
  CompletionStage<Integer> accept(String link, int commandId, byte[] pdu) {
    long cost = pdu.length + OVERHEAD;
    if (waitingOctets.addAndGet(cost) > MOST_OCTETS) {
      waitingOctets.addAndGet(-cost);
      return CompletableFuture.completedFuture(SMPPConstant.STAT_ESME_RMSGQFUL);
    }
    CompletionStage<Void> stored;
    try {
      stored =
          store(
              link,
              commandId == SMPPConstant.CID_DATA_SM
                  ? DeliveredPdu.dataSm(pdu)
                  : DeliveredPdu.deliverSm(pdu));
    } catch (DeliveredPdu.Unreadable | RuntimeException e) {
      waitingOctets.addAndGet(-cost);
      // A permanent error, so that the SMSC does not bring the same octets again for ever. The
      // words of a RuntimeException may hold a number; those of Unreadable are ours.
      setAside(
          Oddity.UNREADABLE_PDU,
          e instanceof DeliveredPdu.Unreadable ? e.getMessage() : e.getClass().getSimpleName());
      return CompletableFuture.completedFuture(SMPPConstant.STAT_ESME_RX_P_APPN);
    }
    return stored.handle(
        (ok, failure) -> {
          waitingOctets.addAndGet(-cost);
          return status(failure);
        });
  }

  private static int status(Throwable failure) {
    if (failure == null) {
      return SMPPConstant.STAT_ESME_ROK;
    }
    return failure instanceof Journal.Full || failure.getCause() instanceof Journal.Full
        ? SMPPConstant.STAT_ESME_RMSGQFUL
        : SMPPConstant.STAT_ESME_RX_T_APPN;
  }

  private CompletionStage<Void> store(String link, DeliveredPdu delivered) {
    byte[] octets = delivered.userData();
    int type = delivered.esmClass() & MESSAGE_TYPE;
    String receiptedId = delivered.text(DeliveredPdu.RECEIPTED_MESSAGE_ID);
    if (type == RECEIPT || type == INTERMEDIATE || receiptedId != null) {
      return journal.accept(receipt(delivered, octets, receiptedId));
    }
    Sender sender = Sender.read(delivered, ourAddress);
    if (sender instanceof Sender.NoPhone no) {
      // Nobody can be answered there; it is acknowledged, so that it does not come again.
      setAside(no.why(), "no phone can have sent it");
      return CompletableFuture.completedFuture(null);
    }
    Msisdn from = ((Sender.Phone) sender).number();
    observer.textRead(from);
    return journal.accept(
        new DeliveredText(
            carrier,
            link,
            from,
            cut(delivered.destination(), MOST_ADDRESS),
            octets,
            delivered.dataCoding(),
            (delivered.esmClass() & UDHI) != 0,
            alphabet,
            sar(delivered),
            delivered.sequence(),
            clock.instant()));
  }

  private DeliveredReceipt receipt(DeliveredPdu delivered, byte[] octets, String id) {
    int length = Math.min(octets.length, MOST_RECEIPT_TEXT);
    return new DeliveredReceipt(
        carrier,
        id == null ? null : cut(id, MOST_ID),
        delivered.number(DeliveredPdu.MESSAGE_STATE),
        // The phone's number is where the text went to, hence where its receipt comes from.
        cut(delivered.source(), MOST_ADDRESS),
        new String(octets, 0, length, StandardCharsets.ISO_8859_1),
        clock.instant());
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most) : text;
  }

  private static Concat sar(DeliveredPdu delivered) {
    Integer reference = delivered.number(DeliveredPdu.SAR_MSG_REF_NUM);
    Integer of = delivered.number(DeliveredPdu.SAR_TOTAL_SEGMENTS);
    Integer nth = delivered.number(DeliveredPdu.SAR_SEGMENT_SEQNUM);
    if (reference == null || of == null || nth == null) {
      return null;
    }
    return of > 1 && nth >= 1 && nth <= of ? new Concat(reference, of, nth) : null;
  }

  private void setAside(Oddity why, String what) {
    journal.leftOut(why);
    long count = unreadable.incrementAndGet();
    if (Long.bitCount(count) == 1) {
      log.warn(
          "carrier {}: a delivery was set aside: {}, {}; {} so far", carrier, why, what, count);
    }
  }
}
