package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.fault.When;
import org.jarshy.sim.profile.Profile;
import org.jarshy.sim.scenario.Scenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SMPP over TLS, seen by a client of the JDK that verifies certificate and name. */
class TlsOnTheWireTest {

  private static final String PHONE = "77011234567";

  private Smsc sim;

  @BeforeEach
  void start() throws Exception {
    sim =
        Smsc.builder()
            .httpPort(null)
            .tlsPort(0)
            .account(
                AccountConfig.of("kcell", "demo")
                    .withProfile(Profile.normal().withReceiptDelay(Duration.ofMillis(1))))
            .start();
  }

  @AfterEach
  void stop() {
    sim.close();
  }

  static SSLContext trusting(String pem) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry(
        "sim",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private RawEsme tls(String host) throws Exception {
    return RawEsme.tls(trusting(sim.certificatePem()), host, sim.tlsPort());
  }

  private static void submitAndGetReceipt(RawEsme esme) throws Exception {
    esme.send(SubmitOctets.to(PHONE).pdu(2));
    byte[] response = esme.next();
    assertThat(Octets.hex(response)).startsWith(Octets.hex(response).substring(0, 8) + "80000004");
    assertThat(Octets.status(response)).isZero();
    String text = "id:%s sub:001 dlvrd:001".formatted(Octets.messageId(response));
    byte[] receipt = esme.next();
    assertThat(Octets.command(receipt)).isEqualTo(Octets.DELIVER_SM);
    assertThat(new String(receipt, StandardCharsets.ISO_8859_1)).contains(text);
    esme.send(Octets.deliverResponse(Octets.sequence(receipt)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void the_certificate_that_it_makes_is_good_for_the_names_of_this_machine(String host)
      throws Exception {
    try (RawEsme esme = tls(host).bind("kcell")) {
      submitAndGetReceipt(esme);
    }
    assertThat(sim.ledger(PHONE)).hasSize(1);
  }

  @Test
  void neither_another_name_nor_another_certificate_is_accepted_and_nobody_is_hurt()
      throws Exception {
    assertThatThrownBy(() -> tls("smsc.example.org")).isInstanceOf(SSLHandshakeException.class);
    SSLContext other = trusting(Certificate.selfSigned().pem());
    assertThatThrownBy(() -> RawEsme.tls(other, "localhost", sim.tlsPort()))
        .isInstanceOf(SSLHandshakeException.class);
    try (RawEsme esme = tls("localhost").bind("kcell")) {
      submitAndGetReceipt(esme);
    }
    await().until(() -> sim.openConnections().isEmpty());
  }

  @Test
  void plain_bytes_at_the_port_of_tls_end_their_own_connection_alone() throws Exception {
    try (RawEsme bystander = tls("localhost").bind("kcell");
        RawEsme plain = RawEsme.at(sim.tlsPort())) {
      plain.send(RawEsme.bind(Octets.BIND_TRX, 1, "kcell"));
      assertThat(sim.openConnections().size()).isLessThanOrEqualTo(2);
      drain(plain);
      submitAndGetReceipt(bystander);
      await().until(() -> sim.openConnections().size() == 1);
    }
  }

  @Test
  void tls_at_the_plain_port_ends_its_own_connection_alone() throws Exception {
    try (RawEsme bystander = new RawEsme(sim).bind("kcell")) {
      SSLContext trust = trusting(sim.certificatePem());
      assertThatThrownBy(() -> RawEsme.tls(trust, "localhost", sim.smppPort()))
          .isInstanceOf(java.io.IOException.class);
      submitAndGetReceipt(bystander);
      await().until(() -> sim.openConnections().size() == 1);
    }
  }

  /** Reads to the end, whatever comes: the record of an alert, then the end. */
  private static void drain(RawEsme esme) throws Exception {
    try {
      while (esme.readOctet() >= 0) {
        // An alert of TLS.
      }
    } catch (java.net.SocketException e) {
      // An end as well.
    }
  }

  @Test
  void a_handshake_that_never_goes_on_is_sent_away_as_any_other_silence() throws Exception {
    try (Smsc quick =
            Smsc.builder()
                .httpPort(null)
                .tlsPort(0)
                .account("kcell", "demo")
                .bindTimeout(Duration.ofMillis(400))
                .start();
        RawEsme half = RawEsme.at(quick.tlsPort())) {
      half.send(Octets.hex("16 03 01 02 00 01 00 01 fc 03 03")); // the beginning of a hello
      drain(half);
      await().until(() -> quick.openConnections().isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource(RawEsme.End.class)
  void connections_end_over_tls_as_they_do_without(RawEsme.End how) throws Exception {
    try (RawEsme esme = tls("localhost").bind("kcell")) {
      sim.account("kcell")
          .inject(new Fault.CloseAfterResponse(how == RawEsme.End.RESET), new When.AtSubmit(1));
      esme.send(SubmitOctets.to(PHONE).receipt(0).pdu(2));
      assertThat(Octets.sequence(esme.next())).isEqualTo(2);
      assertThat(esme.end()).isEqualTo(how);
      await().until(() -> sim.openConnections().isEmpty());
    }
  }

  @Test
  void reading_that_stopped_goes_on_where_it_was() throws Exception {
    try (RawEsme esme = tls("localhost").bind("kcell")) {
      sim.account("kcell").inject(new Fault.StopReading(Duration.ofHours(1)), new When.AtSubmit(1));
      esme.send(
          SubmitOctets.to(PHONE).receipt(0).pdu(2),
          SubmitOctets.to(PHONE).receipt(0).pdu(3),
          SubmitOctets.to(PHONE).receipt(0).pdu(4));
      assertThat(Octets.sequence(esme.next())).isEqualTo(2);
      assertThat(sim.stats().account("kcell").accepted()).isEqualTo(1);
      esme.send(SubmitOctets.to(PHONE).receipt(0).pdu(5));
      sim.account("kcell").behave(Profile.normal());
      for (int sequence = 3; sequence <= 5; sequence++) {
        assertThat(Octets.sequence(esme.next())).isEqualTo(sequence);
      }
    }
  }

  @Test
  void a_certificate_of_ones_own_is_shown_instead(@TempDir Path directory) throws Exception {
    Certificate own = Certificate.selfSigned();
    Files.writeString(directory.resolve("own.crt"), own.pem());
    Files.writeString(
        directory.resolve("own.key"),
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(own.key().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    Path file =
        Files.writeString(
            directory.resolve("own.yaml"),
            """
            smscs:
              - id: north
                tlsPort: 0
                certificate: own.crt
                key: own.key
                accounts: [{id: kcell, password: demo, receiptDelay: 1ms}]
            """);
    SmscBuilder builder = Smsc.builder().httpPort(null);
    Scenario.read(file).configure(builder);
    try (Smsc north = builder.start();
        RawEsme esme =
            RawEsme.tls(trusting(own.pem()), "localhost", north.tlsPort()).bind("kcell")) {
      submitAndGetReceipt(esme);
      SSLContext other = trusting(sim.certificatePem());
      assertThatThrownBy(() -> RawEsme.tls(other, "localhost", north.tlsPort()))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }
}
