package org.jarshy.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole chains in the forms of national services, from the alert to its end. */
class NationalServicesTest {

  private static TestDatabase database;
  private final FeedSource source = Sample.cap();
  private FeedHouse house;

  @BeforeAll
  static void openDatabase() {
    database = TestDatabase.Kind.H2.open();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @BeforeEach
  void open() {
    database.jdbc().sql("delete from feed_about").update();
    database.jdbc().sql("delete from feed_item").update();
    house = new FeedHouse(database, source);
  }

  @AfterEach
  void close() throws Exception {
    house.close();
  }

  private List<Item> chain(String file) throws Unreadable {
    ReadAnswer read = Sample.read(Sample.file(file), source);
    assertThat(read.problems()).isEmpty();
    assertThat(read.items()).hasSize(3);
    return read.items();
  }

  private FetchedItem comes(Item item) {
    assertThat(house.take.take(source, List.of(item))).isEmpty();
    house.clock.advance(java.time.Duration.ofMinutes(1));
    return house.last();
  }

  @ParameterizedTest
  @CsvSource({
    "kz-chain.xml, CANCEL, kk ru en",
    "ru-chain.xml, CANCEL, ru en",
    "us-chain.xml, CANCEL, en",
    "ca-chain.xml, ALL_CLEAR, en",
    "de-chain.xml, CANCEL, en",
    "au-chain.xml, CANCEL, en",
    "in-chain.xml, CANCEL, en",
    "nz-chain.xml, CANCEL, en",
    "jp-chain.xml, CANCEL, en"
  })
  void an_alert_is_drafted_its_update_takes_its_place_and_its_end_reaches_that(
      String file, Message end, String languages) throws Exception {
    List<Item> chain = chain(file);
    assertThat(chain).extracting(Item::message).containsExactly(Message.ALERT, Message.UPDATE, end);

    FetchedItem alert = comes(chain.get(0));
    assertThat(alert.outcome()).isEqualTo(Outcome.DRAFTED);
    assertThat(alert.remarks()).isEmpty();
    Bulletin draft = house.bulletins.find(alert.bulletin()).orElseThrow();
    assertThat(draft.content().texts().keySet())
        .extracting(Lang::code)
        .containsExactlyInAnyOrder(languages.split(" "));
    assertThat(draft.content().area().encode()).contains("almaty").doesNotContain("country");
    assertThat(house.provenances.of(draft.id()).orElseThrow().proof()).isEmpty();
    house.approve(draft.id());

    FetchedItem update = comes(chain.get(1));
    assertThat(update.outcome()).isEqualTo(Outcome.UPDATES);
    house.approve(update.bulletin());

    assertThat(comes(chain.get(2)).outcome()).isEqualTo(Outcome.ENDS);
    assertThat(house.feeds.ended())
        .singleElement()
        .satisfies(n -> assertThat(n.bulletin()).isEqualTo(update.bulletin()));
  }

  @Test
  void the_european_list_leads_to_its_alerts_and_none_of_it_is_news() throws Exception {
    ReadAnswer read =
        Sample.read(
            Sample.file("eu-list.xml"),
            Sample.source("eu", "https://feeds.example/list", SourceSettings.Type.AUTO));
    assertThat(read.items()).isEmpty();
    assertThat(read.problems()).isEmpty();
    assertThat(read.links())
        .extracting(l -> l.address().toString())
        .containsExactly("https://feeds.example/warnings/2", "https://feeds.example/warnings/1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Exercise", "Test", "System", "Draft"})
  void what_is_not_actual_changes_nothing_about_what_is(String status) throws Exception {
    house.comes(source, Sample.alert());
    BulletinId real = house.last().bulletin();
    house.approve(real);
    int before = house.bulletins.list(Set.of(), 1_000, 0).size();
    for (String type : List.of("Alert", "Update", "Cancel")) {
      house.comes(source, Sample.later(type, "x-" + type, "Actual", status));
      assertThat(house.last().message()).isEqualTo(Message.OTHER);
      assertThat(house.last().outcome()).isEqualTo(Outcome.UNUSED);
    }
    assertThat(house.bulletins.list(Set.of(), 1_000, 0)).hasSize(before);
    assertThat(house.feeds.ended()).isEmpty();
    assertThat(house.feeds.about(real)).noneMatch(n -> n.message() != Message.OTHER);
  }

  @ParameterizedTest
  @CsvSource({"Ack, Public", "Error, Public", "Cancel, Restricted", "Update, Private"})
  void what_is_between_machines_or_not_for_the_public_ends_nothing(String type, String scope)
      throws Exception {
    house.comes(source, Sample.alert());
    house.approve(house.last().bulletin());
    String restriction = scope.equals("Restricted") ? "<restriction>staff</restriction>" : "";
    String addresses = scope.equals("Private") ? "<addresses>a@b.example</addresses>" : "";
    house.comes(
        source,
        Sample.later(type, "x-1")
            .replace(
                "<scope>Public</scope>", "<scope>" + scope + "</scope>" + restriction + addresses));
    assertThat(house.last().message()).isEqualTo(Message.OTHER);
    assertThat(house.last().bulletin()).isNull();
    assertThat(house.feeds.ended()).isEmpty();
  }

  @Test
  void times_of_any_offset_are_the_same_instant() throws Exception {
    for (String sent :
        List.of(
            "2022-01-05T00:00:00-00:00",
            "2022-01-05T00:00:00+00:00",
            "2022-01-04T14:00:00-10:00",
            "2022-01-05T05:45:00+05:45")) {
      Item item = Sample.item(Sample.alert("2022-01-05T06:00:00+06:00", sent));
      assertThat(item.published()).isEqualTo("2022-01-05T00:00:00Z");
      assertThat(item.oddities()).isEmpty();
    }
  }

  @Test
  void what_is_optional_may_be_missing() throws Exception {
    Item item =
        Sample.item(
            """
            <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>1</identifier>
            <sender>s@weather.example</sender><sent>2022-01-05T06:00:00+06:00</sent>
            <status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
            <info><language>ru</language><category>Met</category><event>Сель</event>
            <urgency>Unknown</urgency><severity>Unknown</severity><certainty>Unknown</certainty>
            </info></alert>""");
    assertThat(item.content().texts().get(Lang.RU)).isEqualTo("Служба: Сель.");
    assertThat(item.oddities())
        .hasSize(3)
        .anyMatch(o -> o.startsWith("It names no area"))
        .anyMatch(o -> o.startsWith("It names no end"))
        .anyMatch(o -> o.startsWith("It does not say how bad it is"));
    Item bare = Sample.item(Sample.alert().replaceAll("(?s)<info>.*</info>", ""));
    assertThat(bare.content()).isNull();
    assertThat(bare.unusedFor()).isEqualTo("It holds no words.");
  }

  @Test
  void a_list_of_references_longer_than_any_honest_one_is_cut_and_said() throws Exception {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 250; i++) {
      many.append(" cap@weather.example,n").append(i).append(",2022-01-05T06:00:00+06:00");
    }
    Item item =
        Sample.item(Sample.later("Update", "u-1").replace("</references>", many + "</references>"));
    assertThat(item.earlier()).hasSize(200).contains("cap@weather.example,n198");
    assertThat(item.oddities()).anyMatch(o -> o.contains("more than 200"));
    house.take.take(source, List.of(item));
    assertThat(house.last().outcome()).isEqualTo(Outcome.DRAFTED);
  }

