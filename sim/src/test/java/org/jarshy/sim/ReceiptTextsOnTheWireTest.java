package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarshy.sim.ReceiptOctets.id;
import static org.jarshy.sim.ReceiptOctets.receipt;
import static org.jarshy.sim.ReceiptOctets.state;

import java.time.Duration;
import org.jarshy.sim.Jumping.Client;
import org.jarshy.sim.profile.IdFormat;
import org.jarshy.sim.profile.Mix;
import org.jarshy.sim.profile.Profile;
import org.jarshy.sim.profile.ReceiptFields;
import org.jarshy.sim.profile.ReceiptState;
import org.jarshy.sim.profile.ReceiptStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Receipts whole, octet by octet: their words, their TLVs, their ids. */
class ReceiptTextsOnTheWireTest {

  private static final String PHONE = "77011234567";

  private record Seen(String id, byte[] receipt) {}

  /** A text submitted at 14:00:01 UTC and final 58.5 s later, at 14:00:59. */
  private static Seen submit(Profile profile, SubmitOctets submit) throws Exception {
    Profile minute = profile.withReceiptDelay(Duration.ofMillis(58_500));
    try (Jumping run = Jumping.with(minute)) {
      Client esme = run.bound();
      run.playUntil(Duration.ofMillis(500));
      esme.sendAt(1000, submit.pdu(2));
      run.playUntil(Duration.ofMinutes(2));
      assertThat(esme.all(Octets.DELIVER_SM)).hasSize(1);
      String messageId = Octets.messageId(esme.all(Octets.SUBMIT_SM_RESP).get(0));
      return new Seen(messageId, esme.all(Octets.DELIVER_SM).get(0));
    }
  }

  private static Profile styled(ReceiptStyle style, ReceiptState says) {
    return Profile.normal()
        .change()
        .receiptText(style)
        .receiptState(Mix.only(says))
        .responseId(IdFormat.DECIMAL)
        .receiptId(IdFormat.DECIMAL)
        .build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          STANDARD    | id:%s sub:001 dlvrd:001 submit date:2201071400 done date:2201071400 stat:DELIVRD err:000 text:Curfew from 23:00 to
          UPPER_CASE  | ID:%s SUB:001 DLVRD:001 SUBMIT DATE:2201071400 DONE DATE:2201071400 STAT:DELIVRD ERR:000 TEXT:Curfew from 23:00 to
          SPARSE      | id:%s submit date:2201071400 done date:2201071400 stat:DELIVRD err:000
          SECONDS     | id:%s sub:001 dlvrd:001 submit date:220107140001 done date:220107140059 stat:DELIVRD err:000 text:Curfew from 23:00 to
          LONG_DATES  | id:%s sub:1 dlvrd:1 submit date:20220107140001 done date:20220107140059 stat:DELIVRD err:0 text:Curfew from 23:00 to
          ABBREVIATED | id:%s sub:001 dlvrd:001 submit date:2201071400 done date: stat:DELIV err:E000 Text:Curfew from 23:00 to
          """)
  void each_of_the_six_texts_is_as_its_maker_writes_it(ReceiptStyle style, String text)
      throws Exception {
    Seen seen =
        submit(
            styled(style, ReceiptState.DELIVRD),
            SubmitOctets.to(PHONE).text("Curfew from 23:00 to 07:00"));
    assertThat(seen.receipt())
        .isEqualTo(receipt(1, PHONE, text.formatted(seen.id()), id(seen.id()), state(2)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          STANDARD    | EXPIRED | 3 | id:%s sub:001 dlvrd:000 submit date:2201071400 done date:2201071400 stat:EXPIRED err:027 text:hello
          UPPER_CASE  | UNDELIV | 5 | ID:%s SUB:001 DLVRD:000 SUBMIT DATE:2201071400 DONE DATE:2201071400 STAT:UNDELIV ERR:001 TEXT:hello
          SPARSE      | DELETED | 4 | id:%s submit date:2201071400 done date:2201071400 stat:DELETED err:001
          SECONDS     | REJECTD | 8 | id:%s sub:001 dlvrd:000 submit date:220107140001 done date:220107140059 stat:REJECTD err:008 text:hello
          LONG_DATES  | UNKNOWN | 7 | id:%s sub:1 dlvrd:0 submit date:20220107140001 done date:20220107140059 stat:UNKNOWN err:1 text:hello
          ABBREVIATED | ACCEPTD | 6 | id:%s sub:001 dlvrd:000 submit date:2201071400 done date: stat:ACCPT err:E000 Text:hello
          ABBREVIATED | UNDELIV | 5 | id:%s sub:001 dlvrd:000 submit date:2201071400 done date: stat:UNDEL err:E001 Text:hello
          ABBREVIATED | EXPIRED | 3 | id:%s sub:001 dlvrd:000 submit date:2201071400 done date: stat:EXPRD err:E027 Text:hello
          ABBREVIATED | DELETED | 4 | id:%s sub:001 dlvrd:000 submit date:2201071400 done date: stat:DELET err:E001 Text:hello
          ABBREVIATED | REJECTD | 8 | id:%s sub:001 dlvrd:000 submit date:2201071400 done date: stat:REJCT err:E008 Text:hello
          ABBREVIATED | UNKNOWN | 7 | id:%s sub:001 dlvrd:000 submit date:2201071400 done date: stat:UNKNW err:E001 Text:hello
          """)
  void each_state_is_said_in_words_and_in_its_number(
      ReceiptStyle style, ReceiptState says, int number, String text) throws Exception {
    Seen seen = submit(styled(style, says), SubmitOctets.to(PHONE));
    assertThat(seen.receipt())
        .isEqualTo(receipt(1, PHONE, text.formatted(seen.id()), id(seen.id()), state(number)));
  }

  @ParameterizedTest
  @EnumSource(ReceiptFields.class)
  void a_receipt_says_it_in_the_text_in_tlvs_or_in_both(ReceiptFields fields) throws Exception {
    Profile profile =
        styled(ReceiptStyle.SPARSE, ReceiptState.DELIVRD).change().receiptFields(fields).build();
    Seen seen = submit(profile, SubmitOctets.to(PHONE));
    String text =
        "id:%s submit date:2201071400 done date:2201071400 stat:DELIVRD err:000"
            .formatted(seen.id());
    byte[] expected =
        switch (fields) {
          case BOTH -> receipt(1, PHONE, text, id(seen.id()), state(2));
          case TEXT -> receipt(1, PHONE, text);
          case TLV -> receipt(1, PHONE, "", id(seen.id()), state(2));
        };
    assertThat(seen.receipt()).isEqualTo(expected);
  }

  @Test
  void what_is_no_printable_ascii_is_a_dot_and_the_addresses_are_as_the_submit_had_them()
      throws Exception {
    byte[] mixed = Octets.hex("0441 00 7f 1f 20 7e 41 80 ff");
    Seen seen =
        submit(
            styled(ReceiptStyle.STANDARD, ReceiptState.DELIVRD),
            SubmitOctets.to("+" + PHONE).data(8, mixed));
    String text =
        ("id:%s sub:001 dlvrd:001 submit date:2201071400 done date:2201071400 stat:DELIVRD"
                + " err:000 text:.A... ~A..")
            .formatted(seen.id());
    assertThat(seen.receipt()).isEqualTo(receipt(1, "+" + PHONE, text, id(seen.id()), state(2)));
  }
}
