package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jarshy.gateway.audit.AuditEntry;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.audit.AuditLogs;
import org.jarshy.gateway.audit.AuditTrail;
import org.jarshy.gateway.bulletin.Bulletin.State;
import org.jarshy.gateway.bulletin.PublisherWords.Code;
import org.jarshy.gateway.bulletin.StraightPublications.Allowed;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.StepRefused.Rule;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.jarshy.gateway.trust.BundleImports;
import org.jarshy.gateway.trust.BundleReceiver.Outcome;
import org.jarshy.gateway.trust.ImportBundle;
import org.jarshy.gateway.trust.ImportBundle.Door;
import org.jarshy.gateway.trust.ImportBundle.Intake;
import org.jarshy.gateway.trust.SampleNewsroom;
import org.jarshy.gateway.trust.Signers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class SignedBulletinsContractTest {

  private static final Actor COURIER = new Actor("courier");
  private static final Actor ADMIN = new Actor("admin");
  private static final Actor APPROVER = new Actor("approver");
  private static final String CURFEW =
      """
      {"type":"bulletin","id":"ID","kind":"curfew","source":"КЧС","area":["almaty"],
       "texts":{"ru":"КЧС: в Алматы комендантский час с 23:00 до 07:00 до 7 января."},
       "valid_from":"2022-01-05T03:00:00Z","expires":"2022-01-07T01:00:00Z",
       "hours":{"from":"23:00","to":"07:00"}MORE}""";

  @TempDir private Path directory;
  private final TestDatabase database;
  private final MutableClock clock = MutableClock.startingInJanuary2022();
  private final SampleNewsroom newsroom = new SampleNewsroom();
  private Bulletins bulletins;
  private Provenances provenances;
  private StoredPublisherWords words;
  private StoredStraightPublications straight;
  private ImportBundle imports;
  private long seq;

  SignedBulletinsContractTest(TestDatabase.Kind kind) {
    database = kind.open();
  }

  @BeforeEach
  void start() {
    newsroom.trust(directory, 1, "kk", "ru");
    AuditLog audit = AuditLogs.log(database, clock);
    StoredBulletins stored =
        new StoredBulletins(
            new BulletinStore(database.jdbc()),
            new BulletinReader(database.jdbc()),
            database.transactions(),
            audit,
            event -> {},
            clock);
    bulletins = stored;
    provenances = new StoredProvenances(database.jdbc());
    words = new StoredPublisherWords(database.jdbc());
    straight =
        new StoredStraightPublications(database.jdbc(), database.transactions(), audit, clock);
    Signers signers = BundleImports.signers(database, directory, clock);
    imports =
        BundleImports.on(
            database,
            directory,
            clock,
            new TakeSignedBulletins(
                stored,
                provenances,
                new PublishStraight(straight, stored, words, signers),
                words,
                new BundleProof(signers, provenances),
                clock));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static String curfew(String id, String more) {
    return CURFEW.replace("ID", id).replace("MORE", more);
  }

  private Intake take(String... items) {
    return imports.take(newsroom.news(++seq, clock.instant(), items), Door.CONSOLE, COURIER);
  }

  private Outcome outcome(String item) {
    return ((Intake.Taken) take(item)).outcomes().get(0);
  }

  private Bulletin taken(String item) {
    return get(outcome(item));
  }

  private Bulletin get(Outcome outcome) {
    return bulletins
        .find(new BulletinId(Long.parseLong(outcome.subject().substring("bulletin:".length()))))
        .orElseThrow();
  }

  private String refusal(String item) {
    return ((Intake.Refused) take(item)).detail();
  }

  private void approve(Bulletin b) {
    bulletins.approve(b.id(), b.revision(), APPROVER);
  }

  private Bulletin again(Bulletin b) {
    return bulletins.find(b.id()).orElseThrow();
  }

  private void allowStraight() {
    long id =
        straight.propose(new Allowed(SampleNewsroom.NEWS, Kind.CURFEW, Severity.SEVERE, 1), ADMIN);
    straight.confirm(id, APPROVER);
  }

  @Test
  void a_signed_item_waits_for_one_approver_with_its_proof_before_their_eyes() {
    Bulletin b = taken(curfew("a/1", ""));
    assertThat(b.state()).isEqualTo(State.SUBMITTED);
    assertThat(b.touchedBy()).containsExactly("bundle:azattyq-news");
    assertThat(b.content().kind()).isEqualTo(Kind.CURFEW);
    assertThat(b.content().area()).isEqualTo(Area.of(City.ALMATY));
    assertThat(b.content().severity()).isEqualTo(Severity.SEVERE);
    Provenance p = provenances.of(b.id()).orElseThrow();
    assertThat(p.publisher()).isEqualTo("azattyq-news");
    assertThat(p.reference()).isEqualTo("azattyq-news/a/1");
    assertThat(p.proof())
        .contains("Signed by 1, of 1 needed; bundle 1 of stream azattyq-news")
        .contains("Signer First desk, key RW")
        .contains("Issued 2022-01-05T03:00:00Z");
    assertThat(new String(p.original(), StandardCharsets.UTF_8)).isEqualTo(curfew("a/1", ""));
    // Whoever brought the file has not touched the words.
    bulletins.approve(b.id(), b.revision(), COURIER);
    assertThat(again(b).state()).isEqualTo(State.APPROVED);
  }

  @Test
  void the_publishers_own_name_can_never_approve() {
    Bulletin b = taken(curfew("1", ""));
    BulletinRefused refused =
        catchThrowableOfType(
            BulletinRefused.class,
            () -> bulletins.approve(b.id(), b.revision(), BundlePublisher.of("another")));
    assertThat(refused.rule()).isEqualTo(Rule.SECOND_PERSON);
  }

  @Test
  void an_item_that_came_before_is_not_drafted_again() {
    Bulletin b = taken(curfew("1", ""));
    Outcome second = outcome(curfew("1", ""));
    assertThat(second.words()).isEqualTo("known already");
    assertThat(get(second).id()).isEqualTo(b.id());
    assertThat(bulletins.list(Set.of(), 10, 0)).hasSize(1);
  }

  @Test
  void what_deceives_a_reader_becomes_a_draft_that_says_so() {
    Outcome o = outcome(curfew("1", "").replace("комендантский", "кoмендантский"));
    assertThat(o.words()).startsWith("drafted; somebody must change it first").contains("mixes");
    assertThat(get(o).state()).isEqualTo(State.DRAFT);
  }

  @Test
  void an_update_takes_the_place_of_what_was_approved() {
    Bulletin old = taken(curfew("1", ""));
    approve(old);
    Bulletin update = taken(curfew("2", ",\"updates\":\"1\"").replace("23:00", "22:00"));
    assertThat(update.supersedes()).isEqualTo(old.id());
    assertThat(words.of(old.id()))
        .extracting(PublisherWords.Word::code)
        .containsExactly(Code.REPLACED);
    approve(update);
    assertThat(again(old).state()).isEqualTo(State.SUPERSEDED);
  }

  @Test
  void newer_words_of_what_nobody_approved_yet_mark_the_older_ones() {
    Bulletin old = taken(curfew("1", ""));
    Bulletin newer = taken(curfew("1", "").replace("до 7 января", "до 7 января включительно"));
    assertThat(newer.supersedes()).isNull();
    assertThat(words.of(old.id()).get(0).words()).contains("bulletin " + newer.id());
  }

  @Test
  void an_item_that_is_taken_back_is_marked_for_a_person() {
    Bulletin b = taken(curfew("1", ""));
    approve(b);
    String cancel = "{\"type\":\"cancel\",\"id\":\"2\",\"cancels\":\"1\",\"reason\":\"Ошибка\"}";
    assertThat(outcome(cancel).words()).startsWith("marked as taken back");
    assertThat(again(b).state()).isEqualTo(State.APPROVED);
    assertThat(words.of(b.id()).get(0).words())
        .isEqualTo("Its publisher took it back in bundle 2 of stream azattyq-news: Ошибка");
    assertThat(words.stillStanding(10)).containsExactly(b.id());
    bulletins.cancel(b.id(), "Отозвано", APPROVER);
    assertThat(words.stillStanding(10)).isEmpty();
  }

  @Test
  void what_has_expired_is_left_out_and_the_rest_is_taken() {
    Intake.Taken taken =
        (Intake.Taken)
            take(
                curfew("1", "").replace("2022-01-07T01:00:00Z", "2022-01-05T02:00:00Z"),
                curfew("2", ""));
    assertThat(taken.outcomes())
        .extracting(Outcome::words)
        .containsExactly("left out: it has expired", "waits for approval");
  }

  @Test
  void no_item_is_said_longer_than_seven_days_after_its_issue() {
    Bulletin b = taken(curfew("1", "").replace("2022-01-07T01", "2022-01-30T01"));
    assertThat(b.content().expires()).isEqualTo(clock.instant().plus(Duration.ofDays(7)));
  }

  @Test
  void each_wrong_field_is_refused_by_name() {
    assertThat(refusal(curfew("1", ",\"colour\":\"red\"")))
        .contains("has a field 'colour' that is not known");
    assertThat(refusal(curfew("1", "").replace("\"to\":\"07:00\"", "\"to\":\"7:00\"")))
        .contains("hours.to must be a time of day");
    assertThat(refusal(curfew("1", "").replace("\"ru\":", "\"en\":")))
        .contains("has words in en")
        .contains("they may speak kk, ru");
    assertThat(refusal(curfew("1", "").replace("almaty", "atlantis")))
        .contains("area has a place that is not known");
    assertThat(refusal(curfew("1", "").replace("\"curfew\"", "\"war\"")))
        .contains("kind must be one of curfew, news-digest, outage, rights, what-works");
    assertThat(refusal(curfew("1", "").replace("2022-01-07T01:00:00Z", "tomorrow")))
        .contains("expires must be an instant");
    for (String year : new String[] {"-9999", "+10000", "-999999999", "1999", "2200"}) {
      assertThat(refusal(curfew("1", "").replace("2022-01-05T03", year + "-01-05T03")))
          .contains("valid_from must be an instant in UTC such as 2022-01-05T17:00:00Z");
    }
    assertThat(
            refusal(
                curfew("1", "").replace(",\n \"hours\":{\"from\":\"23:00\",\"to\":\"07:00\"}", "")))
        .contains("A curfew needs its hours");
    assertThat(
            ((Intake.Refused) take(curfew("1", ""), curfew("1", ",\"severity\":\"minor\"")))
                .detail())
        .contains("stands in the bundle twice");
    assertThat(bulletins.list(Set.of(), 10, 0)).isEmpty();
  }

  @Test
  void nothing_is_published_on_signatures_unless_two_people_allowed_it() {
    long id =
        straight.propose(new Allowed(SampleNewsroom.NEWS, Kind.CURFEW, Severity.SEVERE, 1), ADMIN);
    assertThat(taken(curfew("1", "")).state()).isEqualTo(State.SUBMITTED);
    assertThat(
            catchThrowableOfType(BulletinRefused.class, () -> straight.confirm(id, ADMIN)).rule())
        .isEqualTo(Rule.SECOND_PERSON);
    straight.confirm(id, APPROVER);
    Bulletin b = taken(curfew("2", ""));
    assertThat(b.state()).isEqualTo(State.APPROVED);
    assertThat(b.history().get(2).reason())
        .isEqualTo(
            "Published on the signatures of First desk, without a second person here. admin"
                + " proposed and approver confirmed that for stream azattyq-news.");
    assertThat(words.of(b.id()))
        .extracting(PublisherWords.Word::code)
        .containsExactly(Code.STRAIGHT);
    assertThat(bulletins.live(Kind.CURFEW, Area.of(City.ALMATY), clock.instant()))
        .extracting(Bulletin::id)
        .containsExactly(b.id());
    assertThat(AuditLogs.trail(database, clock).page("bulletin:" + b.id(), AuditTrail.NEWEST, 10))
        .extracting(AuditEntry::action)
        .contains("bulletin.published-straight");
    straight.end(id, APPROVER);
    assertThat(straight.list()).isEmpty();
    assertThat(taken(curfew("3", "")).state()).isEqualTo(State.SUBMITTED);
  }

  @Test
  void another_kind_a_milder_one_or_too_few_signers_wait_for_a_person() {
    long two =
        straight.propose(new Allowed(SampleNewsroom.NEWS, Kind.CURFEW, Severity.SEVERE, 2), ADMIN);
    straight.confirm(two, APPROVER);
    assertThat(taken(curfew("1", "")).state()).isEqualTo(State.SUBMITTED);
    straight.end(two, ADMIN);
    allowStraight();
    assertThat(taken(curfew("2", ",\"severity\":\"moderate\"")).state()).isEqualTo(State.SUBMITTED);
    assertThat(taken(curfew("3", ",\"severity\":\"extreme\"")).state()).isEqualTo(State.APPROVED);
    Outcome deceiving = outcome(curfew("4", "").replace("комендантский", "кoмендантский"));
    assertThat(get(deceiving).state()).isEqualTo(State.DRAFT);
    assertThat(words.of(get(deceiving).id()).get(0).code()).isEqualTo(Code.NOT_STRAIGHT);
  }

  private void allowStraightByTwo() {
    long id =
        straight.propose(new Allowed(SampleNewsroom.NEWS, Kind.CURFEW, Severity.SEVERE, 2), ADMIN);
    straight.confirm(id, APPROVER);
  }

  private byte[] signedBy(int signers, String... items) {
    return newsroom.bundle(SampleNewsroom.NEWS, seq, clock.instant(), signers, items);
  }

  private Intake bring(byte[] bundle) {
    return imports.take(bundle, Door.CONSOLE, COURIER);
  }

  @Test
  void a_second_signature_completes_what_the_first_alone_could_not() {
    allowStraightByTwo();
    seq++;
    Outcome first = ((Intake.Taken) bring(signedBy(1, curfew("1", "")))).outcomes().get(0);
    assertThat(first.words()).isEqualTo("waits for approval");
    Bulletin b = get(first);
    Intake.Taken completed = (Intake.Taken) bring(signedBy(2, curfew("1", "")));
    assertThat(completed.outcomes())
        .extracting(Outcome::subject, Outcome::words)
        .containsExactly(tuple("bulletin:" + b.id(), "published on its signatures"));
    assertThat(again(b).state()).isEqualTo(State.APPROVED);
    assertThat(provenances.of(b.id()).orElseThrow().proof())
        .contains("Signed by 2, of 1 needed; bundle 1", "Signer First desk", "Signer Second desk");
    assertThat(BundleImports.book(database, directory, clock).imported(10, 0))
        .singleElement()
        .satisfies(
            i -> {
              assertThat(i.signers()).hasSize(2);
              assertThat(i.outcomes().get(0).words()).isEqualTo("published on its signatures");
            });
    for (int signers : new int[] {1, 2}) {
      assertThat(bring(signedBy(signers, curfew("1", "")))).isInstanceOf(Intake.Known.class);
    }
    assertThat(again(b).revision()).isEqualTo(again(b).history().size());
    assertThat(bulletins.list(Set.of(), 10, 0)).hasSize(1);
  }

  @Test
  void the_same_item_in_a_newer_bundle_by_more_signers_goes_straight_too() {
    allowStraightByTwo();
    Bulletin b = taken(curfew("1", ""));
    seq++;
    Intake.Taken newer = (Intake.Taken) bring(signedBy(2, curfew("1", ""), curfew("2", "")));
    assertThat(newer.outcomes())
        .extracting(Outcome::words)
        .containsOnly("published on its signatures");
    assertThat(again(b).state()).isEqualTo(State.APPROVED);
  }

  @Test
  void a_second_signature_undoes_nothing_that_happened_since() {
    allowStraightByTwo();
    seq++;
    String[] items = {curfew("1", ""), curfew("2", ""), curfew("3", ""), curfew("4", "")};
    Intake.Taken first = (Intake.Taken) bring(signedBy(1, items));
    Bulletin rejected = get(first.outcomes().get(0));
    bulletins.reject(rejected.id(), rejected.revision(), "Неверно", APPROVER);
    Bulletin returned = get(first.outcomes().get(1));
    bulletins.sendBack(returned.id(), returned.revision(), "Уточнить", APPROVER);
    bulletins.submit(returned.id(), returned.revision() + 1, new Actor("editor"));
    Bulletin over = get(first.outcomes().get(2));
    words.say(over.id(), Code.REPLACED, "newer words", clock.instant());
    byte[] second = signedBy(2, items);
    Bulletin last = get(first.outcomes().get(3));
    Intake.Taken completed = (Intake.Taken) bring(second);
    assertThat(completed.outcomes())
        .extracting(Outcome::words)
        .containsExactly(
            "known already",
            "known already; it waits for approval. A person here decided about earlier words of it.",
            "known already",
            "published on its signatures");
    assertThat(again(rejected).state()).isEqualTo(State.REJECTED);
    assertThat(again(returned).state()).isEqualTo(State.SUBMITTED);
    assertThat(again(over).state()).isEqualTo(State.SUBMITTED);
    assertThat(again(last).state()).isEqualTo(State.APPROVED);
  }

  @Test
  void a_second_signature_repeats_no_cancel() {
    allowStraight();
    Bulletin old = taken(curfew("1", ""));
    seq++;
    String cancel = "{\"type\":\"cancel\",\"id\":\"c\",\"cancels\":\"1\"}";
    bring(signedBy(1, cancel, curfew("2", ",\"updates\":\"1\"")));
    assertThat(again(old).state()).isIn(State.CANCELLED, State.SUPERSEDED);
    Bulletin update = bulletins.newest(old.id()).orElseThrow();
    assertThat(update.state()).isEqualTo(State.APPROVED);
    bring(signedBy(2, cancel, curfew("2", ",\"updates\":\"1\"")));
    assertThat(again(update).state()).isEqualTo(State.APPROVED);
  }

  @Test
  void what_expired_meanwhile_is_not_completed_and_refuses_nothing() {
    allowStraightByTwo();
    seq++;
    String brief = curfew("1", "").replace("2022-01-07T01", "2022-01-05T20");
    byte[] one = signedBy(1, brief);
    byte[] two = signedBy(2, brief);
    Bulletin b = get(((Intake.Taken) bring(one)).outcomes().get(0));
    clock.advance(Duration.ofHours(20));
    assertThat(((Intake.Taken) bring(two)).outcomes().get(0).words()).isEqualTo("known already");
    assertThat(again(b).state()).isEqualTo(State.SUBMITTED);
  }

  @Test
  void a_correction_that_a_person_writes_holds_back_a_signed_one() {
    allowStraight();
    Bulletin old = taken(curfew("1", ""));
    assertThat(old.state()).isEqualTo(State.APPROVED);
    BulletinId theirs = bulletins.update(old.id(), old.content(), new Actor("editor"));
    Outcome signed = outcome(curfew("2", ",\"updates\":\"1\"").replace("23:00", "22:00"));
    assertThat(signed.words())
        .isEqualTo(
            "waits for approval. A person here writes a correction of the same, bulletin "
                + theirs
                + ".");
    Bulletin waits = get(signed);
    assertThat(waits.state()).isEqualTo(State.SUBMITTED);
    assertThat(words.of(waits.id()))
        .extracting(PublisherWords.Word::code)
        .contains(Code.NOT_STRAIGHT);
    assertThat(words.of(theirs).get(0).words())
        .contains("sent a correction of it too, bulletin " + waits.id());
    assertThat(again(old).state()).isEqualTo(State.APPROVED);
    // Nor by way of what was held for that, nor by the same name.
    assertThat(taken(curfew("3", ",\"updates\":\"2\"")).state()).isEqualTo(State.SUBMITTED);
    assertThat(taken(curfew("1", ",\"severity\":\"extreme\"")).state()).isEqualTo(State.SUBMITTED);
    bulletins.submit(theirs, 1, new Actor("editor"));
    bulletins.approve(theirs, 2, APPROVER);
    assertThat(again(old).supersededBy()).isEqualTo(theirs);
    assertThat(again(waits).state()).isEqualTo(State.SUBMITTED);
  }

  @Test
  void neither_does_a_second_signature_overtake_a_person_who_writes_a_correction() {
    allowStraight();
    Bulletin old = taken(curfew("1", ""));
    straight.end(straight.list().get(0).id(), ADMIN);
    allowStraightByTwo();
    seq++;
    String correction = curfew("2", ",\"updates\":\"1\"").replace("23:00", "22:00");
    Bulletin signed = get(((Intake.Taken) bring(signedBy(1, correction))).outcomes().get(0));
    BulletinId theirs = bulletins.update(old.id(), old.content(), new Actor("editor"));
    Intake.Taken completed = (Intake.Taken) bring(signedBy(2, correction));
    assertThat(completed.outcomes().get(0).words()).contains("bulletin " + theirs);
    assertThat(again(signed).state()).isEqualTo(State.SUBMITTED);
    assertThat(again(old).state()).isEqualTo(State.APPROVED);
  }

  @Test
  void a_stream_that_the_trust_directory_does_not_name_never_goes_straight() {
    allowStraight();
    newsroom.trustWithoutStreams(directory, 2);
    assertThat(taken(curfew("1", "")).state()).isEqualTo(State.SUBMITTED);
  }

  @Test
  void what_stood_on_signatures_alone_falls_when_its_publisher_takes_it_back() {
    allowStraight();
    Bulletin b = taken(curfew("1", ""));
    Bulletin update = taken(curfew("2", ",\"updates\":\"1\""));
    assertThat(again(b).state()).isEqualTo(State.SUPERSEDED);
    assertThat(outcome("{\"type\":\"cancel\",\"id\":\"3\",\"cancels\":\"1\"}").words())
        .isEqualTo("cancelled");
    assertThat(again(update).state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void a_person_who_changes_the_words_takes_them_off_the_straight_way() {
    Bulletin b = taken(curfew("1", ""));
    bulletins.sendBack(b.id(), b.revision(), "Уточнить", APPROVER);
    Actor editor = new Actor("editor");
    bulletins.edit(b.id(), b.revision() + 1, b.content(), editor);
    bulletins.submit(b.id(), b.revision() + 2, editor);
    assertThat(again(b).touchedBy()).contains("editor");
    assertThat(
            catchThrowableOfType(
                    BulletinRefused.class,
                    () -> bulletins.approve(b.id(), b.revision() + 3, editor))
                .rule())
        .isEqualTo(Rule.SECOND_PERSON);
    bulletins.approve(b.id(), b.revision() + 3, APPROVER);
    assertThat(again(b).state()).isEqualTo(State.APPROVED);
  }

  @Test
  void what_a_person_decided_no_signature_alone_undoes() {
    allowStraight();
    Bulletin cancelled = taken(curfew("1", ""));
    assertThat(cancelled.state()).isEqualTo(State.APPROVED);
    bulletins.cancel(cancelled.id(), "Неверно", APPROVER);
    Outcome update = outcome(curfew("2", ",\"updates\":\"1\""));
    assertThat(update.words())
        .isEqualTo("waits for approval. A person here decided about earlier words of it.");
    assertThat(get(update).state()).isEqualTo(State.SUBMITTED);
    assertThat(words.of(get(update).id()))
        .extracting(PublisherWords.Word::code)
        .containsExactly(Code.NOT_STRAIGHT);
    Outcome sameId = outcome(curfew("1", ",\"severity\":\"extreme\""));
    assertThat(get(sameId).state()).isEqualTo(State.SUBMITTED);
    // Nor by way of what was held for that.
    assertThat(taken(curfew("3", ",\"updates\":\"2\"")).state()).isEqualTo(State.SUBMITTED);
    assertThat(taken(curfew("4", "")).state()).isEqualTo(State.APPROVED);
  }

  @Test
  void what_a_person_approved_or_rejected_is_not_replaced_on_signatures() {
    Bulletin approved = taken(curfew("1", ""));
    approve(approved);
    Bulletin rejected = taken(curfew("2", ""));
    bulletins.reject(rejected.id(), rejected.revision(), "Неверно", APPROVER);
    allowStraight();
    assertThat(taken(curfew("1", ",\"severity\":\"extreme\"")).state()).isEqualTo(State.SUBMITTED);
    assertThat(taken(curfew("2", ",\"severity\":\"extreme\"")).state()).isEqualTo(State.SUBMITTED);
    assertThat(again(approved).state()).isEqualTo(State.APPROVED);
  }

  @Test
  void an_end_a_few_seconds_too_far_ahead_is_drawn_in_and_not_refused() {
    byte[] bundle =
        newsroom.news(
            ++seq,
            clock.instant().plusSeconds(30),
            curfew("1", "")
                .replace("2022-01-07T01", "2022-01-30T01")
                .replace("\"curfew\"", "\"news-digest\"")
                .replace(",\n \"hours\":{\"from\":\"23:00\",\"to\":\"07:00\"}", ""));
    Bulletin b =
        get(((Intake.Taken) imports.take(bundle, Door.CONSOLE, COURIER)).outcomes().get(0));
    assertThat(b.content().expires())
        .isEqualTo(clock.instant().plus(Kind.NEWS_DIGEST.longestAhead()));
  }

  @Test
  void a_clock_that_was_set_back_does_not_bring_an_ended_item_to_life() {
    clock.advance(Duration.ofDays(3));
    take(curfew("1", "").replace("2022-01-07T01", "2022-01-09T01"));
    clock.advance(Duration.ofDays(-3));
    byte[] bundle = newsroom.news(++seq, clock.instant().plus(Duration.ofDays(3)), curfew("2", ""));
    assertThat(
            ((Intake.Taken) imports.take(bundle, Door.CONSOLE, COURIER)).outcomes().get(0).words())
        .isEqualTo("left out: it has expired");
  }
}
