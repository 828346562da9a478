package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.keyword.Intent;
import org.jarshy.gateway.keyword.internal.Replies.Reply;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class KeywordTablesContractTest {

  private static final Instant NOW = Instant.parse("2022-01-05T03:00:00.123456Z");
  private static final SubscriberId SOMEBODY = new SubscriberId(42);
  private static final SubscriberId OTHER = new SubscriberId(43);
  private static final AnswerRequest LEGAL =
      AnswerRequest.of(Answer.HOTLINE, Lang.KK)
          .about(new Place(Region.MANGYSTAU, null), HelpTopic.LEGAL)
          .after(new Shown(List.of("h3", "b12"), "b14", 120))
          .inOneSegment(true);

  private final TestDatabase database;
  private final Replies replies;
  private final Conversations conversations;

  KeywordTablesContractTest(TestDatabase.Kind kind) {
    database = kind.open();
    replies = new Replies(database.jdbc());
    conversations = new Conversations(database.jdbc());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void reply_is_read_as_it_was_written() {
    long id = replies.add(SOMEBODY, NOW, NOW.plusSeconds(60), LEGAL);

    assertThat(replies.find(List.of(id, id + 1000)))
        .containsOnly(Map.entry(id, new Reply(id, SOMEBODY, NOW, LEGAL.encode())));
    assertThat(AnswerRequest.decode(LEGAL.encode())).isEqualTo(LEGAL);
  }

  @Test
  void replies_to_one_person_are_forgotten_and_those_to_others_kept() {
    long mine = replies.add(SOMEBODY, NOW, NOW.plusSeconds(60), LEGAL);
    long theirs = replies.add(OTHER, NOW, NOW.plusSeconds(60), LEGAL);

    replies.forget(SOMEBODY);

    assertThat(replies.find(List.of(mine, theirs))).containsOnlyKeys(theirs);
  }

  @Test
  void expired_replies_are_forgotten() {
    long old = replies.add(SOMEBODY, NOW, NOW.plusSeconds(60), LEGAL);
    long young = replies.add(SOMEBODY, NOW, NOW.plusSeconds(61), LEGAL);

    assertThat(replies.forgetExpired(NOW.plusSeconds(61))).isEqualTo(1);
    assertThat(replies.find(List.of(old, young))).containsOnlyKeys(young);
  }

  @Test
  void conversation_is_read_as_it_was_saved() {
    inTransaction(
        () -> {
          Conversation talk = conversations.open(SOMEBODY, NOW);
          talk.heard(Intent.NEWS, NOW);
          talk.mayHint(NOW.plusSeconds(1));
          talk.mayAskForStop(NOW.plusSeconds(2));
          talk.askedForPlace(NOW.plusSeconds(3));
          talk.askedAbout(Place.of(City.ORAL), NOW.plusSeconds(4));
          talk.asked(LEGAL, 77, NOW.plusSeconds(5));
          talk.hour.add(NOW, NOW.plusSeconds(6));
          talk.day.add(NOW, NOW.plusSeconds(7));
          talk.day.add(NOW, NOW.plusSeconds(7));
          talk.area.add(NOW, NOW.plusSeconds(8));
          talk.areaName = "mangystau";
          talk.mayTellLimit(NOW.plusSeconds(9));
          conversations.save(talk);
        });

    inTransaction(
        () -> {
          Conversation talk = conversations.open(SOMEBODY, NOW.plusSeconds(9));
          assertThat(talk.lastTextAt).isEqualTo(NOW);
          assertThat(talk.burstTexts).isEqualTo(1);
          assertThat(talk.burstIntent).isEqualTo(Intent.NEWS);
          assertThat(talk.burstSame).isEqualTo(1);
          assertThat(talk.hintedAt).isEqualTo(NOW.plusSeconds(1));
          assertThat(talk.stopAskedAt).isEqualTo(NOW.plusSeconds(2));
          assertThat(talk.stopConfirmedAt).isNull();
          assertThat(talk.placeAskedAt).isEqualTo(NOW.plusSeconds(3));
          assertThat(talk.lately(NOW.plusSeconds(9))).isEqualTo(Place.of(City.ORAL));
          assertThat(talk.question(NOW.plusSeconds(9))).isEqualTo(LEGAL);
          assertThat(talk.questionReply).isEqualTo(77);
          assertThat(talk.hour.beganAt).isEqualTo(NOW.plusSeconds(6));
          assertThat(talk.hour.answers).isEqualTo(1);
          assertThat(talk.day.beganAt).isEqualTo(NOW.plusSeconds(7));
          assertThat(talk.day.answers).isEqualTo(2);
          assertThat(talk.area.beganAt).isEqualTo(NOW.plusSeconds(8));
          assertThat(talk.area.answers).isEqualTo(1);
          assertThat(talk.areaName).isEqualTo("mangystau");
          assertThat(talk.limitToldAt).isEqualTo(NOW.plusSeconds(9));
        });
  }

  @Test
  void what_was_shown_is_kept_only_for_the_question_that_stands() {
    AnswerRequest shown = LEGAL.after(new Shown(List.of("h3", "h4"), null, 0));
    inTransaction(
        () -> {
          Conversation talk = conversations.open(SOMEBODY, NOW);
          talk.asked(LEGAL, 77, NOW);
          conversations.save(talk);
        });

    conversations.showed(SOMEBODY, 76, AnswerRequest.of(Answer.NEWS, Lang.RU));
    conversations.showed(SOMEBODY, 77, shown);

    inTransaction(
        () ->
            assertThat(conversations.open(SOMEBODY, NOW).question(NOW.plusSeconds(1)))
                .isEqualTo(shown));
  }

  @Test
  void what_news_have_shown_is_kept_when_the_next_question_is_asked() {
    AnswerRequest news = AnswerRequest.of(Answer.NEWS, Lang.RU);
    inTransaction(
        () -> {
          Conversation talk = conversations.open(SOMEBODY, NOW);
          talk.asked(news, 77, NOW);
          conversations.save(talk);
        });
    conversations.showed(SOMEBODY, 77, news.after(new Shown(List.of("b3", "b4"), "b5", 20)));
    assertThat(conversations.seen(List.of(SOMEBODY, OTHER)))
        .containsOnly(Map.entry(SOMEBODY, Shown.NOTHING));

    inTransaction(
        () -> {
          Conversation talk = conversations.open(SOMEBODY, NOW);
          talk.asked(LEGAL, 78, NOW);
          conversations.save(talk);
        });

    assertThat(conversations.seen(List.of(SOMEBODY, OTHER)))
        .containsOnly(Map.entry(SOMEBODY, new Shown(List.of("b3", "b4"), null, 0)));
  }

  @Test
  void longest_request_has_room_in_its_column() {
    List<String> many = LongStream.range(0, 500).mapToObj(i -> "b" + (9_000_000_000L + i)).toList();
    AnswerRequest longest =
        AnswerRequest.of(Answer.HOTLINE, Lang.KK)
            .about(new Place(Region.NORTH_KAZAKHSTAN, null), HelpTopic.BUSINESS)
            .after(new Shown(many, "b9000000999", 1999));

    long id = replies.add(SOMEBODY, NOW, NOW.plusSeconds(60), longest);

    assertThat(AnswerRequest.decode(replies.find(List.of(id)).get(id).request()))
        .isEqualTo(longest);
  }

  @Test
  void quiet_conversations_are_forgotten() {
    inTransaction(() -> conversations.open(SOMEBODY, NOW));
    inTransaction(() -> conversations.open(OTHER, NOW.plusSeconds(1)));

    assertThat(conversations.forgetQuietSince(NOW.plusSeconds(1))).isEqualTo(1);
  }

  @Test
  void texts_of_one_person_on_many_threads_are_counted_one_after_another() throws Exception {
    int threads = 8;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        done.add(
            pool.submit(
                () ->
                    inTransaction(
                        () -> {
                          Conversation talk = conversations.open(SOMEBODY, NOW);
                          talk.heard(Intent.NEWS, NOW);
                          conversations.save(talk);
                        })));
      }
      for (Future<?> one : done) {
        one.get(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS);
      }
    } finally {
      pool.shutdownNow();
    }

    inTransaction(
        () -> assertThat(conversations.open(SOMEBODY, NOW).burstTexts).isEqualTo(threads));
  }

  private void inTransaction(Runnable work) {
    database.transactions().executeWithoutResult(status -> work.run());
  }
}
