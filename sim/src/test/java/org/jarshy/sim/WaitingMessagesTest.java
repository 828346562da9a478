package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jarshy.sim.phone.PhoneMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** query_sm, cancel_sm and replace_sm of messages that have not reached their phones, as octets. */
class WaitingMessagesTest {

  private static final String PHONE = "77011234567";
  private static final byte[] TEXT = "hello".getBytes(StandardCharsets.US_ASCII);

  private Smsc sim;
  private RawEsme esme;

  @BeforeEach
  void start() throws Exception {
    sim = Esme.quick().account("kcell", "demo").start();
    esme = new RawEsme(sim);
    esme.bind("kcell");
    sim.phone(PHONE).switchedOn(false);
  }

  @AfterEach
  void stop() throws Exception {
    esme.close();
    sim.close();
  }

  private String submit(String schedule, int replaceIfPresent) throws Exception {
    byte[] body =
        RawEsme.body(
            "",
            0,
            1,
            "1414",
            1,
            1,
            PHONE,
            0,
            0,
            0,
            schedule,
            "",
            1,
            replaceIfPresent,
            0,
            0,
            TEXT.length,
            TEXT);
    ByteBuffer response = esme.ask(RawEsme.pdu(0x00000004, 2, body));
    assertThat(response.getInt(8)).isZero();
    return new String(response.array(), 16, response.limit() - 17, StandardCharsets.US_ASCII);
  }

  private ByteBuffer query(String id) throws Exception {
    return esme.ask(RawEsme.pdu(0x00000003, 3, RawEsme.body(id, 0, 1, "1414")));
  }

  private int cancel(String id, String from, String to) throws Exception {
    byte[] body = RawEsme.body("", id, 0, 1, from, 1, 1, to);
    ByteBuffer response = esme.ask(RawEsme.pdu(0x00000008, 4, body));
    assertThat(response.getInt(4)).isEqualTo(0x80000008);
    return response.getInt(8);
  }

  private int replace(String id, String from, String text) throws Exception {
    byte[] words = text.getBytes(StandardCharsets.US_ASCII);
    byte[] body = RawEsme.body(id, 0, 1, from, "", "", 1, 0, words.length, words);
    ByteBuffer response = esme.ask(RawEsme.pdu(0x00000007, 5, body));
    assertThat(response.getInt(4)).isEqualTo(0x80000007);
    return response.getInt(8);
  }

  private String receipt() throws Exception {
    ByteBuffer receipt = esme.read();
    assertThat(receipt.getInt(4)).isEqualTo(0x00000005);
    return new String(receipt.array(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void a_message_that_waits_is_enroute_without_a_final_date() throws Exception {
    String id = submit("", 0);
    ByteBuffer answer = query(id);
    assertThat(answer.getInt(8)).isZero();
    int after = 16 + id.length() + 1;
    assertThat(answer.limit()).isEqualTo(after + 3);
    assertThat(answer.get(after)).as("final_date").isZero();
    assertThat(answer.get(after + 1)).as("message_state").isEqualTo((byte) 1);
  }

  @Test
  void a_query_that_finds_nothing_is_answered_with_a_body_nevertheless() throws Exception {
    ByteBuffer answer = query("no-id");
    assertThat(answer.getInt(8)).isEqualTo(0x67);
    byte[] body = new byte[answer.limit() - 16];
    answer.position(16).get(body);
    assertThat(body).isEqualTo(RawEsme.body("no-id", "", 7, 0));
  }

  @Test
  void what_is_cancelled_never_arrives_and_is_reported_as_deleted() throws Exception {
    String id = submit("", 0);
    assertThat(cancel(id, "1414", PHONE)).isZero();
    assertThat(receipt()).contains("id:" + id).contains("stat:DELETED");
    ByteBuffer answer = query(id);
    assertThat(answer.get(answer.limit() - 2)).as("message_state").isEqualTo((byte) 4);

    sim.phone(PHONE).switchedOn(true);
    assertThat(sim.phone(PHONE).messages()).isEmpty();
    assertThat(cancel(id, "1414", PHONE)).as("a second time").isEqualTo(0x11);
  }

  @Test
  void another_sender_cancels_and_replaces_nothing() throws Exception {
    String id = submit("", 0);
    assertThat(cancel(id, "1500", PHONE)).isEqualTo(0x11);
    assertThat(replace(id, "1500", "never")).isEqualTo(0x13);
    assertThat(sim.phone(PHONE).waiting()).isEqualTo(1);
  }

  @Test
  void without_an_id_all_from_this_sender_to_this_destination_are_cancelled() throws Exception {
    submit("", 0);
    submit("", 0);
    assertThat(cancel("", "1414", PHONE)).isZero();
    assertThat(sim.phone(PHONE).waiting()).isZero();
    assertThat(receipt()).contains("stat:DELETED");
    assertThat(receipt()).contains("stat:DELETED");
    assertThat(cancel("", "1414", PHONE)).isEqualTo(0x11);
  }

  @Test
  void an_id_that_was_never_given_is_invalid() throws Exception {
    assertThat(cancel("no-id", "1414", PHONE)).isEqualTo(0x0C);
    assertThat(replace("ffffffffffff", "1414", "never")).isEqualTo(0x0C);
  }

  @Test
  void what_is_replaced_arrives_in_its_new_words() throws Exception {
    String id = submit("", 0);
    assertThat(replace(id, "1414", "other words")).isZero();
    sim.phone(PHONE).switchedOn(true);
    assertThat(sim.phone(PHONE).messages())
        .extracting(PhoneMessage::text)
        .containsExactly("other words");
    assertThat(receipt())
        .contains("id:" + id)
        .contains("stat:DELIVRD")
        .contains("text:other words");
    assertThat(replace(id, "1414", "too late")).isEqualTo(0x13);
  }

  @Test
  void replace_if_present_lets_the_older_message_go() throws Exception {
    String older = submit("", 0);
    String newer = submit("", 1);
    assertThat(receipt()).contains("id:" + older).contains("stat:DELETED");
    sim.phone(PHONE).switchedOn(true);
    assertThat(receipt()).contains("id:" + newer).contains("stat:DELIVRD");
    assertThat(sim.phone(PHONE).messages()).hasSize(1);
  }

  @Test
  void a_message_goes_to_its_phone_when_its_hour_has_come() throws Exception {
    sim.phone(PHONE).switchedOn(true);
    String later = submit("000001000000000R", 0);
    String soon = submit("000000000001000R", 0);
    assertThat(sim.phone(PHONE).messages()).isEmpty();
    assertThat(receipt()).contains("id:" + soon).contains("stat:DELIVRD");
    assertThat(sim.phone(PHONE).messages()).hasSize(1);
    assertThat(cancel(later, "1414", PHONE)).isZero();
  }
}
