package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import org.jarshy.sim.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Virtual SMSCs side by side, each with ports and accounts of its own. */
class SeveralSmscsTest {

  private Smsc sim;

  @BeforeEach
  void start() throws Exception {
    sim =
        Smsc.builder()
            .httpPort(null)
            .smsc(new SmscConfig("north", 0, 0, null, List.of(AccountConfig.of("kcell", "demo"))))
            .smsc(
                new SmscConfig(
                    "south",
                    0,
                    null,
                    null,
                    List.of(
                        AccountConfig.of("tele2", "demo"), AccountConfig.of("beeline", "demo"))))
            .start();
  }

  @AfterEach
  void stop() {
    sim.close();
  }

  private int port(String smsc, boolean tls) {
    return sim.ports().stream()
        .filter(each -> each.smsc().equals(smsc) && each.tls() == tls)
        .mapToInt(Smsc.OpenPort::port)
        .findFirst()
        .orElseThrow();
  }

  private int bindStatus(String smsc, String id) throws Exception {
    try (RawEsme esme = RawEsme.at(port(smsc, false))) {
      esme.send(RawEsme.bind(Octets.BIND_TRX, 1, id));
      return Octets.status(esme.next());
    }
  }

  @Test
  void an_account_is_known_at_its_own_smsc_alone() throws Exception {
    assertThat(sim.ports()).hasSize(3);
    assertThat(bindStatus("north", "kcell")).isZero();
    assertThat(bindStatus("south", "tele2")).isZero();
    assertThat(bindStatus("south", "beeline")).isZero();
    assertThat(bindStatus("north", "tele2")).isEqualTo(0x0F); // ESME_RINVSYSID
    assertThat(bindStatus("south", "kcell")).isEqualTo(0x0F);
    try (RawEsme tls =
        RawEsme.tls(
            TlsOnTheWireTest.trusting(sim.certificatePem()), "localhost", port("north", true))) {
      tls.send(RawEsme.bind(Octets.BIND_TRX, 1, "tele2"));
      assertThat(Octets.status(tls.next())).isEqualTo(0x0F);
    }
  }

  @Test
  void one_refuses_connections_and_the_other_goes_on() throws Exception {
    sim.account("kcell").inject(new Fault.RefuseConnections(Duration.ofHours(1), true));
    assertThatThrownBy(() -> bindStatus("north", "kcell")).isInstanceOf(ConnectException.class);
    assertThat(bindStatus("south", "tele2")).isZero();
  }

  @Test
  void what_their_phones_get_is_in_one_ledger() throws Exception {
    try (RawEsme north = RawEsme.at(port("north", false)).bind("kcell");
        RawEsme south = RawEsme.at(port("south", false)).bind("beeline")) {
      north.send(SubmitOctets.to("77011234567").pdu(2));
      south.send(SubmitOctets.to("77011234567").pdu(2));
      assertThat(Octets.status(north.next())).isZero();
      assertThat(Octets.status(south.next())).isZero();
    }
    assertThat(sim.ledger("77011234567"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.copies()).isEqualTo(2));
  }
}
