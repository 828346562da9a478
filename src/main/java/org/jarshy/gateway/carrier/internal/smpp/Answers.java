package org.jarshy.gateway.carrier.internal.smpp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jsmpp.SMPPConstant;

/**
 * Writes the small PDUs that a link needs beside submits, each in one write. The stream must never
 * wait: these are written by the reader's thread and by the journal's.
 */
final class Answers {

  private static final int HEADER = SMPPConstant.PDU_HEADER_LENGTH;
  private static final byte[] NONE = new byte[0];

  /** An empty message_id, which SMPP 3.4 §4.6.2 asks for and does not use. */
  private static final byte[] NO_ID = {0};

  private final OutputStream out;

  Answers(OutputStream neverWaiting) {
    this.out = neverWaiting;
  }

  void enquireLink(int sequence) throws IOException {
    write(SMPPConstant.CID_ENQUIRE_LINK, 0, sequence, NONE);
  }

  void unbind(int sequence) throws IOException {
    write(SMPPConstant.CID_UNBIND, 0, sequence, NONE);
  }

  void enquireLinkResp(int sequence) throws IOException {
    write(SMPPConstant.CID_ENQUIRE_LINK_RESP, 0, sequence, NONE);
  }

  void unbindResp(int sequence) throws IOException {
    write(SMPPConstant.CID_UNBIND_RESP, 0, sequence, NONE);
  }

  void genericNack(int status, int sequence) throws IOException {
    write(SMPPConstant.CID_GENERIC_NACK, status, sequence, NONE);
  }

  /** To a deliver_sm or data_sm. */
  void delivered(int commandId, int status, int sequence) throws IOException {
    write(commandId | SMPPConstant.MASK_CID_RESP, status, sequence, NO_ID);
  }

  private void write(int commandId, int status, int sequence, byte[] body) throws IOException {
    out.write(pdu(commandId, status, sequence, body));
  }

  static byte[] pdu(int commandId, int status, int sequence, byte... body) {
    return ByteBuffer.allocate(HEADER + body.length)
        .putInt(HEADER + body.length)
        .putInt(commandId)
        .putInt(status)
        .putInt(sequence)
        .put(body)
        .array();
  }
}
