package org.jarshy.gateway.inbound.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarshy.gateway.inbound.internal.InboundFixture.AIGUL;
import static org.jarshy.gateway.inbound.internal.InboundFixture.BOLAT;
import static org.jarshy.gateway.inbound.internal.InboundFixture.eventually;

import java.time.Duration;
import java.util.List;
import org.jarshy.gateway.inbound.DeliveredText;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class DuplicatesContractTest {

  private final InboundFixture fixture;

  DuplicatesContractTest(TestDatabase.Kind kind) {
    fixture = new InboundFixture(kind);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void a_pdu_delivered_again_is_acknowledged_and_answered_once() {
    InboundRoom room = fixture.running();
    DeliveredText news = fixture.text(AIGUL, "NEWS", "link-a", 7);
    fixture.accept(room, news);
    answered(1);
    fixture.pass(room, Duration.ofSeconds(30));

    fixture.accept(room, fixture.again(news, "link-a", 7));

    assertThat(room.report().stats().copies()).isEqualTo(1);
    fixture.accept(room, fixture.text(AIGUL, "HELP"));
    answered(2);
    assertThat(fixture.answers.words()).containsExactly("NEWS", "HELP");
  }

  @Test
  void a_copy_in_the_same_commit_is_known_too() {
    InboundRoom room = fixture.journalOnly();
    DeliveredText news = fixture.text(AIGUL, "NEWS", "link-a", 7);
    room.journal().accept(news);

    fixture.accept(room, fixture.again(news, "link-b", 1));

    assertThat(fixture.rows(State.WAITING)).isEqualTo(1);
  }

  @Test
  void a_copy_after_a_kill_comes_over_a_new_link_and_is_known() {
    DeliveredText news = fixture.text(AIGUL, "NEWS", "link-a", 7);
    fixture.accept(fixture.journalOnly(), news);
    fixture.clock.advance(Duration.ofMinutes(3));
    InboundRoom reborn = fixture.running();
    answered(1);
    fixture.clock.advance(Duration.ofSeconds(20));

    fixture.accept(reborn, fixture.again(news, "link-b", 1));

    assertThat(reborn.report().stats().copies()).isEqualTo(1);
    assertThat(fixture.rows(State.WAITING)).isZero();
    assertThat(fixture.answers.words()).containsExactly("NEWS");
  }

  @Test
  void a_citizen_who_asks_twice_two_minutes_apart_gets_two_answers() {
    InboundRoom room = fixture.running();
    fixture.accept(room, fixture.text(AIGUL, "NEWS"));
    answered(1);
    fixture.clock.advance(Duration.ofMinutes(2));

    fixture.accept(room, fixture.text(AIGUL, "NEWS", "link-b", 1));

    answered(2);
  }

  @Test
  void a_citizen_who_reads_on_with_more_gets_each_page() {
    InboundRoom room = fixture.running();
    for (int page = 1; page <= 3; page++) {
      fixture.accept(room, fixture.text(AIGUL, "MORE"));
      answered(page);
      fixture.clock.advance(Duration.ofSeconds(5));
    }

    assertThat(room.report().stats().copies()).isZero();
  }

  @Test
  void the_same_words_from_another_number_are_no_copy() {
    InboundRoom room = fixture.running();
    fixture.accept(room, fixture.text(AIGUL, "NEWS", "link-a", 7));
    fixture.accept(room, fixture.text(BOLAT, "NEWS", "link-a", 7));

    answered(2);
  }

  @Test
  void of_stop_start_stop_each_is_handed_on() {
    InboundRoom room = fixture.journalOnly();
    for (String word : List.of("STOP", "START", "STOP")) {
      fixture.accept(room, fixture.text(AIGUL, word));
    }

    assertThat(fixture.rows(State.WAITING)).isEqualTo(3);
  }

  private void answered(int count) {
    eventually().until(() -> fixture.answers.given.size() == count);
    // the answer is given within the transaction; wait for its commit
    eventually().until(() -> fixture.rows(State.WAITING) == 0);
  }
}
