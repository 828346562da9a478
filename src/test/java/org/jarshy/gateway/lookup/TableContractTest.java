package org.jarshy.gateway.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.jarshy.gateway.lookup.Words.AUTHOR;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.audit.AuditLogs;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class TableContractTest {

  private static final SubscriberId SOMEBODY = new SubscriberId(42);

  private final TestDatabase database;
  private final MutableClock clock = new MutableClock(Words.NOW);
  private final TestLookups house;
  private final Keywords keywords;

  TableContractTest(TestDatabase.Kind kind) {
    database = kind.open();
    house = TestLookups.on(database, AuditLogs.log(database, clock), e -> {}, clock);
    keywords = house.keywords;
  }

  @AfterEach
  void close() {
    house.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Шымкент", "в Шымкенте", "shymkent", "ШЫМКЕНТТЕ", "чимкент", "город шымкент?"})
  void a_city_is_found_in_whatever_form_it_is_typed(String query) {
    KeywordId id = Words.approve(keywords, Words.pharmacies(), Words.PHARMACIES_CSV);
    assertThat(rows(id, query))
        .containsExactly("Сау: Тауке хана 10, 150", "Аптека \"24\": Байтурсынова 5, 151");
  }

  @Test
  void without_a_city_the_one_where_they_are_is_meant_or_it_is_asked_for() {
    KeywordId id = Words.approve(keywords, Words.pharmacies(), Words.PHARMACIES_CSV);
    assertThat(house.lookups.tell(id, new Question(Lang.KK, "", Place.of(City.ALMATY))))
        .isEqualTo(new Told.Rows(List.of(new Told.Row(4, "Раушан: Абая 1, тел. 152")), Words.NOW));
    assertThat(told(id, "")).isEqualTo(new Told.Ask(Told.Lack.PLACE, "АПТЕКА"));
    assertThat(told(id, "Атырау")).isEqualTo(new Told.Nothing(Words.NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "Иванов Иван, 1",
    "ИВАНОВ И, 2",
    "иван иванов, 1",
    "Ivanov Ivan, 1",
    "Иванов Пётр, 0",
    "Алиева Гулнар, 1",
    "Әлиева Г, 1"
  })
  void a_name_is_found_by_its_beginning(String query, int found) {
    KeywordId id = Words.approve(keywords, Words.missing(null), Words.MISSING_CSV);
    Told told = told(id, query);
    assertThat(told instanceof Told.Rows rows ? rows.rows().size() : 0).isEqualTo(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Иван", "Иванов", "И", "И И", "%", "Ива%", "*", "_ванов", "%% %%", "....."})
  void too_little_of_a_name_is_refused_and_no_sign_stands_for_letters(String query) {
    KeywordId id = Words.approve(keywords, Words.missing(null), Words.MISSING_CSV);
    assertThat(told(id, query)).isInstanceOfAny(Told.TooShort.class, Told.Ask.class);
  }

  @Test
  void where_more_persons_match_than_may_be_told_none_is() {
    KeywordId id =
        Words.approve(keywords, Words.missing(new Guard(5, 2, 1, 5, 15)), Words.MISSING_CSV);
    assertThat(told(id, "Иванов И")).isEqualTo(new Told.TooMany(1));
    assertThat(rows(id, "Иванов Иг")).containsExactly("Иванов Игорь: найден");
  }

  @Test
  void different_questions_about_persons_are_limited_and_the_same_one_is_not() {
    KeywordId id =
        Words.approve(keywords, Words.missing(new Guard(5, 2, 3, 2, 3)), Words.MISSING_CSV);
    assertThat(mayAsk(id, "Иванов Иван")).isTrue();
    assertThat(mayAsk(id, "ИВАНОВ ИВАН!")).isTrue();
    assertThat(mayAsk(id, "Иванов Игорь")).isTrue();
    assertThat(mayAsk(id, "Петров Пётр")).isFalse();
    assertThat(mayAsk(id, "Иванов Иван")).isTrue();
    clock.advance(Duration.ofMinutes(61));
    assertThat(mayAsk(id, "Петров Пётр")).isTrue();
    assertThat(mayAsk(id, "Сидоров Пётр")).as("the limit of a day").isFalse();
    clock.advance(Duration.ofDays(1));
    assertThat(mayAsk(id, "Сидоров Пётр")).isTrue();
  }

  @Test
  void an_imei_is_proved_by_its_last_digit_and_found_with_or_without_it() {
    KeywordId id =
        Words.approve(
            keywords,
            Words.phones(),
            "imei,модель\n356938035643809,Nokia\n49-015420-323751,Siemens\n");
    assertThat(rows(id, "35 693803 564380 9")).containsExactly("Nokia: в розыске");
    assertThat(rows(id, "490154203237518")).containsExactly("Siemens: в розыске");
    assertThat(told(id, "356938035643808")).isEqualTo(new Told.Ask(Told.Lack.IMEI_WRONG, "IMEI"));
    assertThat(told(id, "мой телефон")).isEqualTo(new Told.Ask(Told.Lack.IMEI, "IMEI"));
  }

  @Test
  void signs_of_sql_html_and_templates_are_only_letters_of_a_cell() {
    String evil = "'; drop table lookup_row; -- <script>alert(1)</script> {телефон} $1 \\0";
    String csv = "город,аптека,адрес,телефон\nАлматы,\"" + evil + "\",=1+1,150\n";
    KeywordId id = Words.approve(keywords, Words.pharmacies(), csv);
    assertThat(rows(id, "Алматы")).containsExactly(evil + ": =1+1, 150");
    assertThat(told(id, "' or 1=1 --")).isEqualTo(new Told.Nothing(Words.NOW));
    assertThat(rows(id, "Алматы")).hasSize(1);
  }

  @Test
  void a_table_of_excel_in_windows_1251_is_read_and_said_to_be() {
    KeywordId id = keywords.draft(Words.pharmacies(), AUTHOR);
    byte[] file = Words.PHARMACIES_CSV.replace(',', ';').getBytes(Charset.forName("windows-1251"));
    LookupTable table = keywords.upload(id, 1, new ByteArrayInputStream(file), AUTHOR);
    assertThat(table.charset()).isEqualTo("windows-1251");
    assertThat(table.rows()).isEqualTo(3);
    assertThat(table.columns()).containsExactly("город", "аптека", "адрес", "телефон");
  }

  @Test
  void a_byte_order_mark_and_line_ends_of_windows_do_not_matter() {
    KeywordId id = keywords.draft(Words.pharmacies(), AUTHOR);
    String file = "\uFEFF" + Words.PHARMACIES_CSV.replace("\n", "\r\n") + "\r\n\r\n";
    assertThat(keywords.upload(id, 1, Words.csv(file), AUTHOR).rows()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|The file is empty",
        "`город,аптека,город,телефон`|Line 1 names the column 'город' twice",
        "`город,аптека,,телефон`|Line 1: column 3 has no name; 1 to 40 characters",
        "`город,аптека,адрес`|names a column {телефон} that the table does not have",
        "`город,аптека,адрес,телефон`|no row below its first line",
        "`город,аптека,адрес,телефон\nАлматы,А,Б,В\nАлматы,А`|Line 3 has 2 columns; the first line has 4",
        "`город,аптека,адрес,телефон\nАлматы,\"А,Б,В`|Line 2 has a quote that is not closed",
        "`город,аптека,адрес,телефон\nАлматы,\"А\"x,Б,В`|Line 2 has text behind a closing quote in column 2",
        "`город,аптека,адрес,телефон\n ,А,Б,В`|Line 2 has an empty key",
        "`город,аптека,адрес,телефон\n!!!,А,Б,В`|Line 2 has a key without any letter or digit",
        "`город,аптека,адрес,телефон\nАлматы,А\u200B,Б,В`|Line 2 in column 'аптека' has at character 2 an invisible",
        "`PK\u0003\u0004`|workbook of Excel"
      })
  void a_wrong_table_is_refused_whole_with_the_line_and_what_is_allowed(String csv, String why) {
    KeywordId id = keywords.draft(Words.pharmacies(), AUTHOR);
    KeywordRefused refused = upload(id, Words.csv(csv));
    assertThat(refused.problems().get("table")).contains(why);
    assertThat(keywords.find(id).orElseThrow().table()).isNull();
    assertThat(keywords.find(id).orElseThrow().revision()).isEqualTo(1);
    assertNothingIsLeft();
  }

  @Test
  void lines_and_cells_without_end_are_refused() {
    KeywordId id = keywords.draft(Words.pharmacies(), AUTHOR);
    String header = "город,аптека,адрес,телефон\n";
    assertThat(upload(id, Words.csv(header + "я".repeat(10_000))).problems().get("table"))
        .contains("Line 2 is longer than 3000 characters");
    assertThat(
            upload(id, Words.csv(header + "Алматы," + "я".repeat(301) + ",Б,В\n"))
                .problems()
                .get("table"))
        .contains("has 301 characters in column 'аптека'; at most 300");
    assertNothingIsLeft();
  }

  @Test
  void bytes_that_are_no_text_are_refused() {
    KeywordId id = keywords.draft(Words.pharmacies(), AUTHOR);
    byte[] utf16 = Words.PHARMACIES_CSV.getBytes(StandardCharsets.UTF_16);
    assertThat(upload(id, new ByteArrayInputStream(utf16)).problems().get("table"))
        .contains("UTF-16", "CSV UTF-8");
    byte[] late =
        (Words.PHARMACIES_CSV + "Алматы,А,Б,В\n".repeat(5_000) + "?")
            .getBytes(StandardCharsets.UTF_8);
    late[late.length - 1] = (byte) 0xFF;
    assertThat(upload(id, new ByteArrayInputStream(late)).problems().get("table"))
        .contains("is not UTF-8");
    assertNothingIsLeft();
  }

  @Test
  void an_upload_that_breaks_off_leaves_nothing() {
    KeywordId id = keywords.draft(Words.pharmacies(), AUTHOR);
    byte[] start =
        (Words.PHARMACIES_CSV + "Алматы,А,Б,В\n".repeat(9_000)).getBytes(StandardCharsets.UTF_8);
    InputStream broken =
        new java.io.SequenceInputStream(
            new ByteArrayInputStream(start),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the line was cut");
              }
            });
    assertThat(catchThrowableOfType(Exception.class, () -> keywords.upload(id, 1, broken, AUTHOR)))
        .hasRootCauseInstanceOf(IOException.class);
    assertNothingIsLeft();
    assertThat(keywords.upload(id, 1, Words.csv(Words.PHARMACIES_CSV), AUTHOR).rows()).isEqualTo(3);
  }

  @Test
  void a_table_of_many_rows_is_read_in_many_commits_and_answers_as_one() {
    StringBuilder csv = new StringBuilder("товар,цена\n");
    for (int i = 0; i < 12_000; i++) {
      csv.append("товар ").append(i).append(',').append(i * 10).append('\n');
    }
    Definition prices =
        Words.of(
            "Прайс",
            "ПРАЙС",
            new Answering.Table(
                KeyMatch.EXACT, List.of("товар"), Map.of(Lang.RU, "{товар} {цена} тг"), null));
    KeywordId id = Words.approve(keywords, prices, csv.toString());
    assertThat(rows(id, "Товар 11999")).containsExactly("товар 11999 119990 тг");
    assertThat(keywords.find(id).orElseThrow().table().rows()).isEqualTo(12_000);
    keywords.cancel(id, "x", AUTHOR);
    clock.advance(Duration.ofDays(1));
    house.housekeeping.clean();
    assertNoRows();
  }

  private KeywordRefused upload(KeywordId id, InputStream csv) {
    KeywordRefused refused =
        catchThrowableOfType(KeywordRefused.class, () -> keywords.upload(id, 1, csv, AUTHOR));
    assertThat(refused).as("a refusal").isNotNull();
    return refused;
  }

  private void assertNothingIsLeft() {
    assertNoRows();
    assertThat(count("select count(*) from lookup_table where state <> 'ERASED'")).isZero();
  }

  private void assertNoRows() {
    assertThat(count("select count(*) from lookup_row")).isZero();
  }

  private int count(String sql) {
    return database.jdbc().sql(sql).query(Integer.class).single();
  }

  private boolean mayAsk(KeywordId id, String query) {
    return database.transactions().execute(tx -> house.lookups.mayAsk(id, SOMEBODY, query));
  }

  private Told told(KeywordId origin, String query) {
    return house.lookups.tell(origin, new Question(Lang.RU, query, null));
  }

  private List<String> rows(KeywordId origin, String query) {
    return ((Told.Rows) told(origin, query)).rows().stream().map(Told.Row::text).toList();
  }
}
