package org.jarshy.sim.esme;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes the three bind requests, which differ in their command alone. */
final class BindRequest {

  private static final int HEADER = 16;
  private static final int INTERFACE_VERSION = 0x34;

  private BindRequest() {}

  static byte[] pdu(LoadPlan.Login login, int command, int sequence) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (String word : new String[] {login.systemId(), login.password(), login.systemType()}) {
      body.writeBytes(word.getBytes(StandardCharsets.ISO_8859_1));
      body.write(0);
    }
    body.write(INTERFACE_VERSION);
    body.write(0); // addr_ton
    body.write(0); // addr_npi
    body.write(0); // address_range
    return ByteBuffer.allocate(HEADER + body.size())
        .putInt(HEADER + body.size())
        .putInt(command)
        .putInt(0)
        .putInt(sequence)
        .put(body.toByteArray())
        .array();
  }
}
