package org.jarshy.gateway.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A TCP connection, and a TLS handshake where the proxy speaks TLS. Says nothing, asks nothing. */
final class ConnectProbe implements ProbeRound.Probe {

  @Override
  public void connect(Endpoint endpoint, Duration timeout) throws IOException {
    InetAddress address = InetAddress.getByName(endpoint.host());
    // A name may lead into the networks that this machine stands in.
    if (Addresses.useOf(address.getAddress()) != Addresses.Use.PUBLIC) {
      throw new IOException("the name leads to no public address");
    }
    int millis = (int) timeout.toMillis();
    try (Socket socket = new Socket()) {
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
