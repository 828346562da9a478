package org.jarshy.sim;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Bytes on a socket: for what no well-behaved client would send, and to see the very octets. */
final class RawEsme implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

  /** How a connection ended. */
  enum End {
    FIN,
    RESET
  }

  RawEsme(Smsc sim) throws IOException {
    this(connect(null, sim.smppPort()));
  }

  private RawEsme(Socket socket) throws IOException {
    this.socket = socket;
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    out = socket.getOutputStream();
  }

  static RawEsme at(int port) throws IOException {
    return new RawEsme(connect(null, port));
  }

  /**
   * @param own address of 127.0.0.0/8 to come from
   */
  static RawEsme from(String own, int port) throws IOException {
    return new RawEsme(connect(own, port));
  }

  /**
   * Over TLS; the handshake is done when this returns.
   *
   * @param host the name that the certificate must be for
   */
  static RawEsme tls(SSLContext trust, String host, int port) throws IOException {
    Socket plain = connect(null, port);
    try {
      SSLSocket secure = (SSLSocket) trust.getSocketFactory().createSocket(plain, host, port, true);
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
      secure.startHandshake();
      return new RawEsme(secure);
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  private static Socket connect(String own, int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setReceiveBufferSize(32 * 1024); // so that not reading is soon felt
      if (own != null) {
        socket.bind(new InetSocketAddress(own, 0));
      }
      socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  void send(byte[]... bytes) throws IOException {
    out.write(Octets.join(bytes)); // in one piece
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

  /** Fields in their order: a number is an octet, a text gets its NUL, octets stay as they are. */
  static byte[] body(Object... fields) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Object field : fields) {
      if (field instanceof Integer octet) {
        all.write(octet);
      } else if (field instanceof String text) {
        all.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        all.write(0);
      } else {
        all.writeBytes((byte[]) field);
      }
    }
    return all.toByteArray();
  }

  static byte[] tlv(int tag, int... value) {
    byte[] all = new byte[4 + value.length];
    ByteBuffer.wrap(all).putShort((short) tag).putShort((short) value.length);
    for (int i = 0; i < value.length; i++) {
      all[4 + i] = (byte) value[i];
    }
    return all;
  }

  /** Sends it, and reads what comes next. */
  ByteBuffer ask(byte[] pdu) throws IOException {
    send(pdu);
    return read();
  }

  RawEsme bind(String systemId) throws IOException {
    send(bind(0x00000009, 1, systemId));
    ByteBuffer response = read();
    if (response.getInt(8) != 0) {
      throw new IOException("bind refused with " + response.getInt(8));
    }
    return this;
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
    return ByteBuffer.wrap(next());
  }

  /** One PDU; null when the other side has said all. */
  ByteBuffer readOrEnd() throws IOException {
    try {
      return read();
    } catch (EOFException e) {
      return null;
    }
  }

  /** One PDU, by what its length says. */
  byte[] next() throws IOException {
    int length = in.readInt();
    if (length < 16 || length > 1 << 20) {
      throw new IOException("a PDU of " + length + " octets");
    }
    byte[] pdu = new byte[length];
    ByteBuffer.wrap(pdu).putInt(length);
    in.readFully(pdu, 4, length - 4);
    return pdu;
  }

  /** So many octets, whatever they are. */
  byte[] octets(int count) throws IOException {
    byte[] octets = new byte[count];
    in.readFully(octets);
    return octets;
  }

  /** -1 when the other side has closed. */
  int readOctet() throws IOException {
    return in.read();
  }

  /** True when nothing comes for this long. */
  boolean silentFor(Duration time) throws IOException {
    socket.setSoTimeout((int) time.toMillis());
    try {
      in.mark(1);
      int octet = in.read();
      if (octet >= 0) {
        in.reset();
      }
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    } finally {
      socket.setSoTimeout(PATIENCE_MILLIS);
    }
  }

  /** How it ended; an octet before the end is an error. */
  End end() throws IOException {
    int octet;
    try {
      octet = in.read();
    } catch (SocketException e) {
      return End.RESET;
    }
    if (octet >= 0) {
      throw new IOException("there is more: 0x" + Integer.toHexString(octet));
    }
    return End.FIN;
  }

  int localPort() {
    return socket.getLocalPort();
  }

  /** Goes without a word: the other side sees a reset. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
