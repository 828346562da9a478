package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.fault.Malformation;
import org.jarshy.sim.fault.When;
import org.jarshy.sim.profile.Destinations;
import org.jarshy.sim.profile.Profile;
import org.jarshy.sim.profile.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, connected or said, the loop goes on, nobody else is hurt, nothing is left. */
@Timeout(60)
class HostileClientsTest {

  private static final String PHONE = "77011234567";

  private Smsc sim;
  private RawEsme bystander;

  @BeforeEach
  void start() throws Exception {
    sim = Smsc.builder().httpPort(null).account("kcell", "demo").start();
    bystander = new RawEsme(sim).bind("kcell");
  }

  @AfterEach
  void the_bystander_is_served_and_nothing_is_left() throws Exception {
    bystander.send(SubmitOctets.to("77019999999").receipt(0).pdu(70));
    byte[] response = bystander.next();
    assertThat(Octets.command(response)).isEqualTo(Octets.SUBMIT_SM_RESP);
    assertThat(Octets.sequence(response)).isEqualTo(70);
    assertThat(Octets.status(response)).isZero();
    await().until(() -> sim.openConnections().size() == 1);
    assertThat(sim.stats().account("kcell").sessions()).hasSize(1);
    bystander.close();
    sim.close();
  }

  @Test
  void a_bind_with_sixty_kilobytes_of_garbage_is_refused() throws Exception {
    byte[] garbage = new byte[60 * 1024];
    for (byte filler : new byte[] {'x', 0, (byte) 0xFF}) {
      Arrays.fill(garbage, filler);
      try (RawEsme esme = new RawEsme(sim)) {
        esme.send(Octets.pdu(Octets.BIND_TRX, 0, 5, garbage));
        byte[] response = esme.next();
        assertThat(Octets.command(response))
            .isIn(Octets.BIND_TRX | Octets.RESPONSE, Octets.GENERIC_NACK);
        assertThat(Octets.status(response)).isNotZero();
        assertThat(Octets.sequence(response)).isEqualTo(5);
      }
    }
  }

  @Test
  void a_submit_with_sixty_kilobytes_in_every_place_is_answered() throws Exception {
    byte[] much = new byte[60_000];
    Arrays.fill(much, (byte) 'x');
    try (RawEsme esme = new RawEsme(sim).bind("kcell")) {
      esme.send(SubmitOctets.to("7".repeat(60_000)).pdu(2));
      esme.send(SubmitOctets.to(PHONE).with(Octets.tlv(0x0424, much)).data(0, new byte[0]).pdu(3));
      esme.send(SubmitOctets.to(PHONE).with(Octets.tlv(0x1400, much)).receipt(0).pdu(4));
      esme.send(Octets.pdu(Octets.SUBMIT_SM, 0, 5, much));
      for (int sequence = 2; sequence <= 5; sequence++) {
        assertThat(Octets.sequence(esme.next())).isEqualTo(sequence);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, -1, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void a_length_that_none_may_have_before_any_bind_ends_the_connection(int length)
      throws Exception {
    try (RawEsme esme = new RawEsme(sim)) {
      esme.send(Octets.integer(length));
      assertThat(Octets.hex(esme.next())).isEqualTo("00000010" + "80000000" + "0000000200000000");
      assertThat(esme.end()).isEqualTo(RawEsme.End.FIN);
    }
  }

  @Test
  void three_thousand_connections_come_and_go_by_fin_by_reset_and_in_the_middle_of_a_pdu()
      throws Exception {
    List<RawEsme> open = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      RawEsme esme = new RawEsme(sim);
      open.add(esme);
      if (i % 3 == 1) {
        esme.send(Arrays.copyOf(RawEsme.bind(Octets.BIND_TRX, 1, "kcell"), 20));
      } else if (i % 3 == 2) {
        esme.bind("kcell");
        esme.send(SubmitOctets.to(PHONE).receipt(0).pdu(2));
      }
    }
    assertThat(sim.openConnections()).hasSize(3001);
    for (int i = 0; i < open.size(); i++) {
      if (i % 2 == 0) {
        open.get(i).reset();
      } else {
        open.get(i).close();
      }
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> sim.openConnections().size() == 1);
    assertThat(sim.ledger(PHONE))
        .singleElement()
        .satisfies(e -> assertThat(e.copies()).isEqualTo(1000));
  }

  @Test
  void half_open_connections_are_sent_away_when_their_time_to_bind_is_over() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try (Smsc quick =
        Smsc.builder()
            .httpPort(null)
            .account("kcell", "demo")
            .bindTimeout(Duration.ofMillis(400))
            .start()) {
      for (int i = 0; i < 200; i++) {
        silent.add(new Socket("127.0.0.1", quick.smppPort()));
      }
      for (Socket each : silent) {
        each.setSoTimeout(10_000);
        assertThat(each.getInputStream().read()).isEqualTo(-1);
      }
      await().until(() -> quick.openConnections().isEmpty());
    } finally {
      for (Socket each : silent) {
        each.close();
      }
    }
  }

  @Test
  void a_regular_expression_that_is_slow_with_one_number_alone_matches_it_not() throws Exception {
    Profile slow =
        Profile.normal()
            .change()
            .rules(
                List.of(
                    new Rule(
                        Destinations.pattern("^3(([0-9]+)+)+x"),
                        Profile.normal()
                            .withSubmitStatus(org.jarshy.sim.smpp.CommandStatus.ESME_RSYSERR))))
            .build();
    sim.account("kcell").behave(slow);
    for (int i = 0; i < 20; i++) {
      bystander.send(SubmitOctets.to("3".repeat(20)).receipt(0).pdu(2 + i));
      assertThat(Octets.status(bystander.next())).isZero();
    }
  }

  @Test
  void times_beyond_all_reckoning_are_never_over() throws Exception {
    Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
    Account kcell = sim.account("kcell");
    kcell.inject(new Fault.Cut(false), new When.After(forever));
    kcell.inject(new Fault.IgnoreEnquireLink(forever));
    bystander.send(Octets.pdu(Octets.ENQUIRE_LINK, 0, 2), SubmitOctets.to(PHONE).receipt(0).pdu(3));
    assertThat(Octets.sequence(bystander.next())).isEqualTo(3);
  }

  @Test
  void malformed_deliveries_without_end_do_not_pile_up_on_one_who_does_not_read() throws Exception {
    sim.account("kcell")
        .inject(
            new Fault.MalformedDelivery(Malformation.UNKNOWN_COMMAND),
            new When.Every(Duration.ofMillis(2)));
    byte[] pdu = bystander.next();
    assertThat(Octets.command(pdu)).isEqualTo(0x00000FFF);
    sim.account("kcell").behave(Profile.normal());
    bystander.send(Octets.pdu(Octets.ENQUIRE_LINK, 0, 9));
    while (!Octets.is(pdu, Octets.ENQUIRE_LINK | Octets.RESPONSE)) {
      pdu = bystander.next();
    }
  }
}
