package org.jarshy.sim;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes on a socket: for what no well-behaved client would send, and to see the very octets. */
final class RawEsme implements AutoCloseable {

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

  RawEsme(Smsc sim) throws IOException {
    socket = new Socket();
    socket.setReceiveBufferSize(32 * 1024); // so that not reading is soon felt
    socket.connect(new InetSocketAddress("127.0.0.1", sim.smppPort()));
    socket.setSoTimeout(10_000);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    out = socket.getOutputStream();
  }

  void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  static byte[] pdu(int command, int sequence, byte[] body) {
    return ByteBuffer.allocate(16 + body.length)
        .putInt(16 + body.length)
        .putInt(command)
        .putInt(0)
        .putInt(sequence)
        .put(body)
        .array();
  }

  void bind(String systemId) throws IOException {
    send(bind(0x00000009, 1, systemId));
    ByteBuffer response = read();
    if (response.getInt(8) != 0) {
      throw new IOException("bind refused with " + response.getInt(8));
    }
  }

  static byte[] submit(int sequence, String to, String text) {
    byte[] words = text.getBytes(StandardCharsets.ISO_8859_1);
    byte[] start = ("\0\0\0001414\0\1\1" + to + "\0").getBytes(StandardCharsets.ISO_8859_1);
    byte[] body =
        ByteBuffer.allocate(start.length + 10 + words.length)
            .put(start)
            .put(new byte[] {0, 0, 0, 0, 0, 1, 0, 0, 0, (byte) words.length})
            .put(words)
            .array();
    return pdu(0x00000004, sequence, body);
  }

  static byte[] bind(int command, int sequence, String systemId) {
    byte[] names = (systemId + "\0demo\0\0").getBytes(StandardCharsets.ISO_8859_1);
    return pdu(command, sequence, Arrays.copyOf(with(names, 0x34), names.length + 4));
  }

  private static byte[] with(byte[] bytes, int last) {
    byte[] more = Arrays.copyOf(bytes, bytes.length + 1);
    more[bytes.length] = (byte) last;
    return more;
  }

  /** One PDU, positioned at its start. */
  ByteBuffer read() throws IOException {
    int length = in.readInt();
    byte[] pdu = new byte[length];
    ByteBuffer.wrap(pdu).putInt(length);
    in.readFully(pdu, 4, length - 4);
    return ByteBuffer.wrap(pdu);
  }

  /** -1 when the other side has closed. */
  int readOctet() throws IOException {
    return in.read();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
