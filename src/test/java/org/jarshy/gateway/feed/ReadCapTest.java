package org.jarshy.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.bulletin.Severity;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts as services write them, and as they must not. */
class ReadCapTest {

  private static Item file(String name) throws Unreadable {
    return Sample.read(Sample.file(name), Sample.cap()).items().get(0);
  }

  @Test
  void one_alert_in_three_languages_becomes_one_draft_of_known_places() throws Exception {
    Item item = file("kz-alert.xml");

    assertThat(item.message()).isEqualTo(Message.ALERT);
    assertThat(item.reference())
        .isEqualTo("cap@weather.example,2.49.0.1.398.0.2022.1.5.6.0.0,2022-01-05T06:00:00+06:00");
    assertThat(item.oddities()).isEmpty();
    assertThat(item.content().area())
        .isEqualTo(new Area(false, Set.of(Region.ZHAMBYL), Set.of(City.ALMATY)));
    assertThat(item.content().severity()).isEqualTo(Severity.SEVERE);
    assertThat(item.content().validFrom()).isEqualTo(Instant.parse("2022-01-05T06:00:00Z"));
    assertThat(item.content().expires()).isEqualTo(Instant.parse("2022-01-05T17:00:00Z"));
    assertThat(item.content().texts())
        .containsEntry(
            Lang.RU,
            "Служба: Сильный ветер с порывами до 30 м/с, город Алматы; Жамбылская область."
                + " Оставайтесь дома. До 23:00 5 января.")
        .containsEntry(
            Lang.KK,
            "Служба: Екпіні 30 м/с қатты жел, Алматы қаласы, Жамбыл облысы. Үйде болыңыз."
                + " Мерзімі: 23:00, 5 қаңтар.")
        .containsEntry(
            Lang.EN,
            "Служба: Strong wind, gusts of 30 m/s, Almaty city, Zhambyl Region. Stay at home."
                + " Until 23:00 on 5 January.");
    assertThat(item.original()).isEqualTo(Sample.file("kz-alert.xml"));
  }

  @Test
  void an_update_of_the_service_of_the_usa_names_two_earlier_ones() throws Exception {
    Item item = file("us-update.xml");

    assertThat(item.message()).isEqualTo(Message.UPDATE);
    assertThat(item.earlier())
        .containsExactly(
            "webmaster@nws.example,urn:oid:2.49.0.1.840.0.aa10.001.1",
            "webmaster@nws.example,urn:oid:2.49.0.1.840.0.aa09.001.1");
    assertThat(item.content().area()).isEqualTo(Area.wholeCountry());
    assertThat(item.oddities())
        .anySatisfy(
            o ->
                assertThat(o)
                    .startsWith("Its area is not one of our places: Northwest Waters;")
                    .contains("and others"));
    assertThat(item.content().texts()).containsOnlyKeys(Lang.EN);
  }

  @Test
  void a_german_update_is_told_by_its_english_block() throws Exception {
    Item item = file("de-update.xml");

    assertThat(item.content().texts()).containsOnlyKeys(Lang.EN);
    assertThat(item.content().texts().get(Lang.EN))
        .startsWith("Служба: Official WARNING of STRONG THUNDERSTORMS")
        .endsWith("Until 14:45 on 5 January.");
    assertThat(item.content().severity()).isEqualTo(Severity.MODERATE);
  }

  @Test
  void a_canadian_cancel_with_signatures_is_read_and_its_signatures_prove_nothing()
      throws Exception {
    Item item = file("ca-cancel.xml");

    assertThat(item.message()).isEqualTo(Message.CANCEL);
    assertThat(item.content()).isNull();
    assertThat(item.note()).isEqualTo("Service Notice: issued by mistake");
    assertThat(item.earlier())
        .containsExactly("cap-pac@canada.example,urn:oid:2.49.0.1.124.0001.2022");
  }

