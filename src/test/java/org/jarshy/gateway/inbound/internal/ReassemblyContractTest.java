package org.jarshy.gateway.inbound.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.jarshy.gateway.inbound.internal.InboundFixture.AIGUL;
import static org.jarshy.gateway.inbound.internal.InboundFixture.BOLAT;
import static org.jarshy.gateway.inbound.internal.InboundFixture.eventually;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jarshy.gateway.gsm.ReceivedText.Concat;
import org.jarshy.gateway.inbound.DeliveredText;
import org.jarshy.gateway.inbound.Oddity;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class ReassemblyContractTest {

  private static final String LONG =
      "Расскажите, что сейчас происходит в городе. ".repeat(3).trim();
  private static final Duration LIMIT = InboundLimits.DEFAULTS.reassemblyLimit();

  private final InboundFixture fixture;

  ReassemblyContractTest(TestDatabase.Kind kind) {
    fixture = new InboundFixture(kind);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void a_text_of_two_parts_is_answered_as_one() {
    InboundRoom room = fixture.running();
    List<DeliveredText> parts = fixture.parts(AIGUL, LONG, 9);
    assertThat(parts).hasSize(2);

    parts.forEach(part -> fixture.accept(room, part));

    answered(LONG);
    assertThat(fixture.rows(State.PART)).isZero();
    assertThat(fixture.answers.given.get(0).from()).isEqualTo(AIGUL);
  }

  @Test
  void twenty_parts_in_any_order_and_each_twice_are_one_text() {
    InboundRoom room = fixture.running();
    String text = "ж".repeat(67 * 20);
    List<DeliveredText> parts = new ArrayList<>(fixture.parts(AIGUL, text, 9));
    parts.addAll(List.copyOf(parts));
    Collections.shuffle(parts, new Random(4));

    parts.forEach(part -> fixture.accept(room, part));

    answered(text);
    assertThat(room.report().stats().copies()).isEqualTo(20);
    assertThat(room.report().stats().textsToday()).isEqualTo(1);
  }

  @Test
  void text_of_too_many_parts_is_read_by_its_first_ones_and_counted_once() {
    InboundRoom room = fixture.running();
    String text = "ж".repeat(67 * 25);
    List<DeliveredText> parts = new ArrayList<>(fixture.parts(AIGUL, text, 9));
    Collections.shuffle(parts, new Random(4));

    parts.forEach(part -> fixture.accept(room, part));
    parts.forEach(part -> fixture.accept(room, part));

    answered("ж".repeat(67 * 20) + "…");
    assertThat(fixture.rows(State.PART)).isZero();
    assertThat(room.report().stats().odd()).containsOnly(entry(Oddity.TOO_MANY_PARTS, 1L));
  }

  @Test
  void parts_by_sar_and_by_16_bit_reference_are_joined_too() {
    InboundRoom room = fixture.running();
    fixture.accept(room, fixture.sar(AIGUL, "AP", new Concat(70_000, 2, 2)));
    fixture.accept(room, fixture.sar(AIGUL, "M", new Concat(70_000, 2, 1)));
    fixture.accept(room, fixture.raw(BOLAT, HexFormat.of().parseHex("060804A1B2020143"), 0));
    fixture.accept(room, fixture.raw(BOLAT, HexFormat.of().parseHex("060804A1B2020244"), 0));

    answered("MAP", "CD");
  }

  @Test
  void a_pair_cut_in_two_by_a_careless_phone_is_whole_again() {
    InboundRoom room = fixture.running();
    fixture.accept(room, fixture.raw(AIGUL, HexFormat.of().parseHex("050003010201D83D"), 8));
    fixture.accept(room, fixture.raw(AIGUL, HexFormat.of().parseHex("050003010202DE00"), 8));

    answered("\uD83D\uDE00");
  }

  @Test
  void parts_of_two_phones_and_of_two_texts_do_not_mix() {
    InboundRoom room = fixture.running();
    List<DeliveredText> first = fixture.parts(AIGUL, "a".repeat(160) + "1", 9);
    List<DeliveredText> second = fixture.parts(AIGUL, "b".repeat(160) + "2", 10);
    List<DeliveredText> other = fixture.parts(BOLAT, "c".repeat(160) + "3", 9);
    for (int i = 0; i < 2; i++) {
      fixture.accept(room, first.get(i));
      fixture.accept(room, second.get(i));
      fixture.accept(room, other.get(i));
    }

    answered("a".repeat(160) + "1", "b".repeat(160) + "2", "c".repeat(160) + "3");
  }

  @Test
  void a_kill_between_the_parts_loses_none() {
    List<DeliveredText> parts = fixture.parts(AIGUL, LONG, 9);
    fixture.accept(fixture.journalOnly(), parts.get(0));
    fixture.clock.advance(LIMIT.multipliedBy(3)); // the time we were away

    InboundRoom reborn = fixture.running();
    fixture.pass(reborn, Duration.ofSeconds(1));
    fixture.settled(reborn);
    fixture.accept(reborn, parts.get(1));

    answered(LONG);
  }

  @Test
  void what_came_is_handed_on_when_the_rest_does_not_come() {
    InboundRoom room = fixture.running();
    fixture.accept(room, fixture.sar(AIGUL, "STOP", new Concat(1, 2, 1)));
    fixture.accept(room, fixture.sar(BOLAT, "two", new Concat(1, 5, 2)));
    fixture.accept(room, fixture.sar(BOLAT, "four", new Concat(1, 5, 4)));

    fixture.pass(room, LIMIT.minusSeconds(1));
    fixture.settled(room);
    assertThat(fixture.answers.given).isEmpty();

    fixture.pass(room, Duration.ofSeconds(1));
    answered("STOP…", "…two…four…");
  }

  @Test
  void a_repeated_part_of_a_text_already_handed_on_starts_no_new_one() {
    InboundRoom room = fixture.running();
    List<DeliveredText> parts = fixture.parts(AIGUL, LONG, 9);
    parts.forEach(part -> fixture.accept(room, part));
    answered(LONG);

    fixture.accept(room, fixture.again(parts.get(0), "link-b", 1));

    assertThat(fixture.rows(State.PART)).isZero();
  }

  @Test
  void a_reference_used_again_for_other_words_begins_a_new_text() {
    InboundRoom room = fixture.running();
    fixture.accept(room, fixture.sar(AIGUL, "old one", new Concat(1, 2, 1)));
    fixture.accept(room, fixture.sar(AIGUL, "new ", new Concat(1, 2, 1)));
    fixture.accept(room, fixture.sar(AIGUL, "text", new Concat(1, 2, 2)));

    answered("old one…", "new text");
  }

  @Test
  void a_flood_of_first_parts_from_one_number_leaves_few_waiting_and_loses_none() {
    InboundRoom room = fixture.running();
    for (int i = 0; i < 50; i++) {
      fixture.accept(room, fixture.sar(AIGUL, "flood " + i, new Concat(i, 255, 1)));
    }

    assertThat(fixture.rows(State.PART)).isEqualTo(5);
    eventually().until(() -> fixture.answers.given.size() == 45);
    assertThat(fixture.answers.words()).startsWith("flood 0…", "flood 1…");
  }

  @Test
  void a_flood_of_first_parts_from_many_numbers_is_bounded_in_all() {
    InboundRoom room =
        fixture.running(new InboundLimits(10_000, 500, LIMIT, 5, 20, 10, Duration.ofSeconds(60)));
    for (int i = 0; i < 60; i++) {
      Msisdn from = new Msisdn("+7701" + (1_000_000 + i));
      fixture.accept(room, fixture.sar(from, "flood", new Concat(1, 2, 1)));
    }

    assertThat(fixture.rows(State.PART)).isEqualTo(20);
    eventually().until(() -> fixture.answers.given.size() == 40);
  }

  @Test
  void places_that_cannot_be_are_whole_texts() {
    InboundRoom room = fixture.running();
    fixture.accept(room, fixture.sar(AIGUL, "zero", new Concat(1, 2, 0)));
    fixture.accept(room, fixture.sar(AIGUL, "three of two", new Concat(1, 2, 3)));
    fixture.accept(room, fixture.sar(AIGUL, "one of one", new Concat(1, 1, 1)));

    answered("zero", "three of two", "one of one");
  }

  private void answered(String... words) {
    eventually().until(() -> fixture.answers.given.size() >= words.length);
    assertThat(fixture.answers.words()).containsExactly(words);
  }
}
