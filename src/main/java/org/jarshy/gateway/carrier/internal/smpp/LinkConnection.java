package org.jarshy.gateway.carrier.internal.smpp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jarshy.gateway.carrier.CarrierSettings;
import org.jsmpp.session.connection.Connection;

/** A socket with the options SMPP needs: no Nagle, a limit on connecting, host names verified. */
final class LinkConnection implements Connection {

  /** The TCP socket, also below TLS. */
  private final Socket tcp;

  private final Socket socket;
  private final InputStream in;
  private final JoiningOutputStream out;
  private final Answers answers;

  private LinkConnection(Socket tcp, Socket socket, String link) throws IOException {
    this.tcp = tcp;
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    this.out = new JoiningOutputStream(socket.getOutputStream(), link, this::closeQuietly);
    this.answers = new Answers(out.neverWaiting());
  }

  /**
   * @param tcp not yet connected; whoever closes it meanwhile ends the attempt
   * @param tls null for a plain connection
   */
  static LinkConnection open(
      Socket tcp, CarrierSettings settings, SSLSocketFactory tls, String link) throws IOException {
    try {
      tcp.setTcpNoDelay(true);
      tcp.setKeepAlive(true);
      int limit = (int) settings.connectTimeout().toMillis();
      tcp.connect(new InetSocketAddress(settings.host(), settings.port()), limit);
      Socket socket = tls == null ? tcp : secure(tcp, settings, tls);
      return new LinkConnection(tcp, socket, link);
    } catch (IOException | RuntimeException e) {
      tcp.close();
      throw e;
    }
  }

  private static Socket secure(Socket tcp, CarrierSettings settings, SSLSocketFactory tls)
      throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(tcp, settings.host(), settings.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    Duration limit = settings.connectTimeout();
    // On the whole of it: a limit on each read lets a peer drip octets for ever.
    CompletableFuture<Void> handshake = new CompletableFuture<>();
    handshake
        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((done, late) -> closeIfLate(tcp, late));
    try {
      socket.startHandshake();
    } catch (IOException e) {
      throw handshake.isCompletedExceptionally()
          ? new IOException("no TLS within " + limit.toSeconds() + " s")
          : e;
    } finally {
      handshake.complete(null);
    }
    return socket;
  }

  private static void closeIfLate(Socket tcp, Throwable late) {
    if (late != null) {
      try {
        tcp.close();
      } catch (IOException e) {
        // Nothing is left to close.
      }
    }
  }

  void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      // Nothing is left to close.
    }
  }

  /** Writes what is gathered, then closes. Does not wait for it. */
  void finish() {
    out.finish();
  }

  void awaitFinished(Duration limit) {
    out.awaitFinished(limit);
  }

  /**
   * Closes below TLS: its own close would say goodbye first, behind a writer that a peer which does
   * not read holds up for ever.
   */
  @Override
  public void close() throws IOException {
    out.close();
    tcp.close();
  }

  @Override
  public boolean isOpen() {
    return !tcp.isClosed();
  }

  @Override
  public InputStream getInputStream() {
    return in;
  }

  @Override
  public OutputStream getOutputStream() {
    return out;
  }

  /** For threads that must not wait for this peer. */
  Answers answers() {
    return answers;
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
