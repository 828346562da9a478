package org.jarshy.gateway.carrier.internal.smpp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jarshy.gateway.carrier.CarrierSettings;
import org.jsmpp.session.connection.Connection;

/** A socket with the options SMPP needs: no Nagle, a limit on connecting, host names verified. */
final class LinkConnection implements Connection {

  private final Socket socket;
  private final InputStream in;
  private final JoiningOutputStream out;

  private LinkConnection(Socket socket, String link) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    this.out = new JoiningOutputStream(socket.getOutputStream(), link, this::closeQuietly);
  }

  /**
   * @param tls null for a plain connection
   */
  static LinkConnection open(CarrierSettings settings, SSLSocketFactory tls, String link)
      throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      int limit = (int) settings.connectTimeout().toMillis();
      socket.connect(new InetSocketAddress(settings.host(), settings.port()), limit);
      if (tls != null) {
        socket = secure(socket, settings, tls, limit);
      }
      return new LinkConnection(socket, link);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private static Socket secure(
      Socket plain, CarrierSettings settings, SSLSocketFactory tls, int limit) throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, settings.host(), settings.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.setSoTimeout(limit);
    socket.startHandshake();
    return socket;
  }

  private void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      // Nothing is left to close.
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
    socket.close();
  }

  @Override
  public boolean isOpen() {
    return !socket.isClosed();
  }

  @Override
  public InputStream getInputStream() {
    return in;
  }

  @Override
  public OutputStream getOutputStream() {
    return out;
  }

  /** For answers given on threads that must not wait for this peer. */
  OutputStream neverWaiting() {
    return out.neverWaiting();
  }

  @Override
  public void setSoTimeout(int timeout) throws IOException {
    socket.setSoTimeout(timeout);
  }

  @Override
  public InetAddress getInetAddress() {
    return socket.getInetAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return socket.getLocalAddress();
  }

  @Override
  public int getPort() {
    return socket.getPort();
  }

  @Override
  public int getLocalPort() {
    return socket.getLocalPort();
  }
}
