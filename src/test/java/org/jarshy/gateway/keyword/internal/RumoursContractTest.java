package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.bulletin.Advice;
import org.jarshy.gateway.bulletin.BulletinApproved;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.outbox.Binding;
import org.jarshy.gateway.outbox.NewMessage;
import org.jarshy.gateway.rumour.Ruling;
import org.jarshy.gateway.rumour.RumourDetail;
import org.jarshy.gateway.rumour.RumourId;
import org.jarshy.gateway.rumour.RumourRefused;
import org.jarshy.gateway.rumour.RumourSummary;
import org.jarshy.gateway.rumour.Rumours.Filter;
import org.jarshy.gateway.rumour.Rumours.Order;
import org.jarshy.gateway.rumour.Statement;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A rumour from the first question to the last trace of it, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class RumoursContractTest {

  private static final Actor EDITOR = new Actor("editor");
  private static final Actor APPROVER = new Actor("approver");

  private static final List<String> TABLES =
      List.of(
          "rumour_touch",
          "rumour_verdict",
          "rumour_step",
          "rumour_asker",
          "rumour_text",
          "rumour",
          "audit_entry");

  /** One of each kind for all tests: to migrate takes longer than they do. */
  private static final Map<TestDatabase.Kind, TestDatabase> DATABASES =
      new EnumMap<>(TestDatabase.Kind.class);

  private final TestDatabase database;
  private final Desk desk;

  RumoursContractTest(TestDatabase.Kind kind) {
    database = DATABASES.computeIfAbsent(kind, TestDatabase.Kind::open);
    for (String table : TABLES) {
      database.jdbc().sql("delete from " + table).update();
    }
    desk = new Desk(database);
  }

  @AfterEach
  void close() {
    desk.operators.close();
  }

  @AfterAll
  static void closeDatabases() {
    DATABASES.values().forEach(TestDatabase::close);
    DATABASES.clear();
  }

  private static Msisdn phone(int n) {
    return new Msisdn("+7701555%04d".formatted(n));
  }

  private String ask(int phone, String text) {
    desk.receive(phone(phone), text);
    List<String> sent = desk.send();
    return sent.isEmpty() ? null : sent.get(0);
  }

  private List<String> told() {
    desk.rumours.queue();
    return desk.outbox.send(desk.rumours.texts()).stream()
        .filter(Binding.Words.class::isInstance)
        .map(b -> ((Binding.Words) b).text())
        .toList();
  }

  private List<RumourSummary> all() {
    return desk.rumours.rumours.list(Filter.ALL, Order.ASKERS, 50, 0);
  }

  private RumourDetail detail(RumourId id) {
    return desk.rumours.rumours.find(id).orElseThrow();
  }

  private Statement statement(Ruling ruling, String ru) {
    return new Statement(
        ruling,
        "КЧС",
        Map.of(Lang.KK, "Ақтауда нан бар, дүкендер ашық", Lang.RU, ru, Lang.EN, "Aktau has bread"),
        "хлеб кончился в Актау\nАқтауда нан таусылды",
        desk.clock.instant().plus(Duration.ofDays(2)));
  }

  private void decide(RumourId id, Ruling ruling, String ru) {
    desk.rumours.rumours.propose(id, revision(id), statement(ruling, ru), EDITOR);
    desk.rumours.rumours.approve(id, revision(id), detail(id).lastText(), APPROVER);
  }

  private int revision(RumourId id) {
    return detail(id).summary().revision();
  }

  private long rows(String table) {
    return database.jdbc().sql("select count(*) from " + table).query(Long.class).single();
  }

  @Test
  void everybody_who_asked_is_told_once_in_their_language_and_again_when_it_changes() {
    assertThat(ask(1, "СЛУХ говорят, что хлеб кончился в Актау"))
        .isEqualTo("Приняли, проверяем. Узнаем - напишем. Пока не пересылайте.")
        .doesNotContain("хлеб");
    assertThat(ask(2, "Ақтауда нан таусылды дейді, рас па?")).startsWith("Алдық, тексереміз.");
    assertThat(ask(3, "RUMOUR Aktau has run out of bread")).startsWith("Received, being checked");
    assertThat(ask(4, "правда ли что в Алматы кончился хлеб")).startsWith("Приняли");
    assertThat(all()).hasSize(2);
    RumourId bread = all().get(0).id();
    assertThat(all().get(0).askers()).isEqualTo(3);

    assertThat(told()).isEmpty();
    desk.rumours.rumours.propose(
        bread, revision(bread), statement(Ruling.FALSE, "В Актау хлеб есть."), EDITOR);
    assertThat(told()).isEmpty();
    desk.rumours.rumours.approve(bread, revision(bread), detail(bread).lastText(), APPROVER);
    assertThat(told())
        .containsExactlyInAnyOrder(
            "ЛОЖНЫЙ СЛУХ. На деле: В Актау хлеб есть. Источник: КЧС.",
            "ЖАЛҒАН ӨСЕК. Шындығы: Ақтауда нан бар, дүкендер ашық. Дереккөз: КЧС.",
            "FALSE RUMOUR. In fact: Aktau has bread. Source: КЧС.");
    assertThat(told()).isEmpty();

    decide(bread, Ruling.TRUE, "Хлеба в Актау нет до 7 января.");
    assertThat(told())
        .hasSize(3)
        .contains(
            "ИСПРАВЛЕНИЕ: наш ответ изменился. ПРАВДА: Хлеба в Актау нет до 7 января."
                + " Источник: КЧС.");
    assertThat(told()).isEmpty();
    assertThat(ask(1, "правда ли в Актау нет хлеба"))
        .isEqualTo("ПРАВДА: Хлеба в Актау нет до 7 января. Источник: КЧС.");
  }

  @Test
  void who_asks_later_is_told_at_once_only_where_it_is_surely_the_same() {
    ask(1, "СЛУХ хлеб кончился в Актау");
    RumourId bread = all().get(0).id();
    decide(bread, Ruling.FALSE, "В Актау хлеб есть");
    told();
    assertThat(ask(2, "Ақтауда нан жоқ деген рас па")).startsWith("ЖАЛҒАН ӨСЕК. Шындығы: ");
    assertThat(ask(3, "правда ли что в Актау хлеб есть")).startsWith("Приняли");
    assertThat(ask(4, "правда ли что в Актау закончился хлеб и сухари")).startsWith("Приняли");
    assertThat(told()).isEmpty();
    RumourDetail seen = detail(bread);
    assertThat(seen.summary().unseen()).isEqualTo(1);
    assertThat(desk.rumours.rumours.list(Filter.UNSEEN, Order.NEWEST, 9, 0)).hasSize(1);
    long rusks = seen.texts().stream().filter(t -> !t.confirmed()).findFirst().orElseThrow().id();
    desk.rumours.rumours.confirm(bread, revision(bread), Set.of(rusks), APPROVER);
    assertThat(told()).containsExactly("ЛОЖНЫЙ СЛУХ. На деле: В Актау хлеб есть. Источник: КЧС.");
  }

  @Test
  void amounts_and_hours_that_differ_are_other_rumours() {
    ask(1, "СЛУХ выплатят 500 000 тенге");
    ask(2, "СЛУХ выплатят 100 000 тенге");
    ask(3, "СЛУХ выплатят 500 тенге");
    ask(4, "СЛУХ комендантский час 23.00-07.00");
    ask(5, "СЛУХ комендантский час 20.00-05.00");
    assertThat(all()).hasSize(5);
    ask(6, "правда ли что выплатят 500 000 тенге");
    assertThat(all()).hasSize(5);
  }

  @Test
  void what_is_hidden_is_never_certain() {
    ask(1, "СЛУХ в Актау выплаты дают на bit.ly/a");
    RumourId pay = all().get(0).id();
    decide(pay, Ruling.TRUE, "В Актау дают выплаты");
    assertThat(told()).hasSize(1);
    assertThat(ask(2, "СЛУХ в Актау выплаты дают на bit.ly/evil")).startsWith("Приняли");
    assertThat(told()).isEmpty();
    RumourDetail seen = detail(pay);
    assertThat(seen.summary().unseen()).isEqualTo(1);
    assertThat(seen.texts()).hasSize(2);
    desk.rumours.rumours.confirm(pay, revision(pay), Set.of(seen.lastText()), APPROVER);
    assertThat(told()).hasSize(1);
  }

  @Test
  void another_question_of_somebody_who_was_told_waits_for_the_editor() {
    ask(1, "СЛУХ хлеб кончился в Актау");
    RumourId bread = all().get(0).id();
    decide(bread, Ruling.FALSE, "В Актау хлеб есть");
    assertThat(told()).hasSize(1);
    assertThat(ask(1, "правда ли что в Актау закончился хлеб и сухари")).startsWith("Приняли");
    assertThat(told()).isEmpty();
    assertThat(detail(bread).summary().askers()).isEqualTo(1);
    assertThat(detail(bread).summary().unseen()).isEqualTo(1);
    Set<Long> rusks = Set.of(detail(bread).lastText());
    desk.rumours.rumours.confirm(bread, revision(bread), rusks, APPROVER);
    assertThat(told()).containsExactly("ЛОЖНЫЙ СЛУХ. На деле: В Актау хлеб есть. Источник: КЧС.");
    desk.rumours.asking.forget(desk.subscribers.of(phone(1)).id());
    assertThat(rows("rumour_text")).isZero();
  }

  @Test
  void who_was_told_and_asks_something_else_hears_of_another_verdict_as_a_change() {
    ask(1, "СЛУХ хлеб кончился в Актау");
    RumourId bread = all().get(0).id();
    decide(bread, Ruling.FALSE, "В Актау хлеб есть");
    assertThat(told()).hasSize(1);
    assertThat(ask(1, "правда ли что в Актау закончился хлеб и сухари")).startsWith("Приняли");
    ask(2, "правда ли что в Актау закончился хлеб и сухари");
    decide(bread, Ruling.TRUE, "В Актау хлеба нет");
    assertThat(told())
        .containsExactlyInAnyOrder(
            "ИСПРАВЛЕНИЕ: наш ответ изменился. ПРАВДА: В Актау хлеба нет. Источник: КЧС.",
            "ПРАВДА: В Актау хлеба нет. Источник: КЧС.");
    assertThat(told()).isEmpty();
  }

  @Test
  void who_was_told_of_a_rumour_that_is_joined_to_another_hears_of_its_verdict_as_a_change() {
    ask(1, "СЛУХ булки в Актау съели");
    RumourId buns = all().get(0).id();
    decide(buns, Ruling.FALSE, "В Актау булки есть");
    assertThat(told()).hasSize(1);
    ask(1, "СЛУХ аптеки в Актау закрыты");
    RumourId other =
        all().stream().map(RumourSummary::id).filter(r -> !r.equals(buns)).findAny().get();
    desk.rumours.rumours.withdraw(buns, "Источник ошибся", APPROVER);
    desk.rumours.rumours.merge(other, revision(other), buns, EDITOR);
    decide(other, Ruling.TRUE, "В Актау булок нет");
    assertThat(told())
        .containsExactly(
            "ИСПРАВЛЕНИЕ: наш ответ изменился. ПРАВДА: В Актау булок нет. Источник: КЧС.");
  }

  @Test
  void who_waits_is_told_when_they_ask_what_is_answered() {
    ask(1, "СЛУХ хлеб кончился в Актау");
    RumourId bread = all().get(0).id();
    decide(bread, Ruling.FALSE, "В Актау хлеб есть");
    assertThat(told()).hasSize(1);
    assertThat(ask(2, "правда ли что в Актау закончился хлеб и сухари")).startsWith("Приняли");
    assertThat(ask(2, "правда ли что в Актау закончился хлеб")).startsWith("ЛОЖНЫЙ СЛУХ. ");
    assertThat(told()).isEmpty();
    assertThat(detail(bread).summary().unseen()).isZero();
  }

  @Test
  void with_no_place_named_a_verdict_answers_only_regions_that_it_was_told_in() {
    for (int i = 1; i <= 3; i++) {
      desk.receive(phone(i), "ГОРОД " + (i == 2 ? "АЛМАТЫ" : "АКТАУ"));
    }
    desk.send();
    ask(1, "СЛУХ хлеб кончился");
    RumourId bread = all().get(0).id();
    decide(bread, Ruling.FALSE, "В Актау хлеб есть");
    assertThat(told()).hasSize(1);
    assertThat(ask(2, "СЛУХ хлеб кончился")).startsWith("Приняли");
    assertThat(ask(4, "СЛУХ хлеб кончился")).startsWith("Приняли");
    assertThat(ask(3, "СЛУХ хлеб кончился")).startsWith("ЛОЖНЫЙ СЛУХ. ");
    assertThat(told()).isEmpty();
    RumourDetail seen = detail(bread);
    assertThat(seen.summary().unseen()).isEqualTo(2);
    Set<Long> elsewhere = Set.of(seen.lastText());
    desk.rumours.rumours.confirm(bread, revision(bread), elsewhere, APPROVER);
    assertThat(told()).hasSize(2);
    assertThat(ask(4, "СЛУХ хлеб кончился")).startsWith("ЛОЖНЫЙ СЛУХ. ");
  }

  @Test
  void the_editor_is_advised_to_name_the_place() {
    assertThat(desk.rumours.rumours.advice(statement(Ruling.FALSE, "Хлеб есть")))
        .anyMatch(a -> a.code() == Advice.Code.NO_PLACE && a.field().equals("texts.ru"));
    assertThat(desk.rumours.rumours.advice(statement(Ruling.FALSE, "В Актау хлеб есть")))
        .noneMatch(a -> a.code() == Advice.Code.NO_PLACE && a.field().equals("texts.ru"));
  }

  @Test
  void a_verdict_that_changes_before_it_is_sent_replaces_the_unsent() {
    ask(1, "СЛУХ хлеб кончился в Актау");
    RumourId bread = all().get(0).id();
    decide(bread, Ruling.FALSE, "В Актау хлеб есть");
    desk.rumours.queue();
    decide(bread, Ruling.UNVERIFIED, "Узнать про хлеб в Актау пока не удалось");
    assertThat(told())
        .containsExactly(
            "СЛУХ НЕ ПОДТВЕРЖДЁН. Известно: Узнать про хлеб в Актау пока не удалось. Источник: КЧС.");
  }

  @Test
  void nobody_who_opted_out_is_told() {
    ask(1, "СЛУХ хлеб кончился в Актау");
    ask(2, "СЛУХ хлеб кончился в Актау");
    RumourId bread = all().get(0).id();
    ask(1, "СТОП");
    desk.rumours.asking.forget(desk.subscribers.of(phone(1)).id());
    ask(3, "СТОП");
    assertThat(ask(3, "СЛУХ хлеб кончился в Актау")).startsWith("Приняли, проверяем. Спросите");
    decide(bread, Ruling.FALSE, "В Актау хлеб есть");
    assertThat(told()).hasSize(1);
    assertThat(ask(3, "СЛУХ хлеб кончился в Актау")).startsWith("ЛОЖНЫЙ СЛУХ. На деле: ");
  }

  @Test
  void opting_out_while_it_waits_in_the_queue_withdraws_it() {
    ask(1, "СЛУХ хлеб кончился в Актау");
    decide(all().get(0).id(), Ruling.FALSE, "В Актау хлеб есть");
    desk.rumours.queue();
    desk.subscribers.optOut(desk.subscribers.of(phone(1)).id(), EDITOR);
    assertThat(told()).isEmpty();
  }

  @Test
  void one_number_counts_once_and_asks_a_few_rumours_a_day() {
    for (String text :
        List.of(
            "СЛУХ хлеб кончился в Актау",
            "правда ли в Актау нет хлеба",
            "СЛУХ в Актау хлеба нет")) {
      ask(1, text);
    }
    assertThat(all()).hasSize(1);
    assertThat(all().get(0).askers()).isEqualTo(1);
    assertThat(rows("rumour_text")).isEqualTo(1);
    for (String what : List.of("воду", "свет", "газ", "интернет")) {
      desk.clock.advance(Duration.ofMinutes(2));
      assertThat(ask(1, "СЛУХ отключат " + what)).startsWith("Приняли");
    }
    desk.clock.advance(Duration.ofMinutes(2));
    assertThat(ask(1, "СЛУХ закроют банки")).startsWith("Сегодня больше слухов не примем.");
    desk.clock.advance(Duration.ofMinutes(2));
    assertThat(ask(1, "СЛУХ закроют школы")).isNull();
    desk.clock.advance(Duration.ofHours(24));
    assertThat(ask(1, "СЛУХ закроют школы")).startsWith("Приняли");
  }

  @Test
  void areas_with_few_people_are_not_named() {
    for (int i = 1; i <= 5; i++) {
      desk.receive(phone(i), "ГОРОД " + (i <= 3 ? "АКТАУ" : "АЛМАТЫ"));
    }
    desk.send();
    String answer = null;
    for (int i = 1; i <= 5; i++) {
      answer = ask(i, "СЛУХ президент уехал");
    }
    assertThat(answer).isEqualTo("Приняли, проверяем. Узнаем - напишем. Пока не пересылайте.");
    RumourSummary rumour = all().get(0);
    assertThat(rumour.areas()).containsOnlyKeys(Place.of(City.AKTAU).region());
    assertThat(rumour.elsewhere()).isEqualTo(2);
    desk.receive(phone(6), "ГОРОД АКТАУ");
    desk.send();
    assertThat(ask(6, "правда ли что президент уехал"))
        .contains("В вашем регионе об этом спросили ещё 3.");
    assertThat(desk.rumours.rumours.rising()).isEqualTo(1);
  }

  @Test
  void numbers_addresses_and_links_are_hidden_and_words_are_sealed() {
    ask(1, "СЛУХ хлеб в Актау кончился звоните +7 701 555 12 34 или a.b@mail.kz www.fake.kz/x");
    assertThat(all().get(0).words()).isEqualTo("хлеб в Актау кончился звоните ••• или ••• •••");
    byte[] body = database.jdbc().sql("select body from rumour_text").query(byte[].class).single();
    assertThat(new String(body, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("хлеб");
  }

  @Test
  void two_people_decide_and_a_conflict_is_told() {
    ask(1, "СЛУХ хлеб кончился в Актау");
    RumourId id = all().get(0).id();
    Statement said = statement(Ruling.FALSE, "В Актау хлеб есть");
    desk.rumours.rumours.propose(id, 1, said, EDITOR);
    assertThat(refused(() -> desk.rumours.rumours.approve(id, 2, 9, new Actor("EDITOR"))))
        .isEqualTo(RumourRefused.Rule.SECOND_PERSON);
    desk.rumours.rumours.sendBack(id, 2, "Какой район?", APPROVER);
    assertThat(refused(() -> desk.rumours.rumours.approve(id, 3, 9, APPROVER)))
        .isEqualTo(RumourRefused.Rule.WRONG_STATE);
    desk.rumours.rumours.propose(id, 3, said, new Actor("another"));
    assertThat(refused(() -> desk.rumours.rumours.approve(id, 3, 9, APPROVER)))
        .isEqualTo(RumourRefused.Rule.EDIT_CONFLICT);
    assertThat(refused(() -> desk.rumours.rumours.approve(id, 4, 9, new Actor("another"))))
        .isEqualTo(RumourRefused.Rule.SECOND_PERSON);
    assertThat(told()).isEmpty();
    desk.rumours.rumours.approve(id, 4, detail(id).lastText(), APPROVER);
    assertThat(told()).hasSize(1);
    desk.rumours.rumours.withdraw(id, "Источник ошибся", APPROVER);
    assertThat(ask(2, "СЛУХ хлеб кончился в Актау")).startsWith("Приняли");
    assertThat(detail(id).steps())
        .extracting(RumourDetail.Step::what)
        .containsExactly("proposed", "returned", "changed", "approved", "withdrawn");
    assertThat(rows("audit_entry")).isEqualTo(7);
  }

  private static RumourRefused.Rule refused(Runnable step) {
    return catchThrowableOfType(RumourRefused.class, step::run).rule();
  }

  @Test
  void editors_join_and_split_and_nobody_is_told_by_that_alone() {
    ask(1, "СЛУХ хлеб кончился в Актау");
    ask(2, "СЛУХ булки в Актау съели");
    ask(1, "СЛУХ булки в Актау съели");
    List<RumourSummary> two = all();
    assertThat(two).hasSize(2);
    RumourId bread =
        detail(two.get(0).id()).summary().words().contains("хлеб")
            ? two.get(0).id()
            : two.get(1).id();
    RumourId buns = two.get(0).id().equals(bread) ? two.get(1).id() : two.get(0).id();
    decide(bread, Ruling.FALSE, "В Актау хлеб есть");
    assertThat(told()).hasSize(1);
    desk.rumours.rumours.merge(bread, revision(bread), buns, EDITOR);
    assertThat(all()).hasSize(1);
    assertThat(detail(bread).summary().askers()).isEqualTo(2);
    assertThat(told()).isEmpty();
    long moved =
        detail(bread).texts().stream()
            .filter(t -> t.words().contains("булки"))
            .findFirst()
            .orElseThrow()
            .id();
    RumourId again = desk.rumours.rumours.split(bread, revision(bread), Set.of(moved), EDITOR);
    assertThat(detail(again).summary().askers()).isEqualTo(1);
    assertThat(ask(3, "СЛУХ булки в Актау съели")).startsWith("Приняли");
    assertThat(detail(again).summary().askers()).isEqualTo(2);
    assertThat(refused(() -> desk.rumours.rumours.merge(again, revision(again), bread, EDITOR)))
        .isEqualTo(RumourRefused.Rule.WRONG_STATE);
  }

  @Test
  void a_verified_bulletin_about_something_like_it_is_pointed_to() {
    String bulletin = "Аптеки Шымкента работают круглосуточно: Сау, Тауке хана 10.";
    BulletinId id =
        desk.content.approve(
            new Content(
                Kind.WHAT_WORKS,
                "КЧС",
                Area.wholeCountry(),
                Map.of(Lang.RU, bulletin),
                desk.clock.instant(),
                desk.clock.instant().plus(Duration.ofDays(2)),
                null));
    desk.questions.on(new BulletinApproved(id));
    desk.questions.refresh();
    assertThat(ask(1, "СЛУХ аптеки Шымкента работают круглосуточно"))
        .startsWith("Слух проверяем, узнаем - напишем. Проверенное о похожем:\nАптеки Шымкента");
    assertThat(all()).hasSize(1);
    RumourId pharmacies = all().get(0).id();
    decide(pharmacies, Ruling.TRUE, "Аптеки в Шымкенте открыты");
    assertThat(ask(2, "СЛУХ аптеки Шымкента работают круглосуточно")).startsWith("ПРАВДА: Аптеки");
  }

  @Test
  void what_is_pointed_to_is_on_the_page_however_long_it_is() {
    String bulletin =
        "Аптеки Шымкента работают круглосуточно по одной на район: Сау на Тауке хана, 10, Дару на"
            + " Байтурсынова, 7, Эмир на Кунаева, 83.";
    assertThat(bulletin).hasSizeBetween(125, 134);
    BulletinId id =
        desk.content.approve(
            new Content(
                Kind.WHAT_WORKS,
                "КЧС",
                Area.wholeCountry(),
                Map.of(Lang.RU, bulletin),
                desk.clock.instant(),
                desk.clock.instant().plus(Duration.ofDays(2)),
                null));
    desk.questions.on(new BulletinApproved(id));
    desk.questions.refresh();

    String answer = ask(1, "СЛУХ аптеки Шымкента работают круглосуточно");
    assertThat(answer)
        .startsWith("Слух проверяем, узнаем - напишем. Проверенное о похожем:\nАптеки Шымкента")
        .endsWith("Дальше: ЕЩЁ");
    assertThat(Room.USUAL.holds(answer)).isTrue();
    String said = answer.substring(answer.indexOf('\n') + 1, answer.indexOf(Fit.CUT));
    assertThat(said + " " + ask(1, "ЕЩЁ")).isEqualTo(bulletin);
  }

  @Test
  void what_a_link_gave_back_is_said_again_and_nothing_is_said_twice() {
    ask(1, "СЛУХ хлеб кончился в Актау");
    decide(all().get(0).id(), Ruling.FALSE, "В Актау хлеб есть");
    desk.rumours.queue();
    List<NewMessage> queued = List.copyOf(desk.outbox.queued);
    assertThat(desk.outbox.send(desk.rumours.texts()).get(0)).isInstanceOf(Binding.Words.class);
    // The same message is claimed again.
    desk.outbox.add(queued);
    assertThat(desk.outbox.send(desk.rumours.texts()).get(0)).isInstanceOf(Binding.Words.class);
    // Another message of the same rumour is not needed.
    desk.outbox.add(List.of(queued.get(0), queued.get(0)));
    assertThat(desk.outbox.send(desk.rumours.texts()))
        .element(1)
        .isInstanceOf(Binding.Withdrawn.class);
  }

  @Test
  void similar_rumours_that_differ_in_a_fact_are_shown_to_the_editor() {
    ask(1, "СЛУХ 6 января отключат воду");
    ask(2, "СЛУХ 7 января отключат воду");
    ask(3, "СЛУХ 6 января не отключат воду");
    assertThat(all()).hasSize(3);
    assertThat(detail(all().get(0).id()).similar()).hasSize(2);
  }

  @Test
  void everything_is_gone_after_its_time() {
    ask(1, "СЛУХ хлеб кончился в Актау");
    ask(2, "СЛУХ отключат воду");
    RumourId bread =
        all().stream().filter(r -> r.words().contains("хлеб")).findFirst().orElseThrow().id();
    decide(bread, Ruling.FALSE, "В Актау хлеб есть");
    assertThat(told()).hasSize(1);
    desk.clock.advance(Duration.ofHours(47));
    desk.rumours.clean();
    assertThat(rows("rumour_text")).isEqualTo(2);
    desk.clock.advance(Duration.ofHours(1));
    // The verdict's own words still recognise it, though all wordings are older than 48 hours.
    desk.rumours.clean();
    assertThat(rows("rumour_text")).isZero();
    assertThat(rows("rumour_asker")).isEqualTo(1);
    assertThat(desk.rumours.inMemory()).isZero();
    desk.clock.advance(Duration.ofDays(5));
    desk.rumours.clean();
    for (String table :
        List.of(
            "rumour",
            "rumour_text",
            "rumour_asker",
            "rumour_verdict",
            "rumour_touch",
            "rumour_step")) {
      assertThat(rows(table)).as(table).isZero();
    }
  }

  @Test
  void later_questions_are_recognised_by_the_newsrooms_words_alone() {
    ask(1, "СЛУХ хлеб кончился в Актау");
    decide(all().get(0).id(), Ruling.FALSE, "В Актау хлеб есть");
    told();
    database.jdbc().sql("delete from rumour_text").update();
    assertThat(ask(2, "правда ли что в Актау нет хлеба")).startsWith("ЛОЖНЫЙ СЛУХ. На деле: ");
    assertThat(all()).hasSize(1);
  }

  @Test
  void what_is_wrong_with_a_verdict_is_said_by_field() {
    ask(1, "СЛУХ хлеб кончился в Актау");
    RumourId id = all().get(0).id();
    Statement empty = new Statement(null, " ", Map.of(), "", desk.clock.instant());
    RumourRefused refused =
        catchThrowableOfType(
            RumourRefused.class, () -> desk.rumours.rumours.propose(id, 1, empty, EDITOR));
    assertThat(refused.problems())
        .containsOnlyKeys("ruling", "source", "texts.kk", "texts.ru", "claim", "expires");
    assertThat(revision(id)).isEqualTo(1);
  }

  @Test
  void no_verdict_gives_a_proxy_away() {
    ask(1, "СЛУХ хлеб кончился в Актау");
    RumourId id = all().get(0).id();
    Statement link =
        statement(Ruling.FALSE, "В Актау хлеб есть: t.me/proxy?server=192.0.2.1&port=443");
    RumourRefused refused =
        catchThrowableOfType(
            RumourRefused.class, () -> desk.rumours.rumours.propose(id, 1, link, EDITOR));
    assertThat(refused.problems()).containsOnlyKeys("texts.ru");
  }
}
