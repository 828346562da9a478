package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jarshy.sim.Jumping.Client;
import org.jarshy.sim.Jumping.Piece;
import org.jarshy.sim.profile.Profile;
import org.jarshy.sim.smpp.CommandStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How binds are answered, and how long a connection may live. */
class BindSettingsOnTheWireTest {

  private static final int BIND_RESPONSE = Octets.BIND_TRX | Octets.RESPONSE;

  private static Profile with(Duration bindDelay) {
    return Profile.normal().change().bindDelay(bindDelay).build();
  }

  @ParameterizedTest
  @CsvSource({"00000001", "00000002", "00000009"})
  void a_bind_is_answered_with_system_id_and_version(String command) throws Exception {
    try (Jumping run = Jumping.with(Profile.normal())) {
      Client esme = run.client("kcell", Integer.parseInt(command, 16));
      run.playUntil(Duration.ofSeconds(1));
      assertThat(esme.came())
          .extracting(piece -> Octets.hex(piece.octets()))
          .containsExactly(
              "00000020"
                  + ("8" + command.substring(1))
                  + "0000000000000001"
                  + Octets.hex(Octets.string("jarshy-sim"))
                  + "0210000134");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 29, 45, 600}) // also longer than an ESME may take to bind at all
  void a_bind_takes_its_delay(long seconds) throws Exception {
    try (Jumping run = Jumping.with(with(Duration.ofSeconds(seconds)))) {
      Client esme = run.bound();
      run.playUntil(Duration.ofSeconds(seconds).minusMillis(10));
      assertThat(esme.came()).isEmpty();
      assertThat(esme.closedAt()).isNull();
      run.playUntil(Duration.ofSeconds(seconds + 60));
      assertThat(esme.came()).singleElement().satisfies(piece -> isGoodAfter(piece, seconds));
      assertThat(esme.closedAt()).isNull();
    }
  }

  private static void isGoodAfter(Piece piece, long seconds) {
    assertThat(Octets.command(piece.octets())).isEqualTo(BIND_RESPONSE);
    assertThat(Octets.status(piece.octets())).isZero();
    assertThat(piece.at())
        .isBetween(Duration.ofSeconds(seconds), Duration.ofSeconds(seconds).plusMillis(4));
  }

  @Test
  void until_a_bind_is_answered_nothing_is_bound() throws Exception {
    try (Jumping run = Jumping.with(with(Duration.ofSeconds(4)))) {
      Client esme = run.bound();
      run.playUntil(Duration.ofMillis(500));
      esme.sendAt(1000, SubmitOctets.to("77010000001").pdu(2));
      esme.sendAt(2000, RawEsme.bind(Octets.BIND_TRX, 3, "kcell"));
      run.playUntil(Duration.ofSeconds(5));
      assertThat(esme.came().subList(0, 2))
          .extracting(piece -> Octets.hex(piece.octets()))
          .containsExactly(
              "00000010800000040000000400000002", // ESME_RINVBNDSTS
              "00000010800000090000000500000003"); // ESME_RALYBND
      assertThat(esme.came()).hasSize(3);
    }
  }

