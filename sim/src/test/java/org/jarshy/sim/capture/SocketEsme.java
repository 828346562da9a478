package org.jarshy.sim.capture;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Says something over a real socket, reads an answer to each, and closes. */
final class SocketEsme {

  private SocketEsme() {}

  /** Returns the port it came from, after the other side has closed as well. */
  static int say(InetSocketAddress smsc, byte[]... frames) throws IOException {
    try (Socket socket = new Socket(smsc.getAddress(), smsc.getPort())) {
      socket.setSoTimeout(10_000);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      for (byte[] frame : frames) {
        socket.getOutputStream().write(frame);
        in.readFully(new byte[in.readInt() - 4]);
      }
      socket.shutdownOutput();
      if (in.read() >= 0) {
        throw new IOException("more came than was asked for");
      }
      return socket.getLocalPort();
    }
  }
}
