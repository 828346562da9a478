package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jarshy.sim.Jumping.Client;
import org.jarshy.sim.profile.Destinations;
import org.jarshy.sim.profile.IdFormat;
import org.jarshy.sim.profile.Profile;
import org.jarshy.sim.profile.ReceiptFields;
import org.jarshy.sim.profile.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the number of a message is written, in responses, in receipts and in answers to query_sm. */
class MessageIdsOnTheWireTest {

  private static final String PHONE = "77011234567";
  private static final long SEED = 7;

  private static Profile writing(String response, String receipt) {
    return Profile.normal()
        .change()
        .responseId(IdFormat.parse(response))
        .receiptId(IdFormat.parse(receipt))
        .receiptFields(ReceiptFields.TLV)
        .build();
  }

  /** What the first message of this seed is, in plain decimal. */
  private static long first() throws Exception {
    try (Jumping run = Jumping.with(writing("%d", "%d"), SEED)) {
      return Long.parseLong(firstId(run, run.bound()));
    }
  }

  private static String firstId(Jumping run, Client esme) throws Exception {
    run.playUntil(Duration.ofMillis(500));
    esme.sendAt(1000, SubmitOctets.to(PHONE).pdu(2));
    run.playUntil(Duration.ofMillis(1500));
    return Octets.messageId(esme.all(Octets.SUBMIT_SM_RESP).get(0));
  }

  private static byte[] query(int sequence, String id) {
    return Octets.pdu(
        Octets.QUERY_SM,
        0,
        sequence,
        Octets.string(id),
        Octets.hex("00 00"),
        Octets.string("1414"));
  }

  /** ESME_RQUERYFAIL, and a body that says UNKNOWN. */
  private static byte[] notFound(int sequence, String id) {
    return Octets.pdu(
        Octets.QUERY_SM | Octets.RESPONSE,
        0x67,
        sequence,
        Octets.string(id),
        Octets.string(""),
        new byte[] {7, 0});
  }

  private static byte[] queryResponse(int sequence, String id, String done, int state) {
    return Octets.pdu(
        Octets.QUERY_SM | Octets.RESPONSE,
        0,
        sequence,
        Octets.string(id),
        Octets.string(done),
        new byte[] {(byte) state, 0});
  }

  @ParameterizedTest
  @CsvSource({
    "hex, %x",
    "hex-upper, %X",
    "hex-padded, %012x",
    "hex-upper-padded, %012X",
    "decimal, %d",
    "decimal-padded, %015d",
    "KC-%010d, KC-%010d",
    "%x@kz, %x@kz",
    "A%020XZ, A%020XZ"
  })
  void an_id_is_written_in_its_format_and_found_by_it(String format, String pattern)
      throws Exception {
    String expected = pattern.formatted(first());
    try (Jumping run = Jumping.with(writing(format, "%d"), SEED)) {
      Client esme = run.bound();
      assertThat(firstId(run, esme)).isEqualTo(expected);

      esme.sendAt(1600, query(3, expected)); // the message is final at 2.0 s
      esme.sendAt(2500, query(4, expected));
      esme.sendAt(2600, query(5, "0"));
      esme.sendAt(2700, query(6, "nonsense"));
      run.playUntil(Duration.ofSeconds(3));
      assertThat(esme.all(Octets.QUERY_SM | Octets.RESPONSE))
          .extracting(Octets::hex)
          .containsExactly(
              Octets.hex(queryResponse(3, expected, "", 1)), // ENROUTE
              Octets.hex(queryResponse(4, expected, "220107140002000+", 2)), // DELIVERED
              Octets.hex(notFound(5, "0")),
              Octets.hex(notFound(6, "nonsense")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "hex, decimal, %d",
    "decimal, hex-upper, %X",
    "decimal-padded, hex-padded, %012x",
    "hex, KZ/%06d/, KZ/%06d/"
  })
  void a_receipt_may_write_the_id_in_another_way_than_the_response(
      String response, String receipt, String pattern) throws Exception {
    String expected = pattern.formatted(first());
    try (Jumping run = Jumping.with(writing(response, receipt), SEED)) {
      Client esme = run.bound();
      firstId(run, esme);
      run.playUntil(Duration.ofSeconds(3));
      assertThat(esme.all(Octets.DELIVER_SM))
          .extracting(Octets::hex)
          .containsExactly(
              Octets.hex(
                  ReceiptOctets.receipt(
                      1, PHONE, "", ReceiptOctets.id(expected), ReceiptOctets.state(2))));
    }
  }

  @Test
  void ids_count_upwards_and_two_accounts_or_seeds_do_not_share_them() throws Exception {
    assertThat(ids("kcell", SEED)).isEqualTo(ids("kcell", SEED)).doesNotHaveDuplicates();
    assertThat(ids("kcell", SEED)).doesNotContainAnyElementsOf(ids("beeline", SEED));
    assertThat(ids("kcell", SEED)).doesNotContainAnyElementsOf(ids("kcell", 8));
    List<Long> numbers = ids("kcell", SEED).stream().map(Long::valueOf).toList();
    assertThat(numbers.get(9) - numbers.get(0)).isEqualTo(9);
  }

  private static List<String> ids(String account, long seed) throws Exception {
    AccountConfig config =
        AccountConfig.of(account, "demo").withProfile(writing("decimal", "decimal"));
    try (Jumping run = new Jumping(Smsc.builder().seed(seed).account(config))) {
      Client esme = run.client(account, Octets.BIND_TRX);
      run.playUntil(Duration.ofMillis(500));
      esme.submitMany(10, Duration.ofSeconds(1), Duration.ofMillis(10));
      run.playUntil(Duration.ofMillis(1500));
      return esme.all(Octets.SUBMIT_SM_RESP).stream().map(Octets::messageId).toList();
    }
  }

  @Test
  void an_id_that_a_rule_wrote_in_its_own_way_is_found_too() throws Exception {
    Profile ruled =
        writing("decimal", "decimal")
            .change()
            .rules(List.of(new Rule(Destinations.prefix("7701"), writing("R-%x", "hex"))))
            .build();
    String expected = "R-%x".formatted(first());
    try (Jumping run = Jumping.with(ruled, SEED)) {
      Client esme = run.bound();
      assertThat(firstId(run, esme)).isEqualTo(expected);
      esme.sendAt(1600, query(3, expected));
      run.playUntil(Duration.ofSeconds(3));
      assertThat(esme.all(Octets.QUERY_SM | Octets.RESPONSE))
          .extracting(Octets::hex)
          .containsExactly(Octets.hex(queryResponse(3, expected, "", 1)));
    }
  }
}
