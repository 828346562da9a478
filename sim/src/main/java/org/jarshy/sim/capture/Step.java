package org.jarshy.sim.capture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.sim.io.Timer;

/** One PDU that an ESME of the capture sent, and what became of it then and now. */
final class Step {

  private static final int ALERT_NOTIFICATION = 0x102;
  private static final int OUTBIND = 0x0B;

  final long nanos;
  final byte[] octets;

  /** Those that were answered after the step before this one, and before this one. */
  final List<Step> answeredBefore = new ArrayList<>();

  private final boolean whole;

  /** Null when the capture has no answer to it. */
  Integer capturedStatus;

  /** Null when there is no answer yet. */
  Integer status;

  boolean expected;
  boolean sent;

  /** Answered, or given up. */
  boolean settled;

  Timer patience;

  /**
   * @param octets as they are to be sent
   */
  Step(CapturedPdu pdu, byte[] octets) {
    this.nanos = pdu.nanos();
    this.whole = pdu.whole();
    this.octets = octets;
  }

  /** 0 when there is not even a whole header. */
  static int command(byte[] octets) {
    return octets.length < PduDecoder.HEADER ? 0 : ByteBuffer.wrap(octets).getInt(4);
  }

  static int status(byte[] octets) {
    return ByteBuffer.wrap(octets).getInt(8);
  }

  static int sequence(byte[] octets) {
    return octets.length < PduDecoder.HEADER ? -1 : ByteBuffer.wrap(octets).getInt(12);
  }

  boolean isBind() {
    return whole && BindRequest.is(command(octets));
  }

  /** Whether an SMSC that follows the standard answers it. */
  boolean isRequest() {
    int command = command(octets);
    return whole
        && command > 0
        && command != ALERT_NOTIFICATION
        && command != OUTBIND
        && Names.command(command) != null;
  }

  /** Whether a PDU with this sequence and command is an answer to it. */
  boolean isAnsweredBy(int command) {
    return command == Names.GENERIC_NACK || command == (command(octets) | Names.RESPONSE);
  }

  String name() {
    String name = Names.command(command(octets));
    return name == null ? "unknown" : name;
  }
}