  @ParameterizedTest
  @CsvSource({
    "http://www.incident.com/cap/1.0, It is CAP 1.0",
    "urn:oasis:names:tc:emergency:cap:1.3, It is an alert in a form that is not known",
    "'', It is an alert in a form that is not known"
  })
  void other_versions_of_the_standard_are_refused_by_name(String namespace, String why) {
    String other = Sample.alert("urn:oasis:names:tc:emergency:cap:1.2", namespace);
    assertThatThrownBy(() -> Sample.item(other))
        .isInstanceOf(Unreadable.class)
        .hasMessageStartingWith(why)
        .hasMessageContaining("CAP 1.1 and 1.2");
  }

  @Test
  void a_signature_proves_nothing_and_what_it_wraps_is_not_read() throws Exception {
    String hidden =
        Sample.alert("2.49.0.1.398.0.2022.1.5.6.0.0", "hidden", "до 30 м/с", "до 5 м/с")
            .replaceFirst("(?s)^.*?<alert", "<alert");
    String signature =
        "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><SignedInfo/><SignatureValue>AA=="
            + "</SignatureValue><Object>"
            + hidden
            + "</Object></Signature></alert>";
    house.comes(source, Sample.alert("</alert>", signature));
    assertThat(house.feeds.items(null, 9, 0))
        .singleElement()
        .satisfies(i -> assertThat(i.reference()).doesNotContain("hidden"));
    BulletinId made = house.last().bulletin();
    assertThat(house.provenances.of(made).orElseThrow().proof()).isEmpty();
    assertThat(
            new String(house.provenances.of(made).orElseThrow().original(), StandardCharsets.UTF_8))
        .contains("SignatureValue");
  }
}
