package org.jarshy.sim;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jarshy.sim.smpp.Pdu;
import org.jsmpp.bean.QuerySm;

/** Message ids, hexadecimal, counted upwards; of the latest also when they become final. */
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

  void finalAt(long number, Instant time, Behaviour behaviour) {
    int slot = (int) (number % REMEMBERED);
    finalMillis[slot] = time.toEpochMilli();
    finalState[slot] = (byte) behaviour.receiptState().messageState();
  }

  /** The response, or null when the message is not known, or no longer. */
  byte[] query(QuerySm query, int sequence) throws Pdu.Malformed {
    long number = parse(query.getMessageId());
    if (number < first || number >= next || number < next - REMEMBERED) {
      return null;
    }
    int slot = (int) (number % REMEMBERED);
    Instant done = Instant.ofEpochMilli(finalMillis[slot]);
    String id = Long.toHexString(number);
    return done.isAfter(Instant.now())
        ? Pdu.queryResponse(sequence, id, null, ENROUTE)
        : Pdu.queryResponse(sequence, id, ABSOLUTE.format(done), finalState[slot]);
  }

  private static long parse(String id) {
    try {
      return id == null ? -1 : Long.parseLong(id, 16);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
