package org.jarshy.sim.esme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.util.DefaultDecomposer;
import org.junit.jupiter.api.Test;

class SubmissionsTest {

  private static Submissions of(LoadPlanBuilder plan) {
    return new Submissions(plan.login("x", "y").build().content());
  }

  private static SubmitSm read(byte[] pdu) throws Exception {
    return new DefaultDecomposer().submitSm(pdu);
  }

  @Test
  void a_submit_is_these_very_octets() {
    byte[] pdu =
        of(LoadPlan.builder().texts("Hi @").from("1414").to(Destinations.counted("+77010000009")))
            .pdu(1, 258);
    assertThat(HexFormat.of().formatHex(pdu))
        .isEqualTo(
            "00000034"
                + "00000004"
                + "00000000"
                + "00000102"
                + "00" // service_type
                + "03003134313400" // a short code: network specific
                + "0101373730313030303030313000" // international, ISDN
                + "000000" // esm_class, protocol_id, priority_flag
                + "0000" // times
                + "0100" // a receipt, no replacing
                + "0000" // GSM 7-bit
                + "0448692000");
  }

  @Test
  void addresses_are_typed_by_their_looks() throws Exception {
    Submissions submissions =
        of(
            LoadPlan.builder()
                .from("Jarshy")
                .to(Destinations.listed(List.of("1414", "+77011234567", "nobody"))));
    SubmitSm first = read(submissions.pdu(0, 1));
    assertThat(first.getSourceAddr()).isEqualTo("Jarshy");
    assertThat(first.getSourceAddrTon()).isEqualTo((byte) 5);
    assertThat(first.getDestAddrTon()).isEqualTo((byte) 3);
    SubmitSm second = read(submissions.pdu(1, 2));
    assertThat(second.getDestAddress()).isEqualTo("77011234567");
    assertThat(second.getDestAddrTon()).isEqualTo((byte) 1);
    assertThat(second.getDestAddrNpi()).isEqualTo((byte) 1);
    assertThat(read(submissions.pdu(2, 3)).getDestAddrTon()).isEqualTo((byte) 5);
    assertThat(read(submissions.pdu(3, 4)).getDestAddress()).isEqualTo("1414");
  }

  @Test
  void texts_take_turns_and_their_parts_stay_together() throws Exception {
    Submissions submissions =
        of(
            LoadPlan.builder()
                .texts("one", "Д".repeat(150), "three")
                .to(Destinations.counted("77010000000", 2))
                .priority(3)
                .receipts(false)
                .seed(200));
    assertThat(submissions.submits(1)).isEqualTo(1);
    assertThat(submissions.submits(2)).isEqualTo(4);
    assertThat(submissions.submits(3)).isEqualTo(5);
    assertThat(submissions.submits(7)).isEqualTo(11);
    for (int part = 1; part <= 3; part++) {
      SubmitSm submit = read(submissions.pdu(part, 10 + part));
      assertThat(submit.getDestAddress()).isEqualTo("77010000001");
      assertThat(submit.getDataCoding()).isEqualTo((byte) 8);
      assertThat(submit.getEsmClass()).isEqualTo((byte) 0x40);
      assertThat(submit.getPriorityFlag()).isEqualTo((byte) 3);
      assertThat(submit.getRegisteredDelivery()).isZero();
      assertThat(submit.getShortMessage()).startsWith(5, 0, 3, (byte) 200, 3, part);
      assertThat(submissions.beginsText(part)).isEqualTo(part == 1);
    }
    assertThat(read(submissions.pdu(4, 5)).getDestAddress()).isEqualTo("77010000000");
    assertThat(read(submissions.pdu(6, 5)).getShortMessage())
        .as("the fifth text, the third of this destination, has the next reference but one")
        .startsWith(5, 0, 3, (byte) 202);
  }

  @Test
  void a_long_text_as_payload_is_one_submit_with_all_of_it() throws Exception {
    String text = "Жаршы ".repeat(100);
    SubmitSm submit = read(of(LoadPlan.builder().texts(text).payload(true)).pdu(0, 1));
    assertThat(submit.getShortMessage()).isEmpty();
    byte[] payload =
        ((org.jsmpp.bean.OptionalParameter.OctetString) submit.getOptionalParameters()[0])
            .getValue();
    assertThat(submit.getOptionalParameters()[0].tag).isEqualTo((short) 0x0424);
    assertThat(new String(payload, StandardCharsets.UTF_16BE)).isEqualTo(text);
    assertThat(submit.getEsmClass()).isZero();
  }

  @Test
  void counted_numbers_keep_their_length_and_begin_again_after_the_last() {
    Destinations numbers = Destinations.counted("0098", 2);
    assertThat(numbers.digits(0)).isEqualTo("0098");
    assertThat(numbers.digits(1)).isEqualTo("0099");
    assertThat(Destinations.counted("98").size()).isEqualTo(2);
    byte[] octets = new byte[7];
    numbers.write(1, octets, 0);
    assertThat(octets).containsExactly(3, 0, '0', '0', '9', '9', 0);
    assertThatThrownBy(() -> Destinations.counted("98", 3))
        .hasMessage("destinations: 3 is not allowed; allowed is 1 to 2 when the first is 98");
  }
}
