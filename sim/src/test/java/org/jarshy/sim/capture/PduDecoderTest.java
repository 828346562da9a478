package org.jarshy.sim.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PduDecoderTest {

  private static Map<String, Object> decode(byte[] pdu) {
    return PduDecoder.decode(pdu);
  }

  private static void assertClean(Map<String, Object> pdu) {
    assertThat(pdu).containsEntry("problems", List.of()).doesNotContainKey("warnings");
  }

  @Test
  void every_field_of_a_bind_has_its_name() {
    byte[] pdu =
        Pdus.pdu(2, 0, 7, Pdus.join(Pdus.ascii("kcell\0demo\0CMT\0"), Pdus.hex("340201 3737 00")));

    Map<String, Object> decoded = decode(pdu);

    assertClean(decoded);
    assertThat(decoded)
        .containsEntry("command", "bind_transmitter")
        .containsEntry("command_id", "0x00000002")
        .containsEntry("command_length", (long) pdu.length)
        .containsEntry("status", "ESME_ROK")
        .containsEntry("status_code", 0L)
        .containsEntry("sequence", 7L)
        .containsEntry("system_id", "kcell")
        .containsEntry("password", "demo")
        .containsEntry("system_type", "CMT")
        .containsEntry("interface_version", 0x34L)
        .containsEntry("addr_ton", 2L)
        .containsEntry("addr_npi", 1L)
        .containsEntry("address_range", "77");
  }

  @Test
  void fields_stand_in_the_order_of_the_wire() {
    Map<String, Object> decoded = decode(Pdus.submit(2, "77011234567", "hello"));

    assertThat(decoded.keySet())
        .containsExactly(
            "command",
            "command_id",
            "command_length",
            "status",
            "status_code",
            "sequence",
            "service_type",
            "source_addr_ton",
            "source_addr_npi",
            "source_addr",
            "dest_addr_ton",
            "dest_addr_npi",
            "destination_addr",
            "esm_class",
            "protocol_id",
            "priority_flag",
            "schedule_delivery_time",
            "validity_period",
            "registered_delivery",
            "replace_if_present_flag",
            "data_coding",
            "sm_default_msg_id",
            "sm_length",
            "short_message",
            "text",
            "problems");
    assertThat(decoded)
        .containsEntry("source_addr", "1414")
        .containsEntry("destination_addr", "77011234567")
        .containsEntry("registered_delivery", 1L)
        .containsEntry("short_message", "68656c6c6f")
        .containsEntry("text", "hello");
  }

  @Test
  void texts_are_read_in_their_alphabet() {
    assertThat(text(0x08, Pdus.ucs2("Комендант час 🚨"))).isEqualTo("Комендант час 🚨");
    assertThat(text(0x00, Pdus.hex("00 1b65 24"))).isEqualTo("@€¤");
    assertThat(text(0x03, "Größe".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("Größe");
    assertThat(text(0x01, Pdus.ascii("@$_"))).isEqualTo("@$_");
    assertThat(text(0x18, Pdus.ucs2("Әліпби"))).isEqualTo("Әліпби");
  }

  private static Object text(int dataCoding, byte[] octets) {
    Map<String, Object> decoded =
        decode(Pdus.message(4, 1, "1414", "7701", 0, dataCoding, octets, new byte[0]));
    assertClean(decoded);
    return decoded.get("text");
  }

  @Test
  void a_header_before_the_text_tells_which_part_it_is() {
    byte[] narrow = Pdus.join(Pdus.hex("050003aa0201"), Pdus.ucs2("бір"));
    byte[] wide = Pdus.join(Pdus.hex("0608041234 0302"), Pdus.ascii("two"));

    assertThat(decode(Pdus.message(5, 1, "7701", "1414", 0x40, 8, narrow, new byte[0])))
        .containsEntry("text", "бір")
        .containsEntry("udh", "050003aa0201")
        .containsEntry(
            "concatenation", Map.of("by", "udh8", "reference", 0xAA, "part", 1, "parts", 2))
        .containsEntry("problems", List.of());
    assertThat(decode(Pdus.message(4, 1, "1414", "7701", 0x40, 0, wide, new byte[0])))
        .containsEntry("text", "two")
        .containsEntry(
            "concatenation", Map.of("by", "udh16", "reference", 0x1234, "part", 2, "parts", 3));
  }

  @Test
  void sar_tlvs_tell_which_part_it_is() {
    byte[] tlvs =
        Pdus.join(
            Pdus.tlv(0x020C, Pdus.hex("0102")),
            Pdus.tlv(0x020E, Pdus.hex("03")),
            Pdus.tlv(0x020F, Pdus.hex("02")));

    assertThat(decode(Pdus.message(4, 1, "1414", "7701", 0, 0, Pdus.ascii("two"), tlvs)))
        .containsEntry(
            "concatenation", Map.of("by", "sar", "reference", 0x0102, "part", 2, "parts", 3));
  }

  @Test
  void tlvs_have_names_and_unknown_ones_their_hex() {
    byte[] tlvs =
        Pdus.join(
            Pdus.tlv(0x0204, Pdus.hex("0102")),
            Pdus.tlv(0x001E, Pdus.ascii("id-1\0")),
            Pdus.tlv(0x0423, Pdus.hex("030008")),
            Pdus.tlv(0x130C, new byte[0]),
            Pdus.tlv(0x1403, Pdus.hex("cafe")));

    Map<String, Object> decoded =
        decode(Pdus.message(4, 1, "1414", "7701", 0, 0, Pdus.ascii("x"), tlvs));

    assertClean(decoded);
    assertThat(decoded.get("tlvs"))
        .isEqualTo(
            Map.of(
                "user_message_reference",
                0x0102L,
                "receipted_message_id",
                "id-1",
                "network_error_code",
                "030008",
                "alert_on_message_delivery",
                "",
                "0x1403",
                "cafe"));
  }

  @Test
  void the_text_of_a_payload_is_read_like_any_other() {
    byte[] tlvs = Pdus.tlv(0x0424, Pdus.ucs2("Ұзақ мәтін ".repeat(40)));

    Map<String, Object> decoded =
        decode(Pdus.message(4, 1, "1414", "7701", 0, 8, new byte[0], tlvs));

    assertClean(decoded);
    assertThat(decoded).containsEntry("text", "Ұзақ мәтін ".repeat(40));
  }

  @Test
  void a_receipt_is_recognised_by_its_class_or_its_tlv_and_read_from_both() {
    byte[] text =
        Pdus.ascii(
            "id:0A sub:001 dlvrd:001 submit date:2201071400 done date:2201071401 stat:DELIVRD"
                + " err:000 text:stat:x");
    byte[] tlvs = Pdus.join(Pdus.tlv(0x1E, Pdus.ascii("10\0")), Pdus.tlv(0x427, new byte[] {2}));

    assertThat(decode(Pdus.message(5, 1, "7701", "1414", 4, 0, text, new byte[0])).get("receipt"))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("intermediate", false),
                Map.entry("message_id", "0A"),
                Map.entry("state", "DELIVRD"),
                Map.entry("id", "0A"),
                Map.entry("sub", "001"),
                Map.entry("dlvrd", "001"),
                Map.entry("submit_date", "2201071400"),
                Map.entry("done_date", "2201071401"),
                Map.entry("stat", "DELIVRD"),
                Map.entry("err", "000"),
                Map.entry("text", "stat:x")));
    assertThat(decode(Pdus.message(5, 1, "7701", "1414", 0, 0, new byte[0], tlvs)).get("receipt"))
        .isEqualTo(Map.of("intermediate", false, "message_id", "10", "state", "DELIVERED"));
    assertThat(decode(Pdus.message(5, 1, "7701", "1414", 0, 0, text, new byte[0])))
        .as("a person who writes like a receipt")
        .doesNotContainKey("receipt");
  }

  @Test
  void submit_multi_and_its_answer_list_their_addresses() {
    byte[] multi =
        Pdus.join(
            Pdus.ascii("\0\0\1" + "1414\0"),
            Pdus.hex("02 01 0101"),
            Pdus.ascii("7701\0"),
            Pdus.hex("02"),
            Pdus.ascii("all\0"),
            Pdus.hex("00 00 00 00 00 00 00 00 00 02"),
            Pdus.ascii("hi"));
    byte[] answer =
        Pdus.join(
            Pdus.ascii("id1\0"), Pdus.hex("01 0101"), Pdus.ascii("7701\0"), Pdus.hex("0000000b"));

    Map<String, Object> decoded = decode(Pdus.pdu(0x21, 0, 1, multi));
    Map<String, Object> answered = decode(Pdus.pdu(0x80000021, 0, 1, answer));

    assertClean(decoded);
    assertThat(decoded)
        .containsEntry("number_of_dests", 2L)
        .containsEntry("text", "hi")
        .containsEntry(
            "dest_address",
            List.of(
                Map.of(
                    "dest_flag",
                    1L,
                    "dest_addr_ton",
                    1L,
                    "dest_addr_npi",
                    1L,
                    "destination_addr",
                    "7701"),
                Map.of("dest_flag", 2L, "dl_name", "all")));
    assertClean(answered);
    assertThat(answered)
        .containsEntry(
            "unsuccess_sme",
            List.of(
                Map.of(
                    "dest_addr_ton",
                    1L,
                    "dest_addr_npi",
                    1L,
                    "destination_addr",
                    "7701",
                    "error_status_code",
                    "ESME_RINVDSTADR")));
  }

  @Test
  void the_other_commands_have_their_fields() {
    assertFields(0x03, "id1\0\1\1" + "1414\0", "message_id", "id1");
    assertFields(0x80000003, "id1\0\0\2\0", "message_state", 2L);
    assertFields(0x07, "id1\0\0\1" + "1414\0\0\0\1\0\2hi", "text", "hi");
    assertFields(0x08, "\0id1\0\0\1" + "1414\0\1\1" + "7701\0", "destination_addr", "7701");
    assertFields(0x0B, "smsc\0pw\0", "system_id", "smsc");
    assertFields(0x102, "\1\1" + "7701\0\1\1" + "1414\0", "esme_addr", "1414");
    assertFields(0x103, "\0\1\1" + "1414\0\1\1" + "7701\0\0\1\10", "data_coding", 8L);
    assertFields(0x80000103, "id9\0", "message_id", "id9");
    assertFields(0x80000005, "\0", "message_id", "");
    assertFields(0x80000004, "id2\0", "message_id", "id2");
    assertFields(0x80000002, "sim\0", "system_id", "sim");
    for (int bare : new int[] {0x06, 0x15, 0x80000006, 0x80000015, 0x80000007, 0x80000008}) {
      assertClean(decode(Pdus.bare(bare, 1)));
    }
    assertThat(decode(Pdus.pdu(0x80000000, 3, 0, new byte[0])))
        .containsEntry("command", "generic_nack")
        .containsEntry("status", "ESME_RINVCMDID")
        .containsEntry("problems", List.of());
  }

  private static void assertFields(int command, String body, String name, Object value) {
    Map<String, Object> decoded = decode(Pdus.pdu(command, 0, 1, Pdus.ascii(body)));
    assertThat(decoded).as("%s", decoded).containsEntry("problems", List.of());
    assertThat(decoded).containsEntry(name, value);
  }

  @Test
  void an_answer_that_says_no_needs_no_body() {
    assertClean(decode(Pdus.submitResponse(5, 0x58, null)));
    assertThat(problems(Pdus.bare(0x80000004, 5)))
        .containsExactly("the body ends before message_id");
  }

  @Test
  void statuses_of_vendors_are_shown_as_they_are() {
    assertThat(decode(Pdus.pdu(0x80000004, 0x400, 1, new byte[0])))
        .containsEntry("status", "0x00000400")
        .containsEntry("status_code", 0x400L);
  }

  @Test
  void a_length_that_lies_is_named() {
    byte[] tooLong = Pdus.bare(0x15, 1);
    tooLong[3] = 60;
    byte[] tooShort = Pdus.submit(1, "7701", "hello");
    tooShort[3] -= 3;

    assertThat(problems(tooLong)).containsExactly("command_length is 60, but 16 octets are here");
    assertThat(problems(tooShort))
        .contains("command_length is 43, but 46 octets are here")
        .contains("sm_length is 5, but 2 octets follow");
  }

  @Test
  void strings_without_end_and_strings_too_long_are_named() {
    byte[] endless = Pdus.pdu(9, 0, 1, Pdus.ascii("kcell"));
    byte[] tooLong = Pdus.bind(1, "kcell", "muchtoolong");

    assertThat(problems(endless)).containsExactly("system_id has no NUL at its end");
    assertThat(problems(tooLong))
        .containsExactly("password has 12 octets with its NUL; at most 9 are allowed");
    assertThat(decode(tooLong)).containsEntry("password", "muchtoolong");
  }

  @Test
  void tlvs_that_are_cut_or_of_the_wrong_size_are_named() {
    assertThat(problems(withTlvs(Pdus.hex("0424 0010 6869"))))
        .containsExactly("TLV message_payload claims 16 octets, but 2 follow");
    assertThat(problems(withTlvs(Pdus.hex("042400"))))
        .containsExactly("3 octets are left over at the end");
    assertThat(problems(withTlvs(Pdus.hex("020a 0001 05"))))
        .containsExactly("TLV source_port has 1 octets; allowed are 2");
    assertThat(problems(withTlvs(Pdus.hex("001e 0002 6162"))))
        .containsExactly("TLV receipted_message_id has no NUL at its end");
    assertThat(problems(withTlvs(Pdus.hex("0204 0002 0001 0204 0002 0002"))))
        .containsExactly("TLV user_message_reference is there again");
  }

  private static byte[] withTlvs(byte[] tlvs) {
    return Pdus.message(4, 1, "1414", "7701", 0, 0, Pdus.ascii("x"), tlvs);
  }

  @Test
  void unknown_commands_leftovers_and_stumps_are_named() {
    assertThat(problems(Pdus.bare(0x99, 1)))
        .containsExactly("0x00000099 is no command of SMPP 3.4");
    assertThat(problems(Pdus.pdu(0x15, 0, 1, new byte[2])))
        .containsExactly("2 octets are left over after the header");
    assertThat(problems(Pdus.hex("000000100000"))).containsExactly("6 octets are no header of 16");
    assertThat(problems(Pdus.hex("00000004 00000015 00000000 00000001")))
        .containsExactly("command_length is 4, but 16 octets are here");
  }

  @Test
  void a_time_is_empty_or_has_sixteen_characters() {
    byte[] body =
        Pdus.join(
            Pdus.ascii("\0\0\1" + "1414\0\1\1" + "7701\0\0\0\0" + "220107\0"),
            Pdus.hex("00 00 00 00 00 00"));

    assertThat(problems(Pdus.pdu(4, 0, 1, body)))
        .containsExactly("schedule_delivery_time has 6 characters; allowed are 0 and 16");
  }

  @Test
  void what_only_a_strict_reader_minds_is_a_warning() {
    byte[] both =
        Pdus.message(4, 1, "1414", "7701", 0, 0, Pdus.ascii("x"), Pdus.tlv(0x424, Pdus.ascii("y")));

    assertThat(decode(both))
        .containsEntry("warnings", List.of("short_message and message_payload both carry a text"))
        .containsEntry("text", "x");
    assertThat(decode(Pdus.bare(0x15, 0)))
        .containsEntry("warnings", List.of("sequence_number is outside of 1 to 0x7FFFFFFF"));
  }

  @SuppressWarnings("unchecked")
  private static List<String> problems(byte[] pdu) {
    return (List<String>) decode(pdu).get("problems");
  }
}
