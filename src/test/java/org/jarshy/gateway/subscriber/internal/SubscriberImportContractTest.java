package org.jarshy.gateway.subscriber.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.audit.AuditEntry;
import org.jarshy.gateway.audit.AuditLogs;
import org.jarshy.gateway.audit.AuditTrail;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.Script;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.kernel.Topic;
import org.jarshy.gateway.subscriber.Subscriber;
import org.jarshy.gateway.subscriber.Subscriber.Status;
import org.jarshy.gateway.subscriber.SubscriberImport;
import org.jarshy.gateway.subscriber.SubscriberImport.NotTaken;
import org.jarshy.gateway.subscriber.SubscriberImport.Refusal;
import org.jarshy.gateway.subscriber.SubscriberImport.Report;
import org.jarshy.gateway.subscriber.Subscribers;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class SubscriberImportContractTest {

  private static final String HEADER = "number,language,place,topics\n";
  private static final Actor DANA = new Actor("dana");

  private final MutableClock clock = MutableClock.startingInJanuary2022();
  private final TestDatabase database;
  private final Subscribers subscribers;
  private final SubscriberImport imports;
  private final AuditTrail trail;

  SubscriberImportContractTest(TestDatabase.Kind kind) {
    database = kind.open();
    subscribers = TestSubscribers.on(database, clock);
    imports = TestSubscribers.importing(database, clock);
    trail = AuditLogs.trail(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void good_lines_become_active_subscribers() {
    Report report =
        take(
            HEADER
                + "8 701 111 11 11,kk,Алматы,all\n"
                + "+77072222222,ru,Мангистауская область,news;curfew\n"
                + "77053333333,,,\n");
    assertThat(report).isEqualTo(new Report(3, 3, 0, 0, List.of()));
    assertThat(find("+77011111111"))
        .returns(Status.ACTIVE, Subscriber::status)
        .returns(Lang.KK, Subscriber::lang)
        .returns(Region.ALMATY, Subscriber::region)
        .returns(City.ALMATY, Subscriber::city)
        .returns(Set.of(Topic.values()), Subscriber::topics)
        .returns("kcell", Subscriber::carrier);
    assertThat(find("+77072222222"))
        .returns(Region.MANGYSTAU, Subscriber::region)
        .returns(null, Subscriber::city)
        .returns(Set.of(Topic.NEWS, Topic.CURFEW), Subscriber::topics)
        .returns("tele2", Subscriber::carrier);
    assertThat(find("+77053333333"))
        .returns(null, Subscriber::lang)
        .returns(null, Subscriber::region)
        .returns(Set.of(Topic.values()), Subscriber::topics);
  }

  @Test
  void columns_stand_in_any_order_separated_by_comma_or_semicolon() {
    take("Topics, PLACE ,number,language\r\nall,almaty,87011111111,kk\r\n");
    take("\ufeffplace;topics;language;number\nАлматы;\"news;proxy\";kk;\"8 701 222-22-22\"\n");
    assertThat(find("+77011111111").city()).isEqualTo(City.ALMATY);
    assertThat(find("+77012222222").topics()).isEqualTo(Set.of(Topic.NEWS, Topic.PROXY));
  }

  @Test
  void a_column_for_the_letters_may_be_there_and_an_empty_cell_leaves_them() {
    take("script,number,language,place,topics\nlatin,87011111111,kk,,\n,87012222222,kk,,\n");
    assertThat(find("+77011111111").script()).isEqualTo(Script.LATIN);
    assertThat(find("+77012222222").script()).isEqualTo(Script.OWN);

    take(HEADER + "87011111111,ru,,\n");
    take("number,language,place,topics,script\n87012222222,,,,Latin\n");
    assertThat(find("+77011111111").script()).isEqualTo(Script.LATIN);
    assertThat(find("+77012222222").script()).isEqualTo(Script.LATIN);

    Report report =
        take(
            "number,language,place,topics,script\n"
                + "87011111111,,,,own\n87012222222,,,,runes\n87013333333,,,\n");
    assertThat(find("+77011111111").script()).isEqualTo(Script.OWN);
    assertThat(report.refused())
        .containsExactly(
            new Refusal(3, "unknown script: own or latin is allowed"),
            new Refusal(4, "it has 4 columns; 5 are allowed"));
  }

  @Test
  void each_bad_line_is_refused_with_its_number_and_what_is_allowed() {
    Report report =
        take(
            HEADER
                + "87011111111,kk,Алматы,all\n"
                + "8727250,kk,Алматы,all\n"
                + "87011111112,de,Алматы,all\n"
                + "\n"
                + "87011111113,kk,Атлантида,all\n"
                + "87011111114,kk,Алматы,weather\n"
                + "87011111115,kk\n"
                + "87011111116,kk,\"Алматы,all\n"
                + "87272500000,kk,Алматы,all\n"
                + "x".repeat(3_000)
                + "\n"
                + "87011111117,kk,Алматы,all\n");
    assertThat(report.lines()).isEqualTo(10);
    assertThat(report.added()).isEqualTo(2);
    assertThat(report.refusedCount()).isEqualTo(8);
    assertThat(report.refused())
        .extracting(Refusal::line)
        .containsExactly(3L, 4L, 6L, 7L, 8L, 9L, 10L, 11L);
    assertThat(report.refused())
        .extracting(Refusal::reason)
        .satisfiesExactly(
            reason -> assertThat(reason).startsWith("no such phone number").contains("+7 7XX"),
            reason -> assertThat(reason).isEqualTo("unknown language: kk, ru or en is allowed"),
            reason -> assertThat(reason).startsWith("unknown place: a region or city"),
            reason -> assertThat(reason).startsWith("unknown topic: curfew, news, proxy and"),
            reason -> assertThat(reason).isEqualTo("it has 2 columns; 4 are allowed"),
            reason -> assertThat(reason).startsWith("its quotes do not match"),
            reason -> assertThat(reason).startsWith("a fixed line receives no texts"),
            reason -> assertThat(reason).isEqualTo("it is too long: 2000 bytes are allowed"));
  }

  @Test
  void no_reason_repeats_what_stood_in_the_line() {
    Report report =
        take(
            HEADER
                + "87011111111,kk,Алматы,all\n"
                + "kk,87019999999,Алматы,all\n"
                + "87011111112,87019999999,Алматы,all\n"
                + "87011111113,kk,87019999999,all\n"
                + "87011111114,kk,Алматы,87019999999\n"
                + "87011111111,ru,,\n");
    assertThat(report.refused())
        .hasSize(5)
        .extracting(Refusal::reason)
        .allSatisfy(reason -> assertThat(reason).doesNotContainPattern("[0-9]{6}"));
  }

  @Test
  void the_second_occurrence_of_a_number_is_refused_with_the_line_of_the_first() {
    StringBuilder csv = new StringBuilder(HEADER);
    for (int i = 0; i < 1_200; i++) {
      csv.append("8701%07d,kk,,\n".formatted(1_000_000 + i));
    }
    csv.append("+7 701 100-00-00,ru,,\n").append("87011001199,ru,,\n").append("87011001199,ru,,\n");
    Report report = take(csv.toString());
    assertThat(report.added()).isEqualTo(1_200);
    assertThat(report.refused())
        .containsExactly(
            new Refusal(1_202, "the same number as in line 2"),
            new Refusal(1_203, "the same number as in line 1201"),
            new Refusal(1_204, "the same number as in line 1201"));
    assertThat(find("+77011000000").lang()).isEqualTo(Lang.KK);
  }

  @Test
  void a_known_subscriber_is_updated_where_the_line_says_something() {
    take(HEADER + "87011111111,kk,Актау,news\n");
    assertThat(take(HEADER + "87011111111,ru,,\n").updated()).isEqualTo(1);
    assertThat(find("+77011111111"))
        .returns(Lang.RU, Subscriber::lang)
        .returns(City.AKTAU, Subscriber::city)
        .returns(Set.of(Topic.NEWS), Subscriber::topics);
    take(HEADER + "87011111111,,Жамбылская область,proxy\n");
    assertThat(find("+77011111111"))
        .returns(Lang.RU, Subscriber::lang)
        .returns(Region.ZHAMBYL, Subscriber::region)
        .returns(null, Subscriber::city)
        .returns(Set.of(Topic.PROXY), Subscriber::topics);
  }

  @Test
  void a_guest_is_opted_in_and_keeps_the_carrier_it_was_seen_at() {
    subscribers.contact(new Msisdn("+77011111111"), "beeline");
    Report report = take(HEADER + "87011111111,kk,,\n");
    assertThat(report).isEqualTo(new Report(1, 0, 1, 0, List.of()));
    assertThat(find("+77011111111"))
        .returns(Status.ACTIVE, Subscriber::status)
        .returns("beeline", Subscriber::carrier)
        .returns(Set.of(Topic.values()), Subscriber::topics);
  }

  @Test
  void whoever_opted_out_is_not_opted_in_again() {
    SubscriberId id = subscribers.contact(new Msisdn("+77011111111"), "kcell").id();
    subscribers.optIn(id, Actor.SYSTEM);
    subscribers.optOut(id, Actor.SYSTEM);
    Report report = take(HEADER + "87011111111,kk,,\n87012222222,kk,,\n");
    assertThat(report.refused())
        .containsExactly(
            new Refusal(2, "has opted out: only the person can opt in again, by texting START"));
    assertThat(find("+77011111111"))
        .returns(Status.STOPPED, Subscriber::status)
        .returns(null, Subscriber::lang);
  }

  @Test
  void the_first_thousand_refusals_are_kept_and_all_are_counted() {
    Report report = take(HEADER + "87011111111,kk,,\n" + "nobody,kk,,\n".repeat(1_500));
    assertThat(report.refusedCount()).isEqualTo(1_500);
    assertThat(report.refused()).hasSize(1_000);
  }

  @Test
  void a_file_of_bad_lines_alone_is_not_taken_and_says_why() {
    notTaken(
        HEADER + "nobody,kk,,\n87011111111,xx,,\n",
        "no line of 2 can be taken; nothing was imported. Line 2: not a phone number: digits,"
            + " spaces, dashes, dots, brackets and a leading + are allowed. Line 3: unknown"
            + " language: kk, ru or en is allowed");
  }

  @Test
  void a_file_without_its_header_is_not_taken() {
    String allowed = "; the header number,language,place,topics is allowed";
    notTaken("", "the file is empty; a header and one line per subscriber are allowed");
    notTaken(HEADER, "the file has no line below its header; nothing was imported");
    notTaken("87011111111,kk,Алматы,all\n", "line 1 is no header" + allowed);
    notTaken("number,language,place\n", "the header lacks the column topics" + allowed);
    notTaken(
        "number,number,language,place,topics\n",
        "the header has the column number twice" + allowed);
    notTaken("number,language,place,topics,name\n", "the header has 5 columns" + allowed);
    notTaken(
        "\"number,language\n",
        "line 1 is no header: its quotes do not match; a cell may be wrapped in \"…\" as a whole");
  }

  @Test
  void a_wrong_encoding_deep_in_the_file_leaves_nothing_imported() {
    StringBuilder csv = new StringBuilder(HEADER);
    for (int i = 0; i < 1_500; i++) {
      csv.append("8701%07d,kk,,\n".formatted(1_000_000 + i));
    }
    csv.append("87012222222,kk,Алматы,all\n");
    byte[] file = csv.toString().getBytes(Charset.forName("windows-1251"));
    assertThatExceptionOfType(NotTaken.class)
        .isThrownBy(() -> imports.importCsv(new ByteArrayInputStream(file), DANA))
        .withMessageStartingWith("line 1502 is not UTF-8 and looks like Windows-1251");
    nothingWasImported();
  }

  @Test
  void a_file_that_breaks_off_leaves_nothing_imported() {
    InputStream broken =
        new InputStream() {
          private final InputStream start =
              new ByteArrayInputStream(
                  (HEADER + "87011111111,kk,,\n").getBytes(StandardCharsets.UTF_8));

          @Override
          public int read() throws IOException {
            int next = start.read();
            if (next < 0) {
              throw new IOException("the connection went away");
            }
            return next;
          }
        };
    assertThatExceptionOfType(NotTaken.class)
        .isThrownBy(() -> imports.importCsv(broken, DANA))
        .withMessage("the file broke off while it was read; nothing was imported");
    nothingWasImported();
  }

  @Test
  void a_failing_database_leaves_nothing_imported() {
    StringBuilder csv = new StringBuilder(HEADER);
    for (int i = 0; i < 1_500; i++) {
      csv.append("8701%07d,kk,,\n".formatted(1_000_000 + i));
    }
    database
        .jdbc()
        .sql("alter table subscriber add constraint full_up check (import_line < 1200)")
        .update();
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> take(csv.toString()))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern("7?7?01[0-9]{7}"));
    nothingWasImported();
  }

  @Test
  void an_import_is_audited_with_its_counts() {
    take(HEADER + "87011111111,kk,,\nnobody,kk,,\n");
    assertThat(trail.page(null, AuditTrail.NEWEST, 10))
        .extracting(AuditEntry::actor, AuditEntry::action, AuditEntry::subject, AuditEntry::detail)
        .containsExactly(
            tuple(
                DANA,
                "subscribers.imported",
                "import:1",
                "lines 2, added 1, updated 0, refused 1"));
  }

  private Report take(String csv) {
    return imports.importCsv(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), DANA);
  }

  private Subscriber find(String number) {
    return subscribers.find(new Msisdn(number)).orElseThrow();
  }

  private void notTaken(String csv, String message) {
    assertThatExceptionOfType(NotTaken.class).isThrownBy(() -> take(csv)).withMessage(message);
    nothingWasImported();
  }

  private void nothingWasImported() {
    assertThat(subscribers.newest().value()).isZero();
    assertThat(trail.page(null, AuditTrail.NEWEST, 1)).isEmpty();
    assertThat(
            database
                .jdbc()
                .sql("select count(*) from subscriber_import")
                .query(Long.class)
                .single())
        .isZero();
  }
}
