package org.jarshy.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jarshy.gateway.audit.AuditLogs;
import org.jarshy.gateway.proxy.PooledProxy.State;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Probes against sockets that are open, shut, silent and slow. */
class ConnectProbeTest {

  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String LOOPBACK = "127.0.0.1";
  private static final String TLS_SECRET =
      "ee00112233445566778899aabbccddeeff676f6f676c652e636f6d"; // … and google.com

  private final ConnectProbe probe = new ConnectProbe(InetAddress::isLoopbackAddress);
  private final List<ServerSocket> servers = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void close() throws IOException {
    over.countDown();
    for (ServerSocket server : servers) {
      server.close();
    }
  }

  /** Connections are taken by the system; nobody says anything. */
  private int silent() throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    servers.add(server);
    return server.getLocalPort();
  }

  private int shut() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return server.getLocalPort();
    }
  }

  /** Begins a TLS record as long as there is, and sends it byte by byte without an end. */
  private int slow() throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    servers.add(server);
    Thread thread =
        new Thread(
            () -> {
              while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                  socket.getOutputStream().write(new byte[] {0x16, 3, 3, 0x3f, (byte) 0xff});
                  while (!over.await(SHORT.toMillis() / 5, TimeUnit.MILLISECONDS)) {
                    socket.getOutputStream().write(0);
                  }
                } catch (IOException e) {
                  // The other side hung up, or the test is over.
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                  return;
                }
              }
            },
            "slow-proxy");
    thread.setDaemon(true);
    thread.start();
    return server.getLocalPort();
  }

  @Test
  void open_port_answers() throws IOException {
    Endpoint open = new Endpoint(LOOPBACK, silent(), false);
    assertThatCode(() -> probe.connect(open, LONG)).doesNotThrowAnyException();
  }

  @Test
  void shut_port_does_not() throws IOException {
    Endpoint shut = new Endpoint(LOOPBACK, shut(), false);
    assertThatThrownBy(() -> probe.connect(shut, LONG)).isInstanceOf(ConnectException.class);
  }

  @Test
  void one_that_should_speak_tls_and_is_silent_does_not() throws IOException {
    Endpoint silent = new Endpoint(LOOPBACK, silent(), true);
    assertThatThrownBy(() -> probe.connect(silent, SHORT))
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void no_probe_goes_into_the_networks_this_machine_stands_in() throws IOException {
    Endpoint open = new Endpoint(LOOPBACK, silent(), false);
    assertThatThrownBy(() -> new ConnectProbe().connect(open, LONG))
        .isInstanceOf(IOException.class)
        .hasMessage("the name leads to no public address");
  }

  @Test
  void rounds_over_real_sockets_burn_what_is_shut_silent_or_slow_and_nothing_else()
      throws IOException {
    TestDatabase database = TestDatabase.Kind.H2.open();
    MutableClock clock = MutableClock.startingInJanuary2022();
    TestProxies house =
        TestProxies.on(
            database.jdbc(), database.transactions(), AuditLogs.log(database, clock), clock);
    Map<String, Integer> ports = new HashMap<>();
    // The slow one is asked first: it may keep nobody behind it from being asked.
    ProxyId slow = admit(house, ports, 1, slow(), TLS_SECRET);
    ProxyId silent = admit(house, ports, 2, silent(), TLS_SECRET);
    ProxyId shut = admit(house, ports, 3, shut(), "0".repeat(32));
    ProxyId open = admit(house, ports, 4, silent(), "0".repeat(32));
    ExecutorService threads = Executors.newFixedThreadPool(1);
    try {
      ProbeRound round =
          house.probes(
              (endpoint, timeout) ->
                  probe.connect(
                      new Endpoint(LOOPBACK, ports.get(endpoint.host()), endpoint.tls()), timeout),
              SHORT,
              threads);
      clock.advance(Duration.ofHours(1));
      for (int i = 0; i < ProbeRound.ROUNDS_TO_BURN; i++) {
        assertThat(round.run()).isEqualTo(1);
      }
    } finally {
      threads.shutdownNow();
    }
    for (ProxyId dead : List.of(slow, silent, shut)) {
      assertThat(house.proxies.find(dead).orElseThrow().state()).isEqualTo(State.BURNED);
    }
    PooledProxy works = house.proxies.find(open).orElseThrow();
    assertThat(works.state()).isNotEqualTo(State.BURNED);
    assertThat(works.freshBy()).isEqualTo("probe");
    database.close();
  }

  private static ProxyId admit(
      TestProxies house, Map<String, Integer> ports, int number, int port, String secret) {
    String host = "185.10.0." + number;
    ports.put(host, port);
    return house.admit(
        LinkKind.MTPROTO,
        "https://t.me/proxy?server=%s&port=443&secret=%s".formatted(host, secret));
  }
}
