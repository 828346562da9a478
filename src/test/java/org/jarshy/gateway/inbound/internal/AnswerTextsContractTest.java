package org.jarshy.gateway.inbound.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarshy.gateway.inbound.internal.InboundFixture.AIGUL;
import static org.jarshy.gateway.inbound.internal.InboundFixture.BOLAT;
import static org.jarshy.gateway.inbound.internal.InboundFixture.eventually;

import java.util.List;
import org.jarshy.gateway.inbound.TextHandler;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class AnswerTextsContractTest {

  private final InboundFixture fixture;

  AnswerTextsContractTest(TestDatabase.Kind kind) {
    fixture = new InboundFixture(kind);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void number_and_words_are_gone_with_the_answer() {
    InboundRoom room = fixture.running();
    fixture.accept(room, fixture.text(AIGUL, "NEWS"));
    eventually().until(() -> fixture.rows(State.DONE) == 1);

    Long left =
        fixture
            .jdbc()
            .sql(
                "select count(*) from inbound_text"
                    + " where sealed_text is not null or sealed_from is not null")
            .query(Long.class)
            .single();

    assertThat(left).isZero();
    assertThat(fixture.answers.words()).containsExactly("NEWS");
  }

  @Test
  void a_handler_that_fails_once_is_given_the_text_again() {
    InboundRoom room = fixture.running();
    fixture.answers.refuses = text -> true;
    fixture.accept(room, fixture.text(AIGUL, "NEWS"));
    attempted(1);
    assertThat(fixture.answers.given).isEmpty();

    fixture.answers.refuses = text -> false;
    fixture.pass(room, AnswerTexts.DELAYS.get(0));

    eventually().until(() -> fixture.answers.words().equals(List.of("NEWS")));
  }

  @Test
  void one_that_fails_holds_back_nobody_elses_text() {
    InboundRoom room = fixture.running();
    fixture.answers.refuses = text -> text.from().equals(AIGUL);

    fixture.accept(room, fixture.text(AIGUL, "NEWS"));
    fixture.accept(room, fixture.text(BOLAT, "HELP"));

    eventually().until(() -> fixture.answers.words().equals(List.of("HELP")));
  }

  @Test
  void a_stop_that_failed_is_not_overtaken_by_the_same_persons_next_text() {
    InboundRoom room = fixture.running();
    fixture.answers.refuses = text -> text.text().equals("STOP");
    fixture.accept(room, fixture.text(AIGUL, "STOP"));
    attempted(1);
    fixture.accept(room, fixture.text(AIGUL, "START"));
    fixture.accept(room, fixture.text(BOLAT, "HELP"));
    eventually().until(() -> fixture.answers.words().equals(List.of("HELP")));

    fixture.answers.refuses = text -> false;
    fixture.pass(room, AnswerTexts.DELAYS.get(0));

    eventually().until(() -> fixture.answers.words().equals(List.of("HELP", "STOP", "START")));
  }

  @Test
  void after_the_last_attempt_it_is_given_up_kept_sealed_and_counted() {
    InboundRoom room = fixture.running();
    fixture.answers.refuses = text -> text.text().equals("POISON");
    fixture.accept(room, fixture.text(AIGUL, "POISON"));
    for (int i = 0; i < AnswerTexts.DELAYS.size(); i++) {
      attempted(i + 1);
      fixture.pass(room, AnswerTexts.DELAYS.get(i));
    }
    eventually().until(() -> fixture.rows(State.FAILED) == 1);

    fixture.accept(room, fixture.text(AIGUL, "NEWS"));

    eventually().until(() -> fixture.answers.words().equals(List.of("NEWS")));
    assertThat(room.report().stats().failed()).isEqualTo(1);
    assertThat(sealedTexts()).isEqualTo(1);
  }

  @Test
  void what_the_handler_wrote_goes_with_the_transaction_that_failed() {
    fixture.jdbc().sql("create table answer (words varchar(20))").update();
    TextHandler failsAfterWriting =
        text -> {
          fixture.template().update("insert into answer values (?)", text.text());
          throw new IllegalStateException("failed after writing");
        };
    InboundRoom room = fixture.room(InboundLimits.DEFAULTS, failsAfterWriting, fixture.settler);
    room.journal().start();
    room.texts().start();

    fixture.accept(room, fixture.text(AIGUL, "NEWS"));
    attempted(1);

    assertThat(fixture.jdbc().sql("select count(*) from answer").query(Long.class).single())
        .isZero();
  }

  @Test
  void a_commit_that_fails_is_tried_again_and_answers_once() {
    InboundRoom room = fixture.journalOnly();
    fixture.accept(room, fixture.text(AIGUL, "NEWS"));
    fixture.transactions.commitsToFail.set(1);

    room.texts().start();

    eventually().until(() -> fixture.rows(State.DONE) == 1);
    // given twice, but what it wrote the first time was rolled back
    assertThat(fixture.answers.words()).containsExactly("NEWS", "NEWS");
  }

  @Test
  void without_a_handler_texts_wait() {
    InboundRoom room = fixture.room(InboundLimits.DEFAULTS, null, null);
    room.journal().start();
    room.texts().start();

    fixture.accept(room, fixture.text(AIGUL, "NEWS"));

    assertThat(room.report().stats().waiting()).isEqualTo(1);
  }

  @Test
  void a_stop_ends_the_loop_and_a_start_goes_on() {
    InboundRoom room = fixture.running();
    room.texts().stop();
    assertThat(room.texts().isRunning()).isFalse();
    fixture.accept(room, fixture.text(AIGUL, "NEWS"));
    assertThat(fixture.rows(State.WAITING)).isEqualTo(1);

    room.texts().start();

    eventually().until(() -> fixture.answers.words().equals(List.of("NEWS")));
  }

  private void attempted(int attempts) {
    eventually()
        .until(
            () ->
                fixture
                        .jdbc()
                        .sql("select max(attempts) from inbound_text")
                        .query(Integer.class)
                        .single()
                    == attempts);
  }

  private long sealedTexts() {
    return fixture
        .jdbc()
        .sql("select count(*) from inbound_text where sealed_text is not null")
        .query(Long.class)
        .single();
  }
}