  @Test
  void a_connection_that_ends_during_the_delay_leaves_nothing_behind() throws Exception {
    try (Jumping run = Jumping.with(with(Duration.ofMillis(500)))) {
      Client lost = run.bound();
      Client broken = run.bound();
      broken.mute();
      run.playUntil(Duration.ofMillis(100));
      run.at(200, () -> lost.sendAt(200, Octets.pdu(Octets.ENQUIRE_LINK, 0, 9)));
      // A length that none may have ends the connection, which the peer is slow to notice.
      broken.sendAt(300, Octets.withLength(Octets.pdu(Octets.ENQUIRE_LINK, 0, 9), 7));
      run.playUntil(Duration.ofSeconds(10));
      assertThat(run.sim.stats().account("kcell").sessions()).hasSize(1);
      assertThat(run.sim.openConnections()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"ESME_RBINDFAIL, 0000000d", "ESME_RSYSERR, 00000008", "ESME_RTHROTTLED, 00000058"})
  void a_good_bind_can_be_refused_with_any_status(CommandStatus status, String code)
      throws Exception {
    try (Jumping run = Jumping.with(Profile.normal().change().bindStatus(status).build())) {
      Client esme = run.bound();
      run.playUntil(Duration.ofSeconds(1));
      assertThat(esme.came())
          .extracting(piece -> Octets.hex(piece.octets()))
          .containsExactly("00000010" + "80000009" + code + "00000001");
    }
  }

  @Test
  void who_does_not_bind_within_thirty_seconds_is_sent_away() throws Exception {
    try (Jumping run = Jumping.with(Profile.normal())) {
      Client silent = run.client(null, 0);
      Client unknown = run.client("nobody", Octets.BIND_TRX);
      Client bound = run.bound();
      run.playUntil(Duration.ofMillis(29_990));
      assertThat(silent.closedAt()).isNull();
      assertThat(Octets.hex(unknown.came().get(0).octets()))
          .isEqualTo("00000010" + "80000009" + "0000000f" + "00000001"); // ESME_RINVSYSID
      run.playUntil(Duration.ofMinutes(10));
      Duration late = Duration.ofMillis(30_004);
      assertThat(silent.closedAt()).isBetween(Duration.ofSeconds(30), late);
      assertThat(unknown.closedAt()).isBetween(Duration.ofSeconds(30), late);
      assertThat(bound.closedAt()).isNull();
      assertThat(run.sim.openConnections()).hasSize(1);
    }
  }

  @Test
  void the_smsc_asks_for_signs_of_life_and_cuts_a_link_that_gives_none() throws Exception {
    Profile asking = Profile.normal().change().enquireLink(Duration.ofSeconds(10)).build();
    try (Jumping run = Jumping.with(asking)) {
      Client alive = run.bound();
      Client dead = run.bound().mute();
      run.playUntil(Duration.ofSeconds(65));
      assertThat(alive.pieces(Octets.ENQUIRE_LINK))
          .extracting(piece -> Octets.hex(piece.octets()))
          .containsExactly(
              "00000010000000150000000000000001",
              "00000010000000150000000000000002",
              "00000010000000150000000000000003",
              "00000010000000150000000000000004",
              "00000010000000150000000000000005",
              "00000010000000150000000000000006");
      assertThat(alive.pieces(Octets.ENQUIRE_LINK).get(5).at())
          .isBetween(Duration.ofSeconds(60), Duration.ofMillis(60_030));
      assertThat(alive.closedAt()).isNull();
      assertThat(dead.all(Octets.ENQUIRE_LINK)).hasSize(1);
      assertThat(dead.closedAt()).isBetween(Duration.ofSeconds(20), Duration.ofMillis(20_010));
    }
  }

  @Test
  void an_account_may_bind_from_its_own_addresses_alone() throws Exception {
    AccountConfig one =
        AccountConfig.of("kcell", "demo").withHosts(Host.parse("127.0.0.2"), Host.parse("::1"));
    AccountConfig many = AccountConfig.of("beeline", "demo").withHosts(Host.parse("127.4.0.0/15"));
    try (Smsc sim = Smsc.builder().httpPort(null).account(one).account(many).start()) {
      assertBind(sim, "kcell", "127.0.0.2", 0);
      assertBind(sim, "kcell", "127.0.0.1", 0x0D);
      assertBind(sim, "kcell", "127.0.0.3", 0x0D);
      assertBind(sim, "beeline", "127.4.0.1", 0);
      assertBind(sim, "beeline", "127.5.255.254", 0);
      assertBind(sim, "beeline", "127.6.0.1", 0x0D);
      assertBind(sim, "beeline", "127.0.0.1", 0x0D);
    }
  }

  private static void assertBind(Smsc sim, String id, String from, int status) throws Exception {
    try (RawEsme esme = RawEsme.from(from, sim.smppPort())) {
      esme.send(RawEsme.bind(Octets.BIND_TRX, 1, id));
      assertThat(Octets.status(esme.next())).as("%s from %s", id, from).isEqualTo(status);
    }
  }
}
