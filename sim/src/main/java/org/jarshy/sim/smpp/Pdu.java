package org.jarshy.sim.smpp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.Bind;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.util.DefaultComposer;
import org.jsmpp.util.DefaultDecomposer;
import org.jsmpp.util.PDUComposer;
import org.jsmpp.util.PDUDecomposer;

/**
 * Reading and writing PDUs. The bodies that carry all the traffic are written by hand, for speed.
 */
public final class Pdu {

  public static final int HEADER = 16;
  public static final int LARGEST = 64 * 1024;

  private static final int SC_INTERFACE_VERSION = 0x0210;
  private static final PDUDecomposer READER = new DefaultDecomposer();
  private static final PDUComposer WRITER = new DefaultComposer();

  private Pdu() {}

  /** A body that is not what its command says. */
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;

    Malformed(int status, Throwable cause) {
      super(cause);
      this.status = status;
    }

    /** What to answer. */
    public int status() {
      return status;
    }
  }

  private interface Body<T> {
    T read(byte[] frame) throws PDUStringException;
  }

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

  public static Bind bind(byte[] frame) throws Malformed {
    return read(READER::bind, frame);
  }

  public static SubmitSm submit(byte[] frame) throws Malformed {
    return read(READER::submitSm, frame);
  }

  public static QuerySm query(byte[] frame) throws Malformed {
    return read(READER::querySm, frame);
  }

  private static <T> T read(Body<T> body, byte[] frame) throws Malformed {
    try {
      return body.read(frame);
    } catch (PDUStringException e) {
      throw new Malformed(e.getErrorCode(), e);
    } catch (RuntimeException e) {
      // The reader runs over the end of what is there: the PDU is shorter than its fields.
      throw new Malformed(CommandStatus.ESME_RINVCMDLEN.code(), e);
    }
  }

  /** A PDU that is nothing but a header: most answers that say no. */
  public static byte[] header(int command, int status, int sequence) {
    return begin(HEADER, command, status, sequence).array();
  }

  public static byte[] bindResponse(int command, int sequence, String systemId) {
    byte[] id = ascii(systemId);
    ByteBuffer pdu = begin(HEADER + id.length + 1 + 5, Command.responseTo(command), 0, sequence);
    pdu.put(id).put((byte) 0);
    pdu.putShort((short) SC_INTERFACE_VERSION).putShort((short) 1).put((byte) 0x34);
    return pdu.array();
  }

  public static byte[] submitResponse(int sequence, String messageId) {
    byte[] id = ascii(messageId);
    ByteBuffer pdu =
        begin(HEADER + id.length + 1, Command.responseTo(Command.SUBMIT_SM), 0, sequence);
    return pdu.put(id).put((byte) 0).array();
  }

  public static byte[] queryResponse(
      int sequence, String messageId, String finalDate, int messageState) throws Malformed {
    return read(
        unused -> WRITER.querySmResp(sequence, messageId, finalDate, (byte) messageState, (byte) 0),
        null);
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
