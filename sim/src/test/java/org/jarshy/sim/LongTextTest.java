package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jarshy.sim.phone.LedgerEntry;
import org.jarshy.sim.phone.PhoneMessage;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LongTextTest {

  private static final String PHONE = "77011234567";
  private static final String FIRST = "Алматыда коменданттық сағат ";
  private static final String SECOND = "23:00-ден 07:00-ге дейін.";

  private Smsc sim;
  private Esme esme;

  @BeforeEach
  void start() throws Exception {
    sim = Esme.quick().account("kcell", "demo").start();
    esme = Esme.trx(sim, "kcell");
  }

  @AfterEach
  void stop() {
    esme.close();
    sim.close();
  }

  private void part(int reference, int number, String text) throws Exception {
    byte[] words = text.getBytes(StandardCharsets.UTF_16BE);
    byte[] data = new byte[6 + words.length];
    byte[] header = {5, 0, 3, (byte) reference, 2, (byte) number};
    System.arraycopy(header, 0, data, 0, 6);
    System.arraycopy(words, 0, data, 6, words.length);
    esme.submit(PHONE, data, 8, 0x40, false);
  }

  private List<PhoneMessage> messages() {
    return sim.phone(PHONE).messages();
  }

  private void assertWhole(int warnings) {
    assertThat(messages())
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.text()).isEqualTo(FIRST + SECOND);
              assertThat(m.parts()).isEqualTo(2);
              assertThat(m.warnings()).hasSize(warnings);
            });
    assertThat(sim.ledger(PHONE))
        .singleElement()
        .satisfies(e -> assertThat(e.copies()).isEqualTo(1));
  }

  @Test
  void two_parts_in_order_are_one_text() throws Exception {
    part(1, 1, FIRST);
    part(1, 2, SECOND);
    assertWhole(0);
  }

  @Test
  void two_parts_out_of_order_are_one_text() throws Exception {
    part(1, 2, SECOND);
    part(1, 1, FIRST);
    assertWhole(0);
  }

  @Test
  void a_part_that_comes_twice_before_the_other_is_warned_of() throws Exception {
    part(1, 1, FIRST);
    part(1, 1, FIRST);
    part(1, 2, SECOND);
    assertWhole(1);
    assertThat(messages().get(0).warnings()).containsExactly("part 1 came twice");
  }

  @Test
  void a_stray_copy_of_a_part_after_the_whole_makes_no_second_text() throws Exception {
    part(1, 1, FIRST);
    part(1, 2, SECOND);
    part(1, 2, SECOND);
    assertWhole(1);
    assertThat(messages().get(0).warnings())
        .containsExactly("part 2 came again after the text was complete");
  }

  @Test
  void a_whole_second_sending_is_a_second_copy() throws Exception {
    part(1, 1, FIRST);
    part(1, 2, SECOND);
    part(1, 1, FIRST);
    part(1, 2, SECOND);
    assertThat(messages()).hasSize(2);
    assertThat(sim.ledger(PHONE)).singleElement().extracting(LedgerEntry::copies).isEqualTo(2);
  }

  @Test
  void a_missing_part_is_shown_as_a_gap_and_is_not_in_the_ledger() throws Exception {
    part(1, 2, SECOND);
    assertThat(messages())
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.text()).isEqualTo("[…]" + SECOND);
              assertThat(m.warnings()).containsExactly("part 1 of 2 has not come");
            });
    assertThat(sim.ledger(PHONE)).isEmpty();
  }

  @Test
  void parts_of_different_references_do_not_mix() throws Exception {
    part(1, 1, "а");
    part(2, 1, "б");
    part(2, 2, "в");
    part(1, 2, "г");
    assertThat(messages()).extracting(PhoneMessage::text).containsExactly("аг", "бв");
  }

  @Test
  void a_reference_of_sixteen_bits_joins_too() throws Exception {
    esme.submit(PHONE, wide(1, "Hello "), 0, 0x40, false);
    esme.submit(PHONE, wide(2, "world"), 0, 0x40, false);
    assertThat(messages()).singleElement().extracting(PhoneMessage::text).isEqualTo("Hello world");
  }

  private static byte[] wide(int number, String text) {
    byte[] data = new byte[7 + text.length()];
    byte[] header = {6, 8, 4, 0x12, 0x34, 2, (byte) number};
    System.arraycopy(header, 0, data, 0, 7);
    System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, data, 7, text.length());
    return data;
  }

  @Test
  void sar_tlvs_join_parts() throws Exception {
    for (int number = 2; number >= 1; number--) {
      esme.submit(
          PHONE,
          (number == 1 ? "Hello " : "world").getBytes(),
          0,
          0,
          false,
          new OptionalParameter.Short(Tag.SAR_MSG_REF_NUM, (short) 700),
          new OptionalParameter.Byte(Tag.SAR_TOTAL_SEGMENTS, (byte) 2),
          new OptionalParameter.Byte(Tag.SAR_SEGMENT_SEQNUM, (byte) number));
    }
    assertThat(messages()).singleElement().extracting(PhoneMessage::text).isEqualTo("Hello world");
  }

  @Test
  void a_message_payload_is_the_text() throws Exception {
    String text = "ж".repeat(300);
    esme.submit(
        PHONE,
        new byte[0],
        8,
        0,
        false,
        new OptionalParameter.Message_payload(text.getBytes(StandardCharsets.UTF_16BE)));
    assertThat(messages()).singleElement().extracting(PhoneMessage::text).isEqualTo(text);
  }
}