  @ParameterizedTest
  @CsvSource({
    "wmo-prefixed.xml, ALERT, MODERATE",
    "it-alert.xml, ALERT, MODERATE",
    "cn-update.xml, UPDATE, MINOR",
    "au-distribution.xml, ALERT, EXTREME"
  })
  void alerts_of_other_services_parse(String file, Message message, Severity severity)
      throws Exception {
    Item item = file(file);
    assertThat(item.message()).isEqualTo(message);
    assertThat(item.content().texts()).containsOnlyKeys(Lang.EN);
    assertThat(item.content().severity()).isEqualTo(severity);
    assertThat(item.content().expires()).isAfter(Sample.NOW);
  }

  @Test
  void a_bad_alert_beside_a_good_one_is_named_and_keeps_nothing_else_out() throws Exception {
    ReadAnswer read = Sample.read(Sample.file("au-distribution.xml"), Sample.cap());
    assertThat(read.items()).hasSize(1);
    assertThat(read.problems())
        .singleElement()
        .asString()
        .startsWith("It is not valid by the schema of CAP 1.2");
    assertThat(new String(read.items().get(0).original(), StandardCharsets.UTF_8))
        .contains("fire-1")
        .doesNotContain("fire-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Exercise", "Test", "System", "Draft"})
  void only_what_is_actual_is_news(String status) throws Exception {
    Item item = Sample.item(Sample.alert("Actual", status));
    assertThat(item.content()).isNull();
    assertThat(item.message()).isEqualTo(Message.OTHER);
    assertThat(item.unusedFor()).contains(status);
  }

  @Test
  void what_is_not_public_or_only_between_machines_makes_no_draft() throws Exception {
    assertThat(Sample.item(Sample.alert("<scope>Public", "<scope>Private")).content()).isNull();
    assertThat(Sample.item(Sample.alert("<msgType>Alert", "<msgType>Ack")).content()).isNull();
  }

  @Test
  void an_exercise_cannot_cancel_what_is_real() throws Exception {
    assertThat(Sample.item(Sample.later("Cancel", "c-1", "Actual", "Exercise")).message())
        .isEqualTo(Message.OTHER);
  }

  @Test
  void times_in_zulu_are_wrong_and_understood() throws Exception {
    Item item =
        Sample.item(
            Sample.alert(
                "2022-01-05T06:00:00+06:00",
                "2022-01-05T00:00:00Z",
                "2022-01-05T23:00:00+06:00",
                "2022-01-05T17:00:00.000Z"));
    assertThat(item.oddities()).containsExactly(TidyCap.ZULU);
    assertThat(item.content().expires()).isEqualTo(Instant.parse("2022-01-05T17:00:00Z"));
  }

