package org.jarshy.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Bulletin.State;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.bulletin.Provenance;
import org.jarshy.gateway.bulletin.TestProvenances;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.testing.TestDatabase;
import org.jarshy.gateway.trust.BundleImports;
import org.jarshy.gateway.trust.BundleReceiver.Outcome;
import org.jarshy.gateway.trust.ImportBundle;
import org.jarshy.gateway.trust.ImportBundle.Door;
import org.jarshy.gateway.trust.ImportBundle.Intake;
import org.jarshy.gateway.trust.SampleNewsroom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** CAP is a payload of a signed bundle, and never itself the proof. */
@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class SignedAlertsContractTest {

  private static final Actor COURIER = new Actor("courier");
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir private Path directory;
  private final TestDatabase database;
  private final SampleNewsroom newsroom = new SampleNewsroom();
  private FeedHouse house;
  private ImportBundle imports;
  private long seq;

  SignedAlertsContractTest(TestDatabase.Kind kind) {
    database = kind.open();
  }

  @BeforeEach
  void start() {
    newsroom.trust(directory, 1, "kk", "ru", "en");
    house = new FeedHouse(database, Sample.cap());
    imports =
        BundleImports.on(
            database,
            directory,
            house.clock,
            new TakeSignedAlerts(
                house.rows,
                house.bulletins,
                house.provenances,
                TestProvenances.proof(
                    database, BundleImports.signers(database, directory, house.clock)),
                house.clock));
  }

  @AfterEach
  void close() throws Exception {
    house.close();
    database.close();
  }

  private static String item(String xml, String... fields) {
    ObjectNode json =
        JSON.createObjectNode().put("type", "cap").put("xml", xml).put("source", "МЧС");
    for (int i = 0; i < fields.length; i += 2) {
      json.set(fields[i], JSON.readTree(fields[i + 1]));
    }
    return JSON.writeValueAsString(json);
  }

  private Intake take(String... items) {
    house.clock.advance(Duration.ofMinutes(1));
    return imports.take(newsroom.news(++seq, house.clock.instant(), items), Door.FOLDER, COURIER);
  }

  private Outcome outcome(String item) {
    Intake intake = take(item);
    assertThat(intake).isInstanceOf(Intake.Taken.class);
    return ((Intake.Taken) intake).outcomes().get(0);
  }

  private Bulletin get(Outcome outcome) {
    return house
        .bulletins
        .find(new BulletinId(Long.parseLong(outcome.subject().substring("bulletin:".length()))))
        .orElseThrow();
  }

  private String refusal(String item) {
    Intake.Refused refused = (Intake.Refused) take(item);
    assertThat(refused.rule()).isEqualTo("item-not-usable");
    return refused.detail();
  }

  @Test
  void an_alert_becomes_a_draft_with_the_proof_of_its_bundle() {
    String item =
        item(Sample.alert(), "source", "\"МЧС\"", "area", "[\"almaty\"]", "kind", "\"outage\"");
    Outcome drafted = outcome(item);
    assertThat(drafted.words()).startsWith("drafted");
    Bulletin b = get(drafted);
    assertThat(b.state()).isEqualTo(State.DRAFT);
    assertThat(b.touchedBy()).containsExactly("bundle:azattyq-news");
    assertThat(b.content().kind()).isEqualTo(Kind.OUTAGE);
    assertThat(b.content().source()).isEqualTo("МЧС");
    assertThat(b.content().texts()).containsKeys(Lang.KK, Lang.RU);
    Provenance p = house.provenances.of(b.id()).orElseThrow();
    assertThat(p.door()).isEqualTo(Provenance.Door.BUNDLE);
    assertThat(p.publisher()).isEqualTo("azattyq-news");
    assertThat(p.reference()).startsWith("cap@weather.example,2.49.0.1.398");
    assertThat(p.proof()).contains("Signed by 1, of 1 needed; bundle 1", "Signer First desk");
    assertThat(new String(p.original(), StandardCharsets.UTF_8)).isEqualTo(item);
    assertThat(outcome(item).words()).isEqualTo("known already");
    house.approve(b.id());
    assertThat(house.bulletins.find(b.id()).orElseThrow().state()).isEqualTo(State.APPROVED);
  }

  @Test
  void updates_and_cancels_reach_what_came_in_the_same_stream_and_a_person_decides() {
    Bulletin first = get(outcome(item(Sample.alert())));
    house.approve(first.id());
    Outcome update =
        outcome(
            item(Sample.later("Update", "2.49.0.1.398.0.2022.1.5.7", "ветер", "ураганный ветер")));
    assertThat(update.words()).startsWith("drafted as an update");
    Bulletin second = get(update);
    assertThat(second.state()).isEqualTo(State.DRAFT);
    assertThat(second.supersedes()).isEqualTo(first.id());
    Outcome cancel = outcome(item(Sample.later("Cancel", "2.49.0.1.398.0.2022.1.5.8")));
    assertThat(cancel.words()).startsWith("ends an earlier one");
    assertThat(house.bulletins.find(first.id()).orElseThrow().state()).isEqualTo(State.APPROVED);
    assertThat(house.feeds.about(first.id()))
        .extracting(FeedNotice::message)
        .contains(Message.CANCEL);
    assertThat(house.feeds.ended()).extracting(FeedNotice::bulletin).containsExactly(first.id());
  }

  @Test
  void neither_a_feed_nor_another_stream_ends_what_was_signed() throws Unreadable {
    Bulletin first = get(outcome(item(Sample.alert())));
    house.approve(first.id());
    house.comes(Sample.cap(), Sample.later("Cancel", "2.49.0.1.398.0.2022.1.5.8"));
    assertThat(house.feeds.about(first.id())).isEmpty();
    assertThat(house.feeds.ended()).isEmpty();
  }

  @Test
  void what_a_feed_said_first_takes_no_proof_from_what_is_signed() throws Unreadable {
    house.comes(Sample.cap(), Sample.alert());
    Outcome signed = outcome(item(Sample.alert()));
    assertThat(signed.words()).startsWith("drafted");
    assertThat(house.provenances.of(get(signed).id()).orElseThrow().door())
        .isEqualTo(Provenance.Door.BUNDLE);
  }

  @Test
  void an_alert_and_its_update_in_one_bundle_are_told_in_the_order_of_the_bundle() {
    Intake.Taken taken =
        (Intake.Taken)
            take(
                item(
                    Sample.later("Update", "x.7", "ветер", "ураганный ветер")
                        .replace("<sent>2022-01-05T06:00", "<sent>2022-01-05T06:30")),
                item(Sample.alert()));
    assertThat(taken.outcomes()).extracting(o -> get(o).state()).containsOnly(State.DRAFT);
    assertThat(get(taken.outcomes().get(0)).id().value())
        .isGreaterThan(get(taken.outcomes().get(1)).id().value());
  }

  @Test
  void an_exercise_or_a_test_is_listed_and_never_drafted() {
    for (String status : List.of("Exercise", "Test", "Draft")) {
      Outcome listed =
          outcome(
              item(Sample.alert("<status>Actual", "<status>" + status).replace("398.0", status)));
      assertThat(listed.subject()).isEmpty();
      assertThat(listed.words())
          .isEqualTo("listed only. Its status is %s, so it is no news.".formatted(status));
    }
  }

  @Test
  void what_is_no_strict_alert_is_refused_by_name_and_nothing_is_kept() {
    assertThat(refusal(item("<html/>"))).contains("xml is no CAP alert");
    assertThat(refusal(item("<alert"))).contains("xml cannot be taken", "no well-formed XML");
    assertThat(refusal(item(Sample.alert("<status>Actual", "<status>Real"))))
        .contains("xml cannot be taken. It is not valid by the schema of CAP 1.2");
    assertThat(refusal(item(Sample.alert("<identifier>", "<identifier>&#x202E;"))))
        .contains("json-hidden-character", "U+202E");
    assertThat(refusal(item(Sample.alert("</alert>", "<x/></alert>")))).contains("schema");
    assertThat(refusal(item(Sample.alert(), "colour", "\"red\""))).contains("'colour'");
    assertThat(refusal(item(Sample.alert(), "kind", "\"curfew\"")))
        .contains("kind must be one of news-digest, outage, rights, what-works");
    assertThat(refusal("{\"type\":\"cap\"}")).contains("xml is required");
    assertThat(refusal("{\"type\":\"cap\",\"xml\":7}")).contains("xml must be a text");
    Intake.Refused dtd =
        (Intake.Refused)
            take(
                item(
                    "<!DOCTYPE alert [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                        + Sample.alert()));
    assertThat(dtd.rule()).isEqualTo("json-doctype");
    assertThat(house.rows.list(null, 10, 0)).isEmpty();
  }

  @Test
  void words_in_a_language_that_its_signers_may_not_speak_are_refused() {
    newsroom.trust(directory, 2, "kk");
    assertThat(refusal(item(Sample.alert()))).contains("has words in").contains("may not speak");
  }

  @Test
  void a_source_that_is_not_named_is_the_senders_own_name_or_else_the_stream() {
    String xml = Sample.alert();
    String bare = item(xml).replace(",\"source\":\"МЧС\"", "");
    assertThat(get(outcome(bare)).content().source()).isEqualTo("Ауа райы қызметі");
    String nameless = bare.replaceAll("<senderName>[^<]*</senderName>", "").replace("398.0", "9");
    assertThat(get(outcome(nameless)).content().source()).isEqualTo("azattyq-news");
  }

  @Test
  void more_signatures_are_added_to_the_proof() {
    String item = item(Sample.alert());
    Bulletin b = get(outcome(item));
    imports.take(
        newsroom.bundle(SampleNewsroom.NEWS, seq, house.clock.instant(), 2, item),
        Door.FOLDER,
        COURIER);
    assertThat(house.provenances.of(b.id()).orElseThrow().proof())
        .contains("Signed by 2", "Second desk");
    assertThat(house.bulletins.find(b.id()).orElseThrow().state()).isEqualTo(State.DRAFT);
  }

  @Test
  void no_alert_is_said_longer_than_seven_days_and_none_that_is_over_is_drafted() {
    Outcome over =
        outcome(item(Sample.alert("2022-01-05", "2022-01-03", "2022-01-06", "2022-01-04")));
    assertThat(over.words()).startsWith("listed only. It was over when it came.");
  }
}
