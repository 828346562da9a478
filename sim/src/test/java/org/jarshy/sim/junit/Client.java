package org.jarshy.sim.junit;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jarshy.sim.Smsc;

/** An ESME of bytes alone: binds as a transmitter and sends one text. */
final class Client implements AutoCloseable {

  private final Socket socket;

  private Client(Socket socket) {
    this.socket = socket;
  }

  static Client bind(Smsc smsc, String systemId) throws IOException {
    Client client = new Client(new Socket("127.0.0.1", smsc.smppPort()));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    text(body, systemId);
    text(body, "demo");
    text(body, "");
    body.writeBytes(new byte[] {0x34, 0, 0, 0}); // version, ton, npi, range
    client.request(0x00000002, body.toByteArray());
    return client;
  }

  void submit(String to, String text) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    text(body, "");
    body.writeBytes(new byte[] {0, 0});
    text(body, "1414");
    body.writeBytes(new byte[] {1, 1});
    text(body, to);
    body.writeBytes(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0}); // esm_class … sm_default_msg_id
    body.write(text.length());
    body.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    request(0x00000004, body.toByteArray());
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    out.write(0);
  }

  private void request(int command, byte[] body) throws IOException {
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    out.writeInt(16 + body.length);
    out.writeInt(command);
    out.writeInt(0);
    out.writeInt(1);
    out.write(body);
    out.flush();
    DataInputStream in = new DataInputStream(socket.getInputStream());
    int length = in.readInt();
    int answer = in.readInt();
    int status = in.readInt();
    in.skipNBytes(length - 12);
    if (answer != (command | 0x80000000) || status != 0) {
      throw new IOException("command %x got %x with status %x".formatted(command, answer, status));
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
