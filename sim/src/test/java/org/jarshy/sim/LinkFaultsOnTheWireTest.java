package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.fault.When;
import org.jarshy.sim.profile.Profile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong with whole connections, as the other end of the socket sees it. */
class LinkFaultsOnTheWireTest {

  private static final String PHONE = "77011234567";
  private static final Duration FAR = Duration.ofHours(1);

  private Smsc sim;
  private Account kcell;
  private RawEsme esme;

  @BeforeEach
  void start() throws Exception {
    sim =
        Smsc.builder()
            .httpPort(null)
            .tlsPort(0)
            .account(
                AccountConfig.of("kcell", "demo")
                    .withProfile(Profile.normal().withReceiptDelay(FAR)))
            .start();
    kcell = sim.account("kcell");
    esme = new RawEsme(sim).bind("kcell");
  }

  @AfterEach
  void stop() throws Exception {
    esme.close();
    sim.close();
  }

  private void behaveAgain() {
    kcell.behave(Profile.normal().withReceiptDelay(FAR));
  }

  private long accepted() {
    return sim.stats().account("kcell").accepted();
  }

  private static byte[] enquiry(int sequence) {
    return Octets.pdu(Octets.ENQUIRE_LINK, 0, sequence);
  }

  private static byte[] enquiryResponse(int sequence) {
    return Octets.pdu(Octets.ENQUIRE_LINK | Octets.RESPONSE, 0, sequence);
  }

  @Test
  void no_answer_leaves_while_answers_are_paused_but_all_else_does() throws Exception {
    kcell.inject(new Fault.PauseAnswers(FAR));
    esme.send(RawEsme.submit(2, PHONE, "a"), RawEsme.submit(3, PHONE, "b"), enquiry(4));
    assertThat(esme.next()).isEqualTo(enquiryResponse(4));
    assertThat(accepted()).isEqualTo(2);
    behaveAgain();
    assertThat(Octets.sequence(esme.next())).isEqualTo(2);
    assertThat(Octets.sequence(esme.next())).isEqualTo(3);
  }

  @Test
  void not_a_submit_is_taken_after_the_one_that_stops_the_reading() throws Exception {
    kcell.inject(new Fault.StopReading(FAR), new When.AtSubmit(2));
    byte[][] five = new byte[5][];
    for (int i = 0; i < 5; i++) {
      five[i] = RawEsme.submit(2 + i, PHONE, "text " + i);
    }
    esme.send(five); // in one piece
    assertThat(Octets.sequence(esme.next())).isEqualTo(2);
    assertThat(Octets.sequence(esme.next())).isEqualTo(3);
    assertThat(esme.silentFor(Duration.ofMillis(50))).isTrue();
    assertThat(accepted()).isEqualTo(2);
    esme.send(RawEsme.submit(7, PHONE, "later"));

    behaveAgain();
    for (int sequence = 4; sequence <= 7; sequence++) {
      assertThat(Octets.sequence(esme.next())).isEqualTo(sequence);
    }
    assertThat(accepted()).isEqualTo(6);
  }

  @Test
  void a_peer_that_is_not_read_from_comes_to_stand_while_it_writes() throws Exception {
    kcell.inject(new Fault.StopReading(FAR));
    byte[] pdu = RawEsme.submit(2, PHONE, "x".repeat(150));
    byte[] many = Octets.join(java.util.Collections.nCopies(500, pdu).toArray(new byte[0][]));
    AtomicLong written = new AtomicLong();
    Thread writer =
        new Thread(
            () -> {
              try {
                while (written.get() < 64L << 20) { // far more than any buffer of the kernel
                  esme.send(many);
                  written.addAndGet(many.length);
                }
              } catch (java.io.IOException e) {
                // The test ends with the connection.
              }
            },
            "writer");
    writer.start();
    try {
      long[] before = {-1};
      await()
          .pollInterval(Duration.ofMillis(150))
          .until(
              () -> {
                boolean stands = written.get() > 0 && before[0] == written.get();
                before[0] = written.get();
                return stands;
              });
      assertThat(accepted()).isZero();
      assertThat(written.get()).isLessThan(64L << 20);
      // What does leave is not held back: the other direction is whole.
      sim.send(PHONE, "1414", "still here");
      assertThat(Octets.command(esme.next())).isEqualTo(Octets.DELIVER_SM);
    } finally {
      esme.reset();
      writer.join();
    }
  }

