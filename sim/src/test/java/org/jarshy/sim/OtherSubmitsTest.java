package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.sim.profile.Profile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** data_sm and submit_multi, as octets. */
class OtherSubmitsTest {

  private Smsc sim;
  private RawEsme esme;

  @BeforeEach
  void start() throws Exception {
    sim = Esme.quick().account("kcell", "demo").start();
    esme = new RawEsme(sim);
    esme.bind("kcell");
  }

  @AfterEach
  void stop() throws Exception {
    esme.close();
    sim.close();
  }

  /** The string that begins there. */
  private static String string(ByteBuffer pdu, int at) {
    StringBuilder text = new StringBuilder();
    for (int i = at; pdu.get(i) != 0; i++) {
      text.append((char) pdu.get(i));
    }
    return text.toString();
  }

  private static byte[] multi(int registered, Object... destinations) {
    List<Object> fields = new ArrayList<>(List.of("", 0, 1, "1414", destinations.length));
    for (Object each : destinations) {
      fields.add(each);
    }
    byte[] text = "hello".getBytes(StandardCharsets.US_ASCII);
    fields.addAll(List.of(0, 0, 0, "", "", registered, 0, 0, 0, text.length, text));
    return RawEsme.pdu(0x00000021, 12, RawEsme.body(fields.toArray()));
  }

  private static byte[] number(String digits) {
    return RawEsme.body(1, 1, 1, digits);
  }

