package org.jarshy.gateway.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A TCP connection, and a TLS handshake where the proxy speaks TLS. Says nothing, asks nothing.
 * Each wait has its limit; that of the whole is its caller's, who interrupts: a channel is closed
 * by that, so that a proxy which sends a byte now and then holds no thread.
 */
final class ConnectProbe implements ProbeRound.Probe {

  private final Predicate<InetAddress> allowed;

  ConnectProbe() {
    this(address -> Addresses.useOf(address.getAddress()) == Addresses.Use.PUBLIC);
  }

  /**
   * @param allowed addresses that may be connected to: a name may lead into the networks that this
   *     machine stands in
   */
  ConnectProbe(Predicate<InetAddress> allowed) {
    this.allowed = allowed;
  }

  @Override
  public void connect(Endpoint endpoint, Duration timeout) throws IOException {
    InetAddress address = InetAddress.getByName(endpoint.host());
    if (!allowed.test(address)) {
      throw new IOException("the name leads to no public address");
    }
    int millis = (int) timeout.toMillis();
    try (SocketChannel channel = SocketChannel.open()) {
      Socket socket = channel.socket();
      socket.connect(new InetSocketAddress(address, endpoint.port()), millis);
      socket.setSoTimeout(millis);
      if (endpoint.tls()) {
        handshake(socket, endpoint);
      }
    }
  }

  private static void handshake(Socket socket, Endpoint endpoint) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket tls =
        (SSLSocket) factory.createSocket(socket, endpoint.host(), endpoint.port(), false);
    SSLParameters parameters = tls.getSSLParameters();
    if (endpoint.host().indexOf(':') < 0 && Addresses.v4(endpoint.host()) == null) {
      parameters.setServerNames(List.of(new SNIHostName(endpoint.host())));
    }
    tls.setSSLParameters(parameters);
    tls.startHandshake();
  }
}
