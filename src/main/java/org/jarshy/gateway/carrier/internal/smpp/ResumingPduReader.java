package org.jarshy.gateway.carrier.internal.smpp;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jsmpp.PDUReader;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;

/**
 * Reads PDUs whole, however they are cut. jSMPP's own reader loses the octets it has when a PDU is
 * cut by a pause longer than the enquire_link timer; this one goes on where it was. It caps
 * command_length, since a lie there would otherwise take the heap. PDUs are handed over here, on
 * the reader's thread, past jSMPP's bounded queue in which slow deliveries starve answers.
 */
final class ResumingPduReader implements PDUReader {

  /** Far above any PDU of SMPP 3.4: a message_payload has at most 64 KiB. */
  static final int MOST_OCTETS = 70 * 1024;

  private static final int HEADER = SMPPConstant.PDU_HEADER_LENGTH;

  /** Takes PDUs off the reader's thread; must only store and return. */
  interface Taker {

    /**
     * @return what jSMPP is to see in its place, with the same sequence_number; null when nothing
     */
    byte[] take(Command header, byte[] pdu);
  }

  private final String threadName;
  private final Taker taker;
  private byte[] pdu = new byte[HEADER];
  private int have;
  private boolean named;

  ResumingPduReader(String threadName, Taker taker) {
    this.threadName = threadName;
    this.taker = taker;
  }

  @Override
  public Command readPDUHeader(DataInputStream in) throws IOException {
    if (!named) {
      Thread.currentThread().setName(threadName);
      named = true;
    }
    while (true) {
      Command header = readWhole(in);
      byte[] shown = handOver(header, pdu);
      have = 0;
      pdu = shown == null ? new byte[HEADER] : shown;
      if (shown != null) {
        return header(ByteBuffer.wrap(shown));
      }
    }
  }

  /** An Error here would end jSMPP's thread and leave the session bound for ever. */
  private byte[] handOver(Command header, byte[] whole) throws IOException {
    try {
      return taker.take(header, whole);
    } catch (RuntimeException | Error e) {
      throw new IOException("a PDU could not be dealt with: " + e.getClass().getSimpleName());
    }
  }

  /** A SocketTimeoutException on the way leaves what was read in place for the next call. */
  private Command readWhole(DataInputStream in) throws IOException {
    if (have < HEADER) {
      if (pdu.length != HEADER) {
        pdu = new byte[HEADER];
      }
      fill(in, HEADER);
    }
    int length = ByteBuffer.wrap(pdu).getInt();
    if (length < HEADER || length > MOST_OCTETS) {
      // The stream cannot be trusted after this; jSMPP closes the session on an IOException.
      throw new IOException("command_length " + length + " is not from 16 to " + MOST_OCTETS);
    }
    if (pdu.length != length) {
      pdu = java.util.Arrays.copyOf(pdu, length);
    }
    fill(in, length);
    return header(ByteBuffer.wrap(pdu));
  }

  private static Command header(ByteBuffer buffer) {
    Command header = new Command();
    header.setCommandLength(buffer.getInt());
    header.setCommandId(buffer.getInt());
    header.setCommandStatus(buffer.getInt());
    header.setSequenceNumber(buffer.getInt());
    return header;
  }

  private void fill(DataInputStream in, int until) throws IOException {
    while (have < until) {
      int read = in.read(pdu, have, until - have);
      if (read < 0) {
        throw new EOFException("the SMSC closed the connection");
      }
      have += read;
    }
  }

  @Override
  public byte[] readPDU(DataInputStream in, Command header) {
    byte[] whole = pdu;
    pdu = new byte[HEADER];
    return whole;
  }

  @Override
  public byte[] readPDU(DataInputStream in, int length, int id, int status, int sequence) {
    return readPDU(in, null);
  }
}
