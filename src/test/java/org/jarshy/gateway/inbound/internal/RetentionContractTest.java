package org.jarshy.gateway.inbound.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarshy.gateway.inbound.internal.InboundFixture.AIGUL;
import static org.jarshy.gateway.inbound.internal.InboundFixture.BOLAT;
import static org.jarshy.gateway.inbound.internal.InboundFixture.eventually;

import java.time.Duration;
import java.time.Instant;
import org.jarshy.gateway.inbound.InboundStats;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class RetentionContractTest {

  private final InboundFixture fixture;

  RetentionContractTest(TestDatabase.Kind kind) {
    fixture = new InboundFixture(kind);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void marks_of_answered_texts_go_after_a_day() {
    InboundRoom room = fixture.running();
    fixture.accept(room, fixture.text(AIGUL, "NEWS"));
    fixture.parts(AIGUL, "a".repeat(161), 1).forEach(part -> fixture.accept(room, part));
    eventually().until(() -> fixture.rows(State.DONE) == 2);

    fixture.clock.advance(Retention.MARKS);
    room.retention().sweep();
    assertThat(allRows()).isEqualTo(3);

    fixture.clock.advance(Duration.ofSeconds(1));
    room.retention().sweep();
    assertThat(allRows()).isZero();
  }

  @Test
  void nobodys_words_stay_longer_than_two_days() {
    InboundRoom room = fixture.journalOnly();
    fixture.accept(room, fixture.text(AIGUL, "NEWS"));

    fixture.clock.advance(Retention.WORDS);
    room.retention().sweep();
    assertThat(allRows()).isEqualTo(1);

    fixture.clock.advance(Duration.ofSeconds(1));
    room.retention().sweep();
    assertThat(allRows()).isZero();
  }

  @Test
  void a_day_begins_at_midnight_in_almaty() {
    InboundRoom room = fixture.journalOnly();
    fixture.clock.set(Instant.parse("2022-01-05T17:59:59Z"));
    fixture.accept(room, fixture.text(AIGUL, "before midnight"));
    assertThat(room.report().stats().textsToday()).isEqualTo(1);

    fixture.clock.advance(Duration.ofSeconds(1));
    fixture.accept(room, fixture.text(BOLAT, "after midnight"));

    assertThat(room.report().stats()).isEqualTo(new InboundStats(2, 0, 1));
  }

  private long allRows() {
    return fixture.jdbc().sql("select count(*) from inbound_text").query(Long.class).single();
  }
}
