package org.jarshy.sim.capture;

import java.nio.ByteBuffer;
import java.util.function.Function;

/** What a well-behaved SMSC answers. */
final class Answers {

  private Answers() {}

  static Function<byte[], byte[]> good() {
    return frame -> {
      int command = ByteBuffer.wrap(frame).getInt(4);
      int sequence = ByteBuffer.wrap(frame).getInt(12);
      return switch (command) {
        case Pdus.BIND_TRANSCEIVER -> Pdus.bindResponse(sequence, "sim");
        case Pdus.SUBMIT_SM -> Pdus.submitResponse(sequence, 0, "id" + sequence);
        case Pdus.UNBIND, Pdus.ENQUIRE_LINK -> Pdus.bare(command | Pdus.RESPONSE, sequence);
        default -> null;
      };
    };
  }
}