  @Test
  void nothing_leaves_and_all_is_taken_until_writing_goes_on() throws Exception {
    kcell.inject(new Fault.StopWriting(FAR));
    esme.send(RawEsme.submit(2, PHONE, "a"), enquiry(3), RawEsme.submit(4, PHONE, "b"));
    await().until(() -> accepted() == 2);
    assertThat(esme.silentFor(Duration.ofMillis(50))).isTrue();
    behaveAgain();
    assertThat(Octets.sequence(esme.next())).isEqualTo(2);
    assertThat(esme.next()).isEqualTo(enquiryResponse(3));
    assertThat(Octets.sequence(esme.next())).isEqualTo(4);
  }

  @Test
  void enquire_link_is_not_answered_while_submits_are() throws Exception {
    kcell.inject(new Fault.IgnoreEnquireLink(FAR));
    esme.send(enquiry(2), RawEsme.submit(3, PHONE, "a"), enquiry(4));
    assertThat(Octets.sequence(esme.next())).isEqualTo(3);
    behaveAgain();
    esme.send(enquiry(5));
    assertThat(esme.next()).isEqualTo(enquiryResponse(5)); // 2 and 4 stay unanswered
  }

  @ParameterizedTest
  @EnumSource(RawEsme.End.class)
  void a_cut_ends_every_connection_of_the_account(RawEsme.End how) throws Exception {
    try (RawEsme second = new RawEsme(sim).bind("kcell")) {
      esme.send(RawEsme.submit(2, PHONE, "a"));
      assertThat(Octets.sequence(esme.next())).isEqualTo(2);
      kcell.inject(new Fault.Cut(how == RawEsme.End.RESET));
      assertThat(esme.end()).isEqualTo(how);
      assertThat(second.end()).isEqualTo(how);
      await().until(() -> sim.openConnections().isEmpty());
    }
  }

  @Test
  void a_cut_at_a_submit_ends_its_connection_alone() throws Exception {
    try (RawEsme second = new RawEsme(sim).bind("kcell")) {
      kcell.inject(new Fault.Cut(false), new When.AtSubmit(1));
      esme.send(RawEsme.submit(2, PHONE, "a"));
      assertThat(esme.end()).isEqualTo(RawEsme.End.FIN);
      second.send(enquiry(2));
      assertThat(second.next()).isEqualTo(enquiryResponse(2));
    }
  }

  @Test
  void the_smsc_says_unbind_and_closes_after_the_response() throws Exception {
    kcell.inject(new Fault.Unbind());
    assertThat(esme.next()).isEqualTo(Octets.hex("00000010 00000006 00000000 00000001"));
    esme.send(RawEsme.submit(2, PHONE, "still under way"));
    assertThat(Octets.sequence(esme.next())).isEqualTo(2);
    esme.send(Octets.hex("00000010 80000006 00000000 00000001"));
    assertThat(esme.end()).isEqualTo(RawEsme.End.FIN);
  }

  @Test
  void connecting_is_refused_at_both_ports_and_works_again_afterwards() throws Exception {
    kcell.inject(new Fault.RefuseConnections(FAR, false));
    for (int port : new int[] {sim.smppPort(), sim.tlsPort()}) {
      for (int i = 0; i < 20; i++) { // at once, and every time
        assertThatThrownBy(() -> RawEsme.at(port).close()).isInstanceOf(ConnectException.class);
      }
    }
    esme.send(enquiry(2));
    assertThat(esme.next()).isEqualTo(enquiryResponse(2)); // what is bound stays
    assertThat(sim.stats().account("kcell").refusing()).isTrue();

    behaveAgain();
    try (RawEsme again = new RawEsme(sim).bind("kcell");
        RawEsme tls = RawEsme.at(sim.tlsPort())) {
      again.send(enquiry(2));
      assertThat(again.next()).isEqualTo(enquiryResponse(2));
      assertThat(tls.silentFor(Duration.ofMillis(1))).isTrue(); // is there
    }
  }

  @Test
  void the_port_opens_by_itself_when_the_time_of_refusing_is_over() throws Exception {
    kcell.inject(new Fault.RefuseConnections(Duration.ofMillis(300), true));
    assertThat(esme.end()).isEqualTo(RawEsme.End.FIN);
    assertThatThrownBy(() -> new RawEsme(sim).close()).isInstanceOf(ConnectException.class);
    await().ignoreException(ConnectException.class).until(() -> binds());
  }

  private boolean binds() throws Exception {
    try (RawEsme again = new RawEsme(sim).bind("kcell")) {
      return again.localPort() > 0;
    }
  }
}
