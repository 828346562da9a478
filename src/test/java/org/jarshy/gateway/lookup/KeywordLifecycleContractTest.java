package org.jarshy.gateway.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.jarshy.gateway.lookup.Words.APPROVER;
import static org.jarshy.gateway.lookup.Words.AUTHOR;
import static org.jarshy.gateway.lookup.Words.EDITOR;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jarshy.gateway.audit.AuditLogs;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.StepRefused.Rule;
import org.jarshy.gateway.lookup.OperatorKeyword.State;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class KeywordLifecycleContractTest {

  private final TestDatabase database;
  private final MutableClock clock = new MutableClock(Words.NOW);
  private final List<Object> events = new ArrayList<>();
  private final TestLookups house;
  private final Keywords keywords;

  KeywordLifecycleContractTest(TestDatabase.Kind kind) {
    database = kind.open();
    house = TestLookups.on(database, AuditLogs.log(database, clock), events::add, clock);
    keywords = house.keywords;
  }

  @AfterEach
  void close() {
    house.close();
    database.close();
  }

  @Test
  void the_whole_way_keeps_who_when_and_why() {
    KeywordId id = keywords.draft(Words.fixed("ВОДА", "Вода: Абая 1"), AUTHOR);
    keywords.submit(id, 1, AUTHOR);
    keywords.sendBack(id, 2, " Точный адрес? ", APPROVER);
    keywords.edit(id, 3, Words.fixed("ВОДА", "Вода: Абая 10"), EDITOR);
    keywords.submit(id, 4, EDITOR);
    keywords.approve(id, 5, APPROVER);
    assertThat(told(id, "")).isEqualTo(new Told.Fixed("Вода: Абая 10"));
    keywords.cancel(id, "Кончилась", AUTHOR);

    OperatorKeyword keyword = keywords.find(id).orElseThrow();
    assertThat(keyword.state()).isEqualTo(State.CANCELLED);
    assertThat(keyword.revision()).isEqualTo(7);
    assertThat(keyword.touchedBy()).containsExactlyInAnyOrder("author", "editor");
    assertThat(keyword.history())
        .extracting(OperatorKeyword.Step::to)
        .containsExactly(
            State.DRAFT,
            State.SUBMITTED,
            State.RETURNED,
            State.DRAFT,
            State.SUBMITTED,
            State.APPROVED,
            State.CANCELLED);
    assertThat(keyword.history().get(2).reason()).isEqualTo("Точный адрес?");
    assertThat(events).containsExactly(new LiveWordsChanged(), new LiveWordsChanged());
    assertThat(told(id, "")).isEqualTo(new Told.Gone());
    assertThat(house.lookups.live(clock.instant())).isEmpty();
    assertThat(
            database
                .jdbc()
                .sql("select action from audit_entry where subject = ? order by 1")
                .param("keyword:" + id)
                .query(String.class)
                .list())
        .containsExactly(
            "keyword.approved",
            "keyword.cancelled",
            "keyword.drafted",
            "keyword.edited",
            "keyword.returned",
            "keyword.submitted",
            "keyword.submitted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"author", "AUTHOR", "editor", "uploader"})
  void whoever_touched_words_or_table_is_refused_to_approve(String login) {
    KeywordId id = keywords.draft(Words.pharmacies(), AUTHOR);
    keywords.upload(id, 1, Words.csv(Words.PHARMACIES_CSV), new Actor("uploader"));
    keywords.edit(id, 2, Words.pharmacies(), EDITOR);
    keywords.submit(id, 3, EDITOR);
    assertThat(refusal(() -> keywords.approve(id, 4, new Actor(login))).rule())
        .isEqualTo(Rule.SECOND_PERSON);
    assertThat(keywords.find(id).orElseThrow().state()).isEqualTo(State.SUBMITTED);
  }

  @Test
  void the_uploader_of_a_table_that_a_change_keeps_cannot_approve_the_change() {
    KeywordId old = keywords.draft(Words.pharmacies(), AUTHOR);
    keywords.upload(old, 1, Words.csv(Words.PHARMACIES_CSV), new Actor("uploader"));
    keywords.submit(old, 2, AUTHOR);
    keywords.approve(old, 3, APPROVER);
    KeywordId change = keywords.update(old, Words.pharmacies(), EDITOR);
    keywords.submit(change, 1, EDITOR);

    assertThat(refusal(() -> keywords.approve(change, 2, new Actor("uploader"))).rule())
        .isEqualTo(Rule.SECOND_PERSON);
    keywords.approve(change, 2, APPROVER);
    assertThat(told(old, "Алматы")).isInstanceOf(Told.Rows.class);
  }

  @Test
  void a_change_answers_from_its_approval_on_and_the_old_one_until_then() {
    KeywordId old = Words.approve(keywords, Words.fixed("ВОДА", "Вода: Абая 1"), null);
    KeywordId change = keywords.update(old, Words.fixed("ВОДА", "Вода: Сатпаева 2"), EDITOR);
    keywords.submit(change, 1, EDITOR);
    assertThat(told(old, "")).isEqualTo(new Told.Fixed("Вода: Абая 1"));

    keywords.approve(change, 2, APPROVER);

    assertThat(told(old, "")).isEqualTo(new Told.Fixed("Вода: Сатпаева 2"));
    OperatorKeyword replaced = keywords.find(old).orElseThrow();
    assertThat(replaced.state()).isEqualTo(State.SUPERSEDED);
    assertThat(replaced.supersededBy()).isEqualTo(change);
    assertThat(keywords.find(change).orElseThrow().origin()).isEqualTo(old);
    assertThat(refusal(() -> keywords.update(old, Words.fixed("ВОДА", "?"), EDITOR)).rule())
        .isEqualTo(Rule.WRONG_STATE);
  }

  @Test
  void new_data_of_a_live_table_waits_for_the_approval_and_swaps_at_once() {
    KeywordId old = Words.approve(keywords, Words.pharmacies(), Words.PHARMACIES_CSV);
    KeywordId change = keywords.update(old, Words.pharmacies(), AUTHOR);
    keywords.upload(
        change, 1, Words.csv("город,аптека,адрес,телефон\nАлматы,Новая,Толе би 3,1\n"), AUTHOR);
    assertThat(rows(old, "Алматы")).containsExactly("Раушан: Абая 1, 152");
    keywords.submit(change, 2, AUTHOR);
    keywords.approve(change, 3, APPROVER);
    assertThat(rows(old, "Алматы")).containsExactly("Новая: Толе би 3, 1");
    assertThat(told(old, "Шымкент")).isInstanceOf(Told.Nothing.class);
  }

  @Test
  void nothing_is_said_from_its_expiry_on() {
    KeywordId id = Words.approve(keywords, Words.fixed("ВОДА", "Вода: Абая 1"), null);
    clock.set(Words.EXPIRES.minusSeconds(1));
    assertThat(house.lookups.live(clock.instant())).hasSize(1);
    clock.set(Words.EXPIRES);
    assertThat(told(id, "")).isEqualTo(new Told.Gone());
    assertThat(house.lookups.live(clock.instant())).isEmpty();
  }

  @Test
  void a_table_is_needed_before_it_is_submitted() {
    KeywordId id = keywords.draft(Words.pharmacies(), AUTHOR);
    assertThat(refusal(() -> keywords.submit(id, 1, AUTHOR)).problems())
        .containsEntry("table", "A table is required: upload a CSV file.");
  }

  @Test
  void a_table_that_was_read_by_other_columns_does_not_serve() {
    KeywordId id = keywords.draft(Words.missing(null), AUTHOR);
    keywords.upload(id, 1, Words.csv(Words.MISSING_CSV), AUTHOR);
    Answering.Table other =
        new Answering.Table(
            KeyMatch.NAME, List.of("фамилия"), Map.of(Lang.RU, "{имя}"), Guard.USUAL);
    keywords.edit(id, 2, Words.of("Пропавшие", "ИЩУ", other), AUTHOR);
    assertThat(refusal(() -> keywords.submit(id, 3, AUTHOR)).problems().get("table"))
        .contains("other key columns", "upload it again");
  }

  @Test
  void words_of_a_live_keyword_are_taken_until_it_is_cancelled() {
    KeywordId first = Words.approve(keywords, Words.fixed("ВОДА", "Вода: Абая 1"), null);
    assertThat(refusal(() -> keywords.draft(Words.fixed("вода", "?"), EDITOR)).problems())
        .containsOnlyKeys("words.ru")
        .extractingByKey("words.ru")
        .asString()
        .contains("'вода'", "keyword " + first);
    assertThat(refusal(() -> keywords.draft(Words.fixed("ВOДA", "?"), EDITOR)).problems())
        .as("with Latin letters that look the same")
        .containsOnlyKeys("words.ru");
    keywords.cancel(first, "Кончилась", AUTHOR);
    assertThat(keywords.draft(Words.fixed("ВОДА", "Другая"), EDITOR)).isNotNull();
  }

  @Test
  void two_approvals_for_one_word_in_one_moment_leave_one() throws Exception {
    List<KeywordId> rivals = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      KeywordId id = keywords.draft(Words.fixed("ВОДА", "Ответ " + i), AUTHOR);
      keywords.submit(id, 1, AUTHOR);
      rivals.add(id);
    }
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      List<Future<Boolean>> outcomes = new ArrayList<>();
      for (KeywordId id : rivals) {
        Callable<Boolean> approval =
            () -> {
              start.await();
              try {
                keywords.approve(id, 2, APPROVER);
                return true;
              } catch (KeywordRefused e) {
                return false;
              }
            };
        outcomes.add(pool.submit(approval));
      }
      assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get()))
          .containsExactlyInAnyOrder(true, false);
    } finally {
      pool.shutdownNow();
    }
    assertThat(keywords.list(Set.of(State.APPROVED), 10, 0)).hasSize(1);
  }

  @Test
  void a_late_step_is_refused_and_says_who_was_first() {
    KeywordId id = keywords.draft(Words.fixed("ВОДА", "Первая"), AUTHOR);
    keywords.edit(id, 1, Words.fixed("ВОДА", "Вторая"), EDITOR);
    KeywordRefused late =
        refusal(() -> keywords.edit(id, 1, Words.fixed("ВОДА", "Третья"), AUTHOR));
    assertThat(late.rule()).isEqualTo(Rule.EDIT_CONFLICT);
    assertThat(late.problems().get("")).startsWith("editor changed this keyword");
  }

  @Test
  void no_keyword_gives_a_proxy_to_whoever_texts_it() {
    Definition link = Words.fixed("ОБХОД", "Наш прокси: t.me/proxy?server=192.0.2.1&port=443");
    assertThat(refusal(() -> keywords.draft(link, AUTHOR)).problems())
        .hasEntrySatisfying("texts.ru", p -> assertThat(p).contains("has the link of a proxy"));
  }

  @Test
  void every_wrong_field_is_named_at_once() {
    Definition wrong =
        new Definition(
            " ",
            Map.of(Lang.RU, List.of("ДВА  ПРОБЕЛА", "СТОП"), Lang.EN, List.of("a")),
            new Answering.Fixed(Map.of(Lang.RU, "Ж".repeat(135), Lang.KK, " ")),
            Words.NOW.minusSeconds(1));
    Map<String, String> problems = refusal(() -> keywords.draft(wrong, AUTHOR)).problems();
    assertThat(problems)
        .containsOnlyKeys("name", "expires", "texts.ru", "texts.kk", "words.ru", "words.en");
    assertThat(problems.get("texts.ru")).contains("takes 3 segments; at most 2");
    assertThat(keywords.list(Set.of(), 10, 0)).isEmpty();
    Definition far =
        new Definition(
            "x",
            Map.of(Lang.RU, List.of("ВОДА")),
            new Answering.Fixed(Map.of(Lang.RU, "x")),
            Words.NOW.plus(Duration.ofDays(400)));
    assertThat(refusal(() -> keywords.draft(far, AUTHOR)).problems()).containsOnlyKeys("expires");
  }

  @Test
  void rows_that_nobody_may_ask_are_erased() {
    KeywordId id = Words.approve(keywords, Words.missing(null), Words.MISSING_CSV);
    clock.advance(Duration.ofDays(1));
    house.housekeeping.clean();
    assertThat(rowCount()).isEqualTo(3);
    keywords.cancel(id, "Устарело", AUTHOR);
    house.housekeeping.clean();
    assertThat(rowCount()).isZero();
    assertThat(keywords.find(id).orElseThrow().table().erased()).isTrue();
  }

  @Test
  void answers_of_a_day_are_counted() {
    KeywordId id = Words.approve(keywords, Words.fixed("ВОДА", "Вода"), null);
    house.lookups.prepare(id, "");
    house.lookups.prepare(id, "");
    house.counts.write();
    house.lookups.prepare(id, "");
    house.counts.write();
    assertThat(keywords.answered(List.of(id), java.time.LocalDate.of(2022, 1, 5)))
        .containsExactly(Map.entry(id, 3L));
  }

  private int rowCount() {
    return database.jdbc().sql("select count(*) from lookup_row").query(Integer.class).single();
  }

  private Told told(KeywordId origin, String query) {
    return house.lookups.tell(origin, new Question(Lang.RU, query, null));
  }

  private List<String> rows(KeywordId origin, String query) {
    return ((Told.Rows) told(origin, query)).rows().stream().map(Told.Row::text).toList();
  }

  private static KeywordRefused refusal(ThrowingCallable step) {
    KeywordRefused refused = catchThrowableOfType(KeywordRefused.class, step);
    assertThat(refused).as("a refusal").isNotNull();
    return refused;
  }
}
