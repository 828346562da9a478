package org.jarshy.gateway.carrier.internal.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.ServerSocket;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jarshy.gateway.carrier.CarrierStatus.LinkState;
import org.jarshy.gateway.carrier.internal.CarrierRun;
import org.jarshy.gateway.carrier.internal.TestSettings;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.outbox.Binding;
import org.jarshy.gateway.outbox.RealOutbox;
import org.jarshy.gateway.testing.TestDatabase;
import org.jarshy.sim.Certificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links over TLS to servers of the JDK. */
class TlsLinksTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Certificate SMSC = Certificate.selfSigned();
  private static final Certificate OURS = Certificate.selfSigned();
  private static final char[] NONE = new char[0];

  private TestDatabase database;
  private HostileSmsc smsc;
  private CarrierRun run;

  @BeforeEach
  void open() {
    database = TestDatabase.Kind.H2.open();
  }

  @AfterEach
  void close() throws Exception {
    if (run != null) {
      run.stopClaiming();
      run.stop();
    }
    if (smsc != null) {
      smsc.close();
    }
    database.close();
  }

  /**
   * @param own null for none
   */
  private static SSLContext context(Certificate own, Certificate trusted) throws Exception {
    KeyManagerFactory keys = null;
    if (own != null) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setKeyEntry("own", own.key(), NONE, own.chain().toArray(X509Certificate[]::new));
      keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, NONE);
    }
    KeyStore others = KeyStore.getInstance(KeyStore.getDefaultType());
    others.load(null, null);
    others.setCertificateEntry("other", trusted.chain().get(0));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(others);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private void listen(boolean asksForCertificate) throws Exception {
    SSLServerSocket server =
        (SSLServerSocket) context(SMSC, OURS).getServerSocketFactory().createServerSocket(0);
    server.setNeedClientAuth(asksForCertificate);
    smsc = new HostileSmsc(1, server);
  }

  private void bind(String host, int port, Certificate own, Certificate trusted) throws Exception {
    Clock clock = Clock.systemUTC();
    RealOutbox outbox =
        new RealOutbox(
            database, clock, c -> new Binding.Words(new Msisdn("+77011234567"), "x", false));
    run =
        new CarrierRun(
            "kcell",
            TestSettings.of(port).host(host).tls().build(),
            context(own, trusted).getSocketFactory(),
            outbox.outbox(),
            null,
            clock);
    run.start();
  }

  private void awaitState(LinkState state) {
    await().atMost(SOON).until(() -> run.status().links().get(0).state() == state);
  }

  private String problem() {
    return run.status().links().get(0).problem();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void a_certificate_for_the_right_name_is_bound_to(String host) throws Exception {
    listen(false);
    bind(host, smsc.port(), null, SMSC);
    awaitState(LinkState.BOUND);
  }

  @Test
  void a_certificate_for_another_name_is_refused_before_any_password_is_sent() throws Exception {
    listen(false);
    bind("127.0.0.2", smsc.port(), null, SMSC);
    awaitState(LinkState.DOWN);
    assertThat(problem()).contains("127.0.0.2");
    assertThat(smsc.binds).hasValue(0);
  }

  @Test
  void a_certificate_that_nobody_trusts_is_refused() throws Exception {
    listen(false);
    bind("localhost", smsc.port(), null, OURS);
    awaitState(LinkState.DOWN);
    assertThat(smsc.binds).hasValue(0);
  }

  @Test
  void our_own_certificate_is_given_where_it_is_asked_for() throws Exception {
    listen(true);
    bind("localhost", smsc.port(), OURS, SMSC);
    awaitState(LinkState.BOUND);
  }

  @Test
  void without_our_own_certificate_an_smsc_that_asks_for_it_is_not_bound_to() throws Exception {
    listen(true);
    bind("localhost", smsc.port(), null, SMSC);
    awaitState(LinkState.DOWN);
    assertThat(smsc.binds).hasValue(0);
  }

  @Test
  void a_handshake_that_stalls_is_given_up_and_holds_no_one_when_stopping() throws Exception {
    try (ServerSocket silent = new ServerSocket(0)) {
      bind("localhost", silent.getLocalPort(), null, SMSC);
      awaitState(LinkState.DOWN);
      assertThat(problem()).isEqualTo("no TLS within 1 s");
      awaitState(LinkState.CONNECTING);
      long begun = System.nanoTime();
      run.stop();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
    }
  }
}
