package org.jarshy.gateway.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import org.jarshy.gateway.outbox.MessageState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptReadingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id:7f sub:001 dlvrd:001 submit date:2201070900 done date:2201070900 stat:DELIVRD err:000 text:x | 7f | DELIVERED | 000
          ID:7F SUB:001 DLVRD:001 SUBMIT DATE:220107090000 DONE DATE:220107090000 STAT:DELIVRD ERR:000 TEXT: | 7F | DELIVERED | 000
          id:0000123 stat:UNDELIV err:0x6A | 0000123 | UNDELIVERABLE | 0x6A
          id:9 submit date: done date: stat:EXPIRED err: text:hello | 9 | EXPIRED | ''
          id: 55 sub: dlvrd: stat: DELIV err: 0 Text:id:66 stat:UNDELIV | 55 | DELIVERED | 0
          stat:REJECTD err:1 id:abc-def-123 | abc-def-123 | REJECTED | 1
          id:5 submit date:20220107090000 done date:20220107090105 stat:ACCEPTD err:000 | 5 | ACCEPTED | 000
          id=88 stat=DELIVRD err=0 | 88 | DELIVERED | 0
          id:1 stat:EXPRD | 1 | EXPIRED | ''
          id:1 stat:UNDEL | 1 | UNDELIVERABLE | ''
          id:1 stat:SOMETHING | 1 | UNKNOWN | ''
          """)
  void reads_every_dialect(String text, String id, ReceiptState state, String err) {
    ReceiptText receipt = ReceiptText.parse(text);

    assertThat(receipt.id()).isEqualTo(id);
    assertThat(ReceiptState.ofWord(receipt.stat())).isEqualTo(state);
    assertThat(receipt.err()).isEqualTo(err);
  }

  @Test
  void nonsense_is_no_receipt_and_no_exception() {
    for (String text : new String[] {"", ":", "id:", "stat", "\u0000\uffff", "text:id:5", "id"}) {
      assertThat(ReceiptText.parse(text).id()).as("'%s'", text).isNull();
    }
  }

  @Test
  void a_state_that_nobody_knows_proves_nothing() {
    assertThat(ReceiptState.ofCode(2).outcome()).isEqualTo(MessageState.DELIVERED);
    assertThat(ReceiptState.ofCode(5).outcome()).isEqualTo(MessageState.UNDELIVERABLE);
    assertThat(ReceiptState.ofCode(99).outcome()).isEqualTo(MessageState.ACCEPTED);
    assertThat(ReceiptState.ofWord("").outcome()).isEqualTo(MessageState.ACCEPTED);
  }

  @ParameterizedTest
  @CsvSource({
    "255, ff",
    "255, FF",
    "255, 000000ff",
    "ff, 255",
    "FF, ff",
    "0000001234, 1234",
    "1234, 00001234",
    "4294967295, ffffffff",
    "00ff, 255",
    "abc-1, ABC-1"
  })
  void an_id_is_found_however_the_response_spelt_it(String inReceipt, String inResponse) {
    assertThat(MessageIds.readings(inReceipt)).contains(inResponse);
    assertThat(MessageIds.readings(inReceipt).get(0)).isEqualTo(inReceipt);
  }
}
