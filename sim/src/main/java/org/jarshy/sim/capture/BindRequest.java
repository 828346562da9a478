package org.jarshy.sim.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A captured bind with another name or password in it. */
final class BindRequest {

  private BindRequest() {}

  static boolean is(int command) {
    return command == 0x01 || command == 0x02 || command == 0x09;
  }

  /**
   * As it was when it is malformed, for that is what it is replayed for.
   *
   * @param systemId null for the captured one
   * @param password null for the captured one
   */
  static byte[] with(byte[] pdu, String systemId, String password) {
    int nameEnd = nul(pdu, PduDecoder.HEADER);
    int passwordEnd = nameEnd < 0 ? -1 : nul(pdu, nameEnd + 1);
    if (passwordEnd < 0 || (systemId == null && password == null)) {
      return pdu;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(pdu, 0, PduDecoder.HEADER);
    if (systemId == null) {
      out.write(pdu, PduDecoder.HEADER, nameEnd - PduDecoder.HEADER);
    } else {
      out.writeBytes(systemId.getBytes(StandardCharsets.ISO_8859_1));
    }
    out.write(0);
    if (password == null) {
      out.write(pdu, nameEnd + 1, passwordEnd - nameEnd - 1);
    } else {
      out.writeBytes(password.getBytes(StandardCharsets.ISO_8859_1));
    }
    out.write(pdu, passwordEnd, pdu.length - passwordEnd);
    byte[] replaced = out.toByteArray();
    return ByteBuffer.wrap(replaced).putInt(0, replaced.length).array();
  }

  private static int nul(byte[] pdu, int from) {
    for (int i = from; i < pdu.length; i++) {
      if (pdu[i] == 0) {
        return i;
      }
    }
    return -1;
  }
}
