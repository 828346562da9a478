package org.jarshy.sim;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jarshy.sim.profile.IdFormat;
import org.jarshy.sim.profile.ReceiptState;
import org.jarshy.sim.smpp.Pdu;
import org.jarshy.sim.smpp.Query;

/** The message ids of one account, counted upwards; of the latest also when they become final. */
final class Messages {

  private static final int REMEMBERED = 1 << 16;
  private static final int ENROUTE = 1;
  private static final DateTimeFormatter ABSOLUTE =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'000+'").withZone(ZoneOffset.UTC);

  private final long first;
  private final long[] finalMillis = new long[REMEMBERED];
  private final byte[] finalState = new byte[REMEMBERED];
  private long next;

  /**
   * @param first of the ids; another one at each start keeps an ESME's old ids apart from new ones
   */
  Messages(long first) {
    this.first = first;
    this.next = first;
  }

  long next() {
    return next++;
  }

  /** Whether a message has this number, or had it. */
  boolean gaveOut(long number) {
    return number >= first && number < next;
  }

  /** It is not final yet. */
  void enroute(long number) {
    finalState[(int) (number % REMEMBERED)] = 0;
  }

  void finalAt(long number, long millis, ReceiptState state) {
    if (number < next - REMEMBERED) {
      return; // its slot is another's by now
    }
    int slot = (int) (number % REMEMBERED);
    finalMillis[slot] = millis;
    finalState[slot] = (byte) state.messageState();
  }

  /**
   * The response, which is a refusal when the message is not known, or no longer.
   *
   * @param formats in which the responses to submits may have written the id
   */
  byte[] query(Query query, List<IdFormat> formats, int sequence) {
    for (IdFormat format : formats) {
      long number = format.read(query.messageId());
      if (gaveOut(number) && number >= next - REMEMBERED) {
        return answer(number, format, sequence);
      }
    }
    return Pdu.queryFailed(sequence, query.messageId());
  }

  private byte[] answer(long number, IdFormat format, int sequence) {
    int slot = (int) (number % REMEMBERED);
    String id = format.write(number);
    return finalState[slot] == 0
        ? Pdu.queryResponse(sequence, id, "", ENROUTE)
        : Pdu.queryResponse(
            sequence,
            id,
            ABSOLUTE.format(Instant.ofEpochMilli(finalMillis[slot])),
            finalState[slot]);
  }
}
