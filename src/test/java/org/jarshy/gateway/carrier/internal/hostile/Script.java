package org.jarshy.gateway.carrier.internal.hostile;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;

/** An SMSC that a test plays itself, one connection at a time, PDU by PDU. */
final class Script implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private final ServerSocket server;
  private Socket socket;
  private DataInputStream in;

  Script() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    server.setSoTimeout(PATIENCE_MILLIS);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Takes the next connection and reads its bind. */
  byte[] accept() throws IOException {
    hangUp();
    socket = server.accept();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new DataInputStream(socket.getInputStream());
    return read();
  }

  /** The same, and lets it in. */
  byte[] bound() throws IOException {
    byte[] bind = accept();
    send(new Wire().text("SMSC").pdu(Wire.command(bind) | Wire.RESP, 0, Wire.sequence(bind)));
    return bind;
  }

  byte[] read() throws IOException {
    int length = in.readInt();
    byte[] pdu = ByteBuffer.allocate(length).putInt(length).array();
    in.readFully(pdu, 4, length - 4);
    return pdu;
  }

  /** Reads until there is one of this kind; answers enquire_link on the way. */
  byte[] read(int command) throws IOException {
    byte[] pdu = read();
    while (Wire.command(pdu) != command) {
      if (Wire.command(pdu) == Wire.ENQUIRE_LINK) {
        send(Wire.of(Wire.ENQUIRE_LINK | Wire.RESP, 0, Wire.sequence(pdu)));
      }
      pdu = read();
    }
    return pdu;
  }

  void readToTheEnd() throws IOException {
    try {
      while (true) {
        read();
      }
    } catch (EOFException e) {
      // That is what was waited for.
    }
  }

  void accepted(byte[] submit, String id) throws IOException {
    int sequence = Wire.sequence(submit);
    send(new Wire().text(id).pdu(Wire.SUBMIT_SM | Wire.RESP, 0, sequence));
  }

  void send(byte[] octets) throws IOException {
    socket.getOutputStream().write(octets);
  }

  void hangUp() throws IOException {
    if (socket != null) {
      socket.close();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    hangUp();
  }
}