  @Test
  void an_older_version_of_the_standard_is_understood_and_said() throws Exception {
    Item item = Sample.item(Sample.alert("emergency:cap:1.2", "emergency:cap:1.1"));
    assertThat(item.oddities()).containsExactly(TidyCap.OLDER);
    assertThat(item.content().texts()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a,b", "a&lt;b", "a&amp;b", ""})
  void an_identifier_that_no_reference_could_name_is_refused(String identifier) {
    assertThatThrownBy(() -> Sample.item(Sample.alert("2.49.0.1.398.0.2022.1.5.6.0.0", identifier)))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("identifier or sender");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<status>Actual</status>|",
        "<severity>Severe</severity>|<severity>Awful</severity>",
        "<category>Met</category>|",
        "<areaDesc>Алматы қаласы</areaDesc>|",
        "2022-01-05T06:00:00+06:00|2022-01-05T06:00:00",
        "2022-01-05T06:00:00+06:00|2022-13-45T06:00:00+06:00",
        "<scope>Public</scope>|<scope>Public</scope><surprise/>"
      })
  void what_the_schema_forbids_is_refused(String what, String instead) {
    assertThatThrownBy(() -> Sample.item(Sample.alert(what, instead == null ? "" : instead)))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("schema of CAP 1.2");
  }

  @Test
  void a_refusal_holds_no_word_of_the_alert() {
    assertThatThrownBy(
            () -> Sample.item(Sample.alert("<severity>Severe", "<severity>Secret words")))
        .hasMessageNotContaining("Secret");
  }

  @Test
  void what_names_no_end_gets_the_usual_one_and_the_author_is_told() throws Exception {
    Item item =
        Sample.item(Sample.alert("<expires>2022-01-05T23:00:00+06:00</expires>", "<expires/>"));
    assertThat(item.content().expires()).isEqualTo(Sample.NOW.plus(Duration.ofHours(24)));
    assertThat(item.oddities())
        .hasSize(2)
        .contains(TidyCap.EMPTY_TIME)
        .anyMatch(o -> o.startsWith("It names no end"));
  }

  @Test
  void what_lasts_longer_than_its_kind_may_is_cut_there() throws Exception {
    Item item = Sample.item(Sample.alert("2022-01-05T23:00", "2023-01-05T23:00"));
    assertThat(item.content().expires())
        .isEqualTo(Sample.NOW.plus(Kind.NEWS_DIGEST.longestAhead()));
    assertThat(item.oddities()).hasSize(1);
  }

  @Test
  void what_was_over_when_it_came_makes_no_draft() throws Exception {
    Item item = Sample.item(Sample.alert("2022-01-05T23:00", "2022-01-05T08:59"));
    assertThat(item.content()).isNull();
    assertThat(item.unusedFor()).isEqualTo("It was over when it came.");
  }

  @Test
  void an_area_that_is_half_known_is_not_guessed() throws Exception {
    Item item = Sample.item(Sample.alert("Жамбылская область", "Медеуский район"));
    assertThat(item.content().area()).isEqualTo(Area.wholeCountry());
    assertThat(item.oddities())
        .singleElement()
        .asString()
        .contains("Медеуский район")
        .contains("set where it applies");
  }

  @Test
  void an_all_clear_ends_what_it_names() throws Exception {
    Item item = Sample.item(Sample.later("Update", "u-1", ">Shelter<", ">AllClear<"));
    assertThat(item.message()).isEqualTo(Message.ALL_CLEAR);
    assertThat(item.content()).isNull();
  }

  @Test
  void several_parts_in_one_language_are_told_by_the_worst() throws Exception {
    String twice = Sample.alert("<language>kk-KZ", "<language>ru-KZ");
    String worse = twice.replaceFirst("<severity>Severe", "<severity>Extreme");
    Item item = Sample.item(worse);
    assertThat(item.content().texts()).containsOnlyKeys(Lang.RU, Lang.EN);
    assertThat(item.content().texts().get(Lang.RU)).contains("Екпіні");
    assertThat(item.content().severity()).isEqualTo(Severity.EXTREME);
    assertThat(item.oddities()).anyMatch(o -> o.startsWith("It has several parts"));
  }

  @Test
  void an_end_that_its_source_did_not_name_is_not_told() throws Exception {
    Item item =
        Sample.item(Sample.alert("<expires>2022-01-05T23:00:00+06:00</expires>", "<expires/>"));
    assertThat(item.content().texts().get(Lang.RU)).endsWith("Оставайтесь дома.");
  }

  @Test
  void references_with_blanks_after_their_commas_are_read() throws Exception {
    Item item = Sample.item(Sample.later("Update", "u-1").replace("0.0,2022", "0.0, 2022"));
    assertThat(item.earlier()).containsExactly("cap@weather.example,2.49.0.1.398.0.2022.1.5.6.0.0");
  }

  @Test
  void languages_that_no_bulletin_has_make_no_draft() throws Exception {
    Item item = Sample.item(Sample.alert("kk-KZ", "de-DE", "ru-RU", "it-IT", "en-GB", "zh-CN"));
    assertThat(item.content()).isNull();
    assertThat(item.unusedFor()).contains("Kazakh, Russian or English");
  }
}
