package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.jarshy.sim.profile.Profile;
import org.jarshy.sim.smpp.CommandStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedTest {

  private static final int GENERIC_NACK = 0x80000000;

  private Smsc sim;
  private RawEsme bystander;

  @BeforeEach
  void start() throws Exception {
    sim = Esme.quick().account("kcell", "demo").start();
    bystander = new RawEsme(sim);
    bystander.bind("kcell");
  }

  /** Whatever was done, another link works on. */
  @AfterEach
  void the_others_are_not_hurt() throws Exception {
    bystander.send(RawEsme.submit(70, "77019999999", "still here"));
    ByteBuffer response = bystander.read();
    assertThat(response.getInt(4)).isEqualTo(0x80000004);
    assertThat(response.getInt(8)).isZero();
    bystander.close();
    sim.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0000000B, 0x00000102, 0x00000077, 0x7FFFFFFF})
  void a_command_that_is_not_known_is_answered_by_generic_nack(int command) throws Exception {
    try (RawEsme esme = new RawEsme(sim)) {
      esme.bind("kcell");
      esme.send(RawEsme.pdu(command, 33, new byte[5]));
      ByteBuffer nack = esme.read();
      assertThat(nack.getInt(4)).isEqualTo(GENERIC_NACK);
      assertThat(nack.getInt(8)).isEqualTo(CommandStatus.ESME_RINVCMDID.code());
      assertThat(nack.getInt(12)).isEqualTo(33);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 15, 65_537, Integer.MAX_VALUE, -1})
  void a_length_that_cannot_be_is_nacked_and_ends_the_connection(int length) throws Exception {
    try (RawEsme esme = new RawEsme(sim)) {
      esme.bind("kcell");
      byte[] pdu = RawEsme.submit(5, "77011234567", "hello");
      ByteBuffer.wrap(pdu).putInt(length);
      esme.send(pdu);
      ByteBuffer nack = esme.read();
      assertThat(nack.getInt(4)).isEqualTo(GENERIC_NACK);
      assertThat(nack.getInt(8)).isEqualTo(CommandStatus.ESME_RINVCMDLEN.code());
      assertThat(esme.readOctet()).isEqualTo(-1);
    }
  }

  @Test
  void a_body_that_ends_too_early_is_nacked_and_the_connection_goes_on() throws Exception {
    try (RawEsme esme = new RawEsme(sim)) {
      esme.bind("kcell");
      byte[] whole = RawEsme.submit(5, "77011234567", "hello");
      for (int cut = 17; cut < whole.length; cut++) {
        byte[] pdu = Arrays.copyOf(whole, cut);
        ByteBuffer.wrap(pdu).putInt(cut);
        esme.send(pdu);
        ByteBuffer answer = esme.read();
        assertThat(answer.getInt(8)).as("cut at %d", cut).isNotZero();
        assertThat(answer.getInt(12)).isEqualTo(5);
      }
      esme.send(whole);
      assertThat(esme.read().getInt(8)).isZero();
    }
    assertThat(sim.ledger("77011234567")).hasSize(1);
  }

  @Test
  void a_pdu_that_comes_octet_by_octet_is_read() throws Exception {
    try (RawEsme esme = new RawEsme(sim)) {
      esme.bind("kcell");
      byte[] pdu = RawEsme.submit(5, "77011234567", "hello");
      for (byte octet : pdu) {
        esme.send(new byte[] {octet});
      }
      assertThat(esme.read().getInt(8)).isZero();
    }
  }

  @Test
  void noise_ends_at_most_its_own_connection() throws Exception {
    Random random = new Random(20220105);
    for (int round = 0; round < 50; round++) {
      byte[] noise = new byte[2000];
      random.nextBytes(noise);
      try (RawEsme esme = new RawEsme(sim)) {
        esme.bind("kcell");
        esme.send(noise);
      }
      byte[] body = new byte[random.nextInt(300)];
      random.nextBytes(body);
      try (RawEsme esme = new RawEsme(sim)) {
        esme.bind("kcell");
        esme.send(RawEsme.pdu(0x00000004, 3, body));
        assertThat(esme.read().getInt(12)).isEqualTo(3);
      }
    }
  }

  @Test
  void a_client_that_does_not_read_is_not_read_from_until_it_does() throws Exception {
    int count = 100_000;
    sim.account("kcell").behave(Profile.normal().withReceiptDelay(Duration.ofHours(1)));
    try (RawEsme esme = new RawEsme(sim)) {
      esme.bind("kcell");
      Thread writer = new Thread(() -> flood(esme, count), "flood");
      writer.start();
      long[] before = {-1, 0};
      await()
          .pollInterval(Duration.ofMillis(50))
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                long now = sim.stats().account("kcell").accepted();
                before[1] = now > 0 && now == before[0] ? before[1] + 1 : 0;
                before[0] = now;
                return before[1] >= 20; // a second without a step
              });
      assertThat(sim.stats().account("kcell").accepted()).isLessThan(count);

      for (int i = 0; i < count; i++) {
        assertThat(esme.read().getInt(8)).isZero();
      }
      writer.join();
      assertThat(sim.stats().account("kcell").accepted()).isEqualTo(count);
    }
  }

  private static void flood(RawEsme esme, int count) {
    byte[] hundred = new byte[0];
    for (int i = 0; i < 100; i++) {
      byte[] pdu = RawEsme.submit(i + 10, "77011234567", "the same text for all of them");
      int end = hundred.length;
      hundred = Arrays.copyOf(hundred, end + pdu.length);
      System.arraycopy(pdu, 0, hundred, end, pdu.length);
    }
    try {
      for (int i = 0; i < count / 100; i++) {
        esme.send(hundred);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void an_answer_that_nobody_asked_for_is_ignored() throws Exception {
    try (RawEsme esme = new RawEsme(sim)) {
      esme.bind("kcell");
      esme.send(RawEsme.pdu(0x80000005, 4711, new byte[1]));
      esme.send(RawEsme.pdu(0x80000015, 4712, new byte[0]));
      esme.send(RawEsme.pdu(0x00000015, 6, new byte[0]));
      ByteBuffer response = esme.read();
      assertThat(response.getInt(4)).isEqualTo(0x80000015);
      assertThat(response.getInt(12)).isEqualTo(6);
    }
  }
}