  @Test
  void a_data_sm_reaches_its_phone_and_is_receipted() throws Exception {
    byte[] body =
        RawEsme.body(
            "",
            0,
            1,
            "1414",
            1,
            1,
            "77011234567",
            0,
            1,
            8,
            RawEsme.tlv(0x0424, 0x04, 0x14, 0x04, 0x30));
    ByteBuffer response = esme.ask(RawEsme.pdu(0x00000103, 11, body));
    assertThat(response.getInt(4)).isEqualTo(0x80000103);
    assertThat(response.getInt(8)).isZero();
    assertThat(response.getInt(12)).isEqualTo(11);
    String id = string(response, 16);

    ByteBuffer receipt = esme.read();
    assertThat(receipt.getInt(4)).isEqualTo(0x00000005);
    assertThat(new String(receipt.array(), StandardCharsets.ISO_8859_1))
        .contains("id:" + id)
        .contains("stat:DELIVRD");
    assertThat(sim.phone("77011234567").messages())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.text()).isEqualTo("Да");
              assertThat(message.warnings()).isEmpty();
            });
  }

  @Test
  void a_submit_multi_reaches_each_destination_and_each_is_receipted_under_one_id()
      throws Exception {
    ByteBuffer response =
        esme.ask(multi(1, number("77011111111"), number("77012222222"), number("77013333333")));
    assertThat(response.getInt(4)).isEqualTo(0x80000021);
    assertThat(response.getInt(8)).isZero();
    String id = string(response, 16);
    assertThat(response.get(16 + id.length() + 1)).as("no_unsuccess").isZero();
    assertThat(response.limit()).isEqualTo(16 + id.length() + 2);

    List<String> receipted = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ByteBuffer receipt = esme.read();
      assertThat(new String(receipt.array(), StandardCharsets.ISO_8859_1)).contains("id:" + id);
      receipted.add(string(receipt, 16 + 3));
    }
    assertThat(receipted).containsExactlyInAnyOrder("77011111111", "77012222222", "77013333333");
    assertThat(sim.ledger()).hasSize(3).allMatch(entry -> entry.text().equals("hello"));
  }

  @Test
  void who_did_not_get_it_is_named_with_the_reason() throws Exception {
    ByteBuffer response =
        esme.ask(multi(0, number("77011111111"), number("ALMATY"), RawEsme.body(2, "friends")));
    assertThat(response.getInt(8)).isZero();
    int at = 16 + string(response, 16).length() + 1;
    byte[] told = new byte[response.limit() - at];
    response.position(at).get(told);
    assertThat(told)
        .isEqualTo(
            RawEsme.body(
                2,
                new byte[] {1, 1},
                "ALMATY",
                new byte[] {0, 0, 0, 0x0B},
                new byte[] {0, 0},
                "friends",
                new byte[] {0, 0, 0, 0x34}));
    assertThat(sim.ledger()).hasSize(1);
  }

  @Test
  void a_submit_multi_of_which_nothing_is_accepted_is_refused() throws Exception {
    assertThat(esme.ask(multi(0, number("ALMATY"))).getInt(8)).isEqualTo(0x0B);
    assertThat(esme.ask(multi(0, RawEsme.body(2, "friends"))).getInt(8)).isEqualTo(0x34);
    assertThat(esme.ask(multi(0)).getInt(8)).isEqualTo(0x33);
    assertThat(esme.ask(multi(0, RawEsme.body(3, "x"))).getInt(8)).isEqualTo(0x40);
  }

  @Test
  void each_destination_counts_against_the_rate() throws Exception {
    sim.account("kcell").behave(Profile.normal().change().ratePerSecond(2).build());
    ByteBuffer response =
        esme.ask(multi(0, number("77011111111"), number("77012222222"), number("77013333333")));
    assertThat(response.getInt(8)).isZero();
    assertThat(response.getInt(response.limit() - 4)).as("of the third").isEqualTo(0x58);
    assertThat(sim.stats().account("kcell").accepted()).isEqualTo(2);
  }

  @Test
  void neither_is_allowed_to_a_receiver() throws Exception {
    try (RawEsme receiver = new RawEsme(sim)) {
      assertThat(receiver.ask(RawEsme.bind(0x00000001, 1, "kcell")).getInt(8)).isZero();
      assertThat(receiver.ask(multi(0, number("77011111111"))).getInt(8)).isEqualTo(0x04);
      assertThat(receiver.ask(RawEsme.pdu(0x00000103, 2, new byte[0])).getInt(8)).isEqualTo(0x04);
    }
  }

  @Test
  void an_esme_of_smpp_3_3_is_sent_no_optional_parameters() throws Exception {
    try (RawEsme old = new RawEsme(sim)) {
      byte[] body = RawEsme.body("kcell", "demo", "VMA", 0x33, 0, 0, "");
      ByteBuffer bound = old.ask(RawEsme.pdu(0x00000009, 1, body));
      assertThat(bound.getInt(8)).isZero();
      assertThat(bound.limit()).isEqualTo(16 + "jarshy-sim".length() + 1);
      unbind(esme);
      old.ask(RawEsme.submit(2, "77011234567", "hello"));
      ByteBuffer receipt = old.read();
      int text = 16 + 1 + 2 + "77011234567".length() + 1 + 2 + "1414".length() + 1 + 9;
      assertThat(receipt.limit()).isEqualTo(text + 1 + (receipt.get(text) & 0xFF));
    }
  }

  private static void unbind(RawEsme esme) throws IOException {
    assertThat(esme.ask(RawEsme.pdu(0x00000006, 3, new byte[0])).getInt(4)).isEqualTo(0x80000006);
  }

  @Test
  void a_bind_is_told_the_version_and_any_newer_one_is_let_in() throws Exception {
    for (int version : new int[] {0x34, 0x50}) {
      try (RawEsme other = new RawEsme(sim)) {
        byte[] body = RawEsme.body("kcell", "demo", "A".repeat(12), version, 1, 1, "^1414$");
        ByteBuffer bound = other.ask(RawEsme.pdu(0x00000002, 1, body));
        assertThat(bound.getInt(8)).isZero();
        assertThat(bound.getInt(bound.limit() - 5)).isEqualTo(0x02100001);
        assertThat(bound.get(bound.limit() - 1)).isEqualTo((byte) 0x34);
      }
    }
  }

  @Test
  void answers_come_in_any_case_after_a_long_pause_in_the_midst_of_a_pdu() throws Exception {
    sim.account("kcell").behave(Profile.normal().withReceiptDelay(Duration.ofHours(1)));
    byte[] two =
        RawEsme.body(RawEsme.submit(5, "77011234567", "a"), multi(0, number("77011111111")));
    esme.send(java.util.Arrays.copyOf(two, 70));
    assertThat(esme.read().getInt(12)).isEqualTo(5);
    esme.send(java.util.Arrays.copyOfRange(two, 70, two.length));
    assertThat(esme.read().getInt(4)).isEqualTo(0x80000021);
  }
}
