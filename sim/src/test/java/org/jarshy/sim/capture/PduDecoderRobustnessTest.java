package org.jarshy.sim.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PduDecoderRobustnessTest {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final List<byte[]> VALID =
      List.of(
          Pdus.bind(1, "kcell", "demo"),
          Pdus.bindResponse(1, "sim"),
          Pdus.submit(2, "77011234567", "hello"),
          Pdus.submitResponse(2, 0, "id2"),
          Pdus.message(
              Pdus.DELIVER_SM,
              3,
              "77011234567",
              "1414",
              0x44,
              8,
              Pdus.join(Pdus.hex("050003aa0201"), Pdus.ucs2("id:1 stat:DELIVRD")),
              Pdus.join(Pdus.tlv(0x1E, Pdus.ascii("1\0")), Pdus.tlv(0x427, new byte[] {2}))),
          Pdus.pdu(
              0x21,
              0,
              1,
              Pdus.join(
                  Pdus.ascii("\0\0\1" + "1414\0\2\1\1\1" + "7701\0\2all\0"),
                  Pdus.hex("00 00 00 00 00 00 00 00 00 02 6869"))),
          Pdus.pdu(
              0x80000021,
              0,
              1,
              Pdus.join(
                  Pdus.ascii("id1\0"),
                  Pdus.hex("01 0101"),
                  Pdus.ascii("7701\0"),
                  Pdus.hex("0000000b"))));

  /** Said of anything: it is a map that becomes JSON, and problems are a list. */
  private static List<?> problems(byte[] octets) {
    Map<String, Object> decoded = PduDecoder.decode(octets);
    assertThat(MAPPER.writeValueAsString(decoded)).startsWith("{");
    return (List<?>) decoded.get("problems");
  }

  @Test
  void every_truncation_of_a_pdu_is_a_problem_and_nothing_worse() {
    for (byte[] pdu : VALID) {
      assertThat(problems(pdu)).isEmpty();
      for (int length = 0; length < pdu.length; length++) {
        assertThat(problems(Arrays.copyOf(pdu, length)))
            .as("%d of %d octets", length, pdu.length)
            .isNotEmpty();
      }
    }
  }

  @Test
  void a_truncation_that_tells_the_truth_about_its_length_is_found_out_as_well() {
    for (byte[] pdu : VALID) {
      for (int length = 16; length < pdu.length; length++) {
        byte[] cut = Arrays.copyOf(pdu, length);
        cut[2] = (byte) (length >> 8);
        cut[3] = (byte) length;
        boolean endsBeforeATlv = isWhole(pdu, cut);
        assertThat(problems(cut).isEmpty())
            .as("%d of %d", length, pdu.length)
            .isEqualTo(endsBeforeATlv);
      }
    }
  }

  /** A PDU that ends where a TLV of the longer one began is as good as the longer one. */
  private static boolean isWhole(byte[] pdu, byte[] cut) {
    return Arrays.equals(pdu, VALID.get(1)) && cut.length == 20
        || Arrays.equals(pdu, VALID.get(4))
            && (cut.length == pdu.length - 5 || cut.length == pdu.length - 11);
  }

  @Test
  void one_wrong_octet_anywhere_does_no_harm() {
    for (byte[] pdu : VALID) {
      for (int at = 0; at < pdu.length; at++) {
        for (int value : new int[] {0x00, 0x01, 0x7F, 0x80, 0xFF}) {
          byte[] wrong = pdu.clone();
          wrong[at] = (byte) value;
          assertThat(problems(wrong)).isNotNull();
        }
      }
    }
  }

  @Test
  void random_octets_do_no_harm() {
    Random random = new Random(20220107);
    int[] commands = {1, 2, 3, 4, 5, 6, 7, 8, 9, 0x0B, 0x15, 0x21, 0x102, 0x103};
    for (int i = 0; i < 20_000; i++) {
      byte[] octets = new byte[random.nextInt(200)];
      random.nextBytes(octets);
      if (octets.length >= 16 && i % 4 != 0) {
        int command = commands[random.nextInt(commands.length)];
        octets[4] = (byte) (random.nextBoolean() ? 0x80 : 0);
        octets[5] = 0;
        octets[6] = (byte) (command >> 8);
        octets[7] = (byte) command;
      }
      assertThat(problems(octets)).isNotNull();
    }
  }
}
