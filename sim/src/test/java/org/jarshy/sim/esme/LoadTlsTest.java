package org.jarshy.sim.esme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jarshy.sim.io.ClientTls;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.io.Port;
import org.jarshy.sim.io.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The load over TLS: whom it trusts, and that it is as whole as without. */
class LoadTlsTest {

  @TempDir private Path folder;
  private EventLoop loop;
  private TestCertificate certificate;
  private Port port;

  @BeforeEach
  void listen() throws Exception {
    loop = new EventLoop("tls-test");
    certificate = TestCertificate.make("the SMSC");
    port =
        loop.listen(
            new InetSocketAddress("127.0.0.1", 0),
            certificate.serverContext(),
            65_536,
            null,
            AcceptingSmsc::new);
  }

  @AfterEach
  void close() {
    loop.close();
  }

  private LoadResult run(SSLContext tls) throws Exception {
    LoadPlan plan =
        LoadPlan.builder()
            .login("kcell", "demo")
            .count(3000)
            .links(2)
            .window(100)
            .waitForReceipts(Duration.ofSeconds(20))
            .build();
    return LoadEsme.overSockets(loop, port.address(), tls, plan).start().get(60, TimeUnit.SECONDS);
  }

  @Test
  void without_a_file_any_certificate_is_accepted() throws Exception {
    LoadResult result = run(ClientTls.trustingAnyone());
    assertThat(result.complete()).isTrue();
    assertThat(result.accepted()).isEqualTo(3000);
  }

  @Test
  void with_a_file_its_certificates_are_accepted_and_no_others() throws Exception {
    Path own = Files.writeString(folder.resolve("own.pem"), certificate.pem());
    assertThat(run(ClientTls.trusting(own)).accepted()).isEqualTo(3000);
    TestCertificate other = TestCertificate.make("somebody else");
    Path others = Files.writeString(folder.resolve("others.pem"), other.pem());
    LoadResult refused = run(ClientTls.trusting(others));
    assertThat(refused.linksBound()).isZero();
    assertThat(refused.bindFailures()).isEqualTo(6);
  }

  @Test
  void a_file_without_certificates_is_refused() throws Exception {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    assertThatThrownBy(() -> ClientTls.trusting(empty))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessageContaining("there is no certificate in");
    assertThatThrownBy(() -> ClientTls.trusting(folder.resolve("missing.pem")))
        .isInstanceOf(IOException.class);
  }

  /** Accepts every bind and submit, with a receipt for each. */
  private static final class AcceptingSmsc implements Wire.Listener {
    private final Wire wire;
    private int receipts;

    AcceptingSmsc(Wire wire) {
      this.wire = wire;
    }

    @Override
    public void onFrame(byte[] frame) {
      int command = Octets.getInt(frame, 4);
      int sequence = Octets.getInt(frame, 12);
      if (command < 0) {
        return;
      }
      String id = wire.number() + "-" + sequence;
      wire.send(ScriptedSmsc.pdu(command | ScriptedSmsc.NACK, 0, sequence, id + "\0"));
      if (command == ScriptedSmsc.SUBMIT) {
        String text = "id:" + id + " stat:DELIVRD";
        String body = "\0\1\00177010000001\0\0\0001414\0\4\0\0\0\0\0\0\0\0";
        wire.send(
            ScriptedSmsc.pdu(
                ScriptedSmsc.DELIVER, 0, ++receipts, body + (char) text.length() + text));
      }
    }

    @Override
    public void onBadLength(byte[] beginning) {}

    @Override
    public void onFlushed() {}

    @Override
    public void onClosed() {}
  }
}
