package org.jarshy.sim.smpp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The header of any PDU, and the PDUs that the SMSC says. */
public final class Pdu {

  public static final int HEADER = 16;
  public static final int LARGEST = 64 * 1024;

  private static final int SC_INTERFACE_VERSION = 0x0210;
  private static final int UNKNOWN_MESSAGE_STATE = 7;

  private Pdu() {}

  public static int command(byte[] frame) {
    return integer(frame, 4);
  }

  public static int status(byte[] frame) {
    return integer(frame, 8);
  }

  public static int sequence(byte[] frame) {
    return integer(frame, 12);
  }

  private static int integer(byte[] frame, int at) {
    return ByteBuffer.wrap(frame).getInt(at);
  }

  /** A PDU that is nothing but a header: most answers that say no. */
  public static byte[] header(int command, int status, int sequence) {
    return begin(HEADER, command, status, sequence).array();
  }

  /**
   * @param optionals whether the ESME knows optional parameters; then it is told the version
   */
  public static byte[] bindResponse(int command, int sequence, String systemId, boolean optionals) {
    byte[] id = ascii(systemId);
    int length = HEADER + id.length + 1 + (optionals ? 5 : 0);
    ByteBuffer pdu = begin(length, Command.responseTo(command), 0, sequence);
    pdu.put(id).put((byte) 0);
    if (optionals) {
      pdu.putShort((short) SC_INTERFACE_VERSION).putShort((short) 1).put((byte) 0x34);
    }
    return pdu.array();
  }

  /**
   * @param command of the request: {@code submit_sm} or {@code data_sm}
   */
  public static byte[] submitResponse(int command, int sequence, String messageId) {
    byte[] id = ascii(messageId);
    ByteBuffer pdu = begin(HEADER + id.length + 1, Command.responseTo(command), 0, sequence);
    return pdu.put(id).put((byte) 0).array();
  }

  public static byte[] multiResponse(
      int sequence, String messageId, List<SubmitMulti.Unsuccessful> unsuccessful) {
    byte[] id = ascii(messageId);
    int length = HEADER + id.length + 1 + 1;
    for (SubmitMulti.Unsuccessful each : unsuccessful) {
      length += 2 + each.to().digits().length() + 1 + 4;
    }
    ByteBuffer pdu = begin(length, Command.responseTo(Command.SUBMIT_MULTI), 0, sequence);
    pdu.put(id).put((byte) 0).put((byte) unsuccessful.size());
    for (SubmitMulti.Unsuccessful each : unsuccessful) {
      pdu.put((byte) each.to().ton()).put((byte) each.to().npi());
      pdu.put(ascii(each.to().digits())).put((byte) 0).putInt(each.status().code());
    }
    return pdu.array();
  }

  /**
   * @param finalDate empty while it is not final
   */
  public static byte[] queryResponse(
      int sequence, String messageId, String finalDate, int messageState) {
    return queryResponse(CommandStatus.ESME_ROK, sequence, messageId, finalDate, messageState);
  }

  /**
   * The refusal of a query_sm. It has a body, too: SMPP leaves that out only where it says so, and
   * there are clients that wait for ever for one.
   */
  public static byte[] queryFailed(int sequence, String messageId) {
    return queryResponse(
        CommandStatus.ESME_RQUERYFAIL, sequence, messageId, "", UNKNOWN_MESSAGE_STATE);
  }

  private static byte[] queryResponse(
      CommandStatus status, int sequence, String messageId, String finalDate, int messageState) {
    byte[] id = ascii(messageId);
    byte[] date = ascii(finalDate);
    int length = HEADER + id.length + 1 + date.length + 1 + 2;
    ByteBuffer pdu = begin(length, Command.responseTo(Command.QUERY_SM), status.code(), sequence);
    pdu.put(id).put((byte) 0).put(date).put((byte) 0);
    return pdu.put((byte) messageState).put((byte) 0).array(); // error_code: none
  }

  static ByteBuffer begin(int length, int command, int status, int sequence) {
    return ByteBuffer.allocate(length)
        .putInt(length)
        .putInt(command)
        .putInt(status)
        .putInt(sequence);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
