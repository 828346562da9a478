package org.jarshy.sim.io;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import tlschannel.ClientTlsChannel;
import tlschannel.ServerTlsChannel;

/** Makes transports of socket channels, all with the same options. */
final class Sockets {

  private static final int SEND_BUFFER = 256 * 1024;

  private Sockets() {}

  static Transport transport(
      Selector selector, SocketChannel channel, SSLContext tls, boolean client) throws IOException {
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    // Fixed, so that a peer that stops reading is noticed before megabytes are under way.
    channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
    SocketTransport socket = new SocketTransport(selector, channel);
    if (tls == null) {
      return socket;
    }
    if (!client) {
      return new TlsTransport(socket, ServerTlsChannel.newBuilder(channel, tls).build());
    }
    SSLEngine engine = tls.createSSLEngine();
    engine.setUseClientMode(true);
    return new TlsTransport(socket, ClientTlsChannel.newBuilder(channel, engine).build());
  }
}
