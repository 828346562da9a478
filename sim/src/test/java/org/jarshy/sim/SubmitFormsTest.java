package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jarshy.sim.phone.PhoneMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field of a submit_sm at its limits and beyond, as octets. */
class SubmitFormsTest {

  private static final String PHONE = "77011234567";
  private static final byte[] NONE = {};

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

  private static byte[] submit(
      String type,
      String from,
      String to,
      String schedule,
      String validity,
      byte[] text,
      byte[]... tlvs) {
    byte[] body =
        RawEsme.body(
            type, 5, 0, from, 1, 1, to, 0, 0, 0, schedule, validity, 0, 0, 0, 0, text.length, text);
    for (byte[] tlv : tlvs) {
      body = RawEsme.body(body, tlv);
    }
    return RawEsme.pdu(0x00000004, 9, body);
  }

  private static byte[] text(String text, byte[]... tlvs) {
    return submit("", "1414", PHONE, "", "", text.getBytes(StandardCharsets.US_ASCII), tlvs);
  }

  private int statusOf(byte[] pdu) throws Exception {
    ByteBuffer response = esme.ask(pdu);
    assertThat(response.getInt(12)).isEqualTo(9);
    return response.getInt(8);
  }

  private PhoneMessage shown() {
    List<PhoneMessage> all = sim.phone(PHONE).messages();
    return all.get(all.size() - 1);
  }

  @Test
  void strings_of_the_greatest_length_are_taken() throws Exception {
    String longest = "7".repeat(20);
    byte[] pdu = submit("ABCDE", "A".repeat(20), longest, "", "", "hello".getBytes());
    assertThat(statusOf(pdu)).isZero();
    assertThat(sim.phone(longest).messages())
        .singleElement()
        .satisfies(message -> assertThat(message.from()).isEqualTo("A".repeat(20)));
  }

  @ParameterizedTest
  @CsvSource({
    "ABCDEF, 1414, 7701, 0x15",
    "'', 123456789012345678901, 7701, 0x0A",
    "'', 1414, 123456789012345678901, 0x0B"
  })
  void a_longer_string_is_refused_with_the_status_of_its_field(
      String type, String from, String to, String status) throws Exception {
    byte[] pdu = submit(type, from, to, "", "", NONE);
    assertThat(statusOf(pdu)).isEqualTo(Integer.decode(status));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "991231235959000+", "991231235959948-", "000001000000000R"})
  void validity_is_taken_in_both_forms_and_empty(String validity) throws Exception {
    assertThat(statusOf(submit("", "1414", PHONE, "", validity, NONE))).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "tomorrow", "991332000000000+", "9912312359590000+"})
  void a_time_that_is_none_is_refused(String time) throws Exception {
    assertThat(statusOf(submit("", "1414", PHONE, "", time, NONE))).isEqualTo(0x62);
    assertThat(statusOf(submit("", "1414", PHONE, time, "", NONE))).isEqualTo(0x61);
  }

  @Test
  void optional_parameters_that_nobody_knows_are_passed_over() throws Exception {
    byte[] vendors = RawEsme.tlv(0x1401, 1, 2, 3);
    byte[] reserved = RawEsme.tlv(0xFFFF);
    byte[] repeated = RawEsme.tlv(0x0204, 0, 7);
    assertThat(statusOf(text("hello", vendors, reserved, repeated, repeated))).isZero();
    assertThat(shown().text()).isEqualTo("hello");
    assertThat(shown().warnings()).isEmpty();
  }

  @Test
  void an_empty_message_payload_is_an_empty_text() throws Exception {
    assertThat(statusOf(text("", RawEsme.tlv(0x0424)))).isZero();
    assertThat(shown().text()).isEmpty();
  }

  @Test
  void of_a_payload_that_is_repeated_the_first_is_shown_with_a_warning() throws Exception {
    assertThat(statusOf(text("", RawEsme.tlv(0x0424, 'a'), RawEsme.tlv(0x0424, 'b')))).isZero();
    assertThat(shown().text()).isEqualTo("a");
    assertThat(shown().warnings())
        .containsExactly("message_payload more than once: the first is shown");
  }

  @Test
  void a_short_message_wins_over_a_payload_with_a_warning() throws Exception {
    assertThat(statusOf(text("short", RawEsme.tlv(0x0424, 'l')))).isZero();
    assertThat(shown().text()).isEqualTo("short");
    assertThat(shown().warnings())
        .containsExactly("text in short_message and in message_payload: the latter is not shown");
  }

  @Test
  void a_short_message_of_255_octets_is_taken_and_found_too_long() throws Exception {
    assertThat(statusOf(text("x".repeat(255)))).isZero();
    assertThat(shown().text()).hasSize(255);
    assertThat(shown().warnings()).containsExactly("255 septets do not fit one segment of 160");
  }

  @Test
  void parts_by_sar_whose_numbers_have_the_wrong_length_are_joined_with_a_warning()
      throws Exception {
    for (int part = 1; part <= 2; part++) {
      byte[] pdu =
          text(
              "part " + part,
              RawEsme.tlv(0x020C, 7),
              RawEsme.tlv(0x020E, 0, 2),
              RawEsme.tlv(0x020F, part));
      assertThat(statusOf(pdu)).isZero();
    }
    assertThat(shown().text()).isEqualTo("part 1part 2");
    assertThat(shown().warnings())
        .contains("sar_msg_ref_num has 1 octets, not 2", "sar_total_segments has 2 octets, not 1");
  }

  @Test
  void optional_parameters_that_run_over_the_end_are_refused_as_such() throws Exception {
    byte[] lying = {0x04, 0x24, 0, 9, 'a'};
    byte[] rest = {0x04};
    for (byte[] wrong : List.of(lying, rest)) {
      ByteBuffer response = esme.ask(text("hello", wrong));
      assertThat(response.getInt(4)).isEqualTo(0x80000004);
      assertThat(response.getInt(8)).isEqualTo(0xC0);
    }
    assertThat(sim.ledger(PHONE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x7FFFFFFF, -1})
  void any_sequence_comes_back(int sequence) throws Exception {
    byte[] pdu = text("hello");
    ByteBuffer.wrap(pdu).putInt(12, sequence);
    ByteBuffer response = esme.ask(pdu);
    assertThat(response.getInt(8)).isZero();
    assertThat(response.getInt(12)).isEqualTo(sequence);
  }
}
