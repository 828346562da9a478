package org.jarshy.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class DirectoryContractTest {

  private static final Instant START = MutableClock.startingInJanuary2022().instant();
  private static final Actor EDITOR = new Actor("editor");

  private final TestDatabase database;
  private final List<String> entries = new ArrayList<>();
  private final Directory directory;

  DirectoryContractTest(TestDatabase.Kind kind) {
    database = kind.open();
    directory =
        directory(
            (actor, action, subject, detail) ->
                entries.add(actor + " " + action + " " + subject + " " + detail));
  }

  private Directory directory(AuditLog audit) {
    return new StoredDirectory(
        new HelpLineStore(database.jdbc()),
        database.transactions(),
        audit,
        MutableClock.startingInJanuary2022());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_help_line_is_kept_as_it_was_saved() {
    HelpLine line =
        new HelpLine(
            0,
            HelpTopic.MISSING,
            Area.of(Region.MANGYSTAU),
            Map.of(Lang.KK, "Жоғалғандар", Lang.RU, "Пропавшие"),
            "87292000000",
            "09:00-18:00",
            true);
    long id = directory.save(line, EDITOR);
    assertThat(id).isPositive();
    assertThat(directory.all()).containsExactly(savedAt(START, withId(line, id)));
    assertThat(entries)
        .containsExactly("editor helpline.added helpline:" + id + " MISSING, region:mangystau");
  }

  @Test
  void saving_with_its_id_replaces_it_whole() {
    long id = save(HelpTopic.LEGAL, Area.wholeCountry(), "150");
    HelpLine other =
        new HelpLine(
            id,
            HelpTopic.PSYCH,
            Area.of(City.ALMATY),
            Map.of(Lang.KK, "Сенім"),
            "151",
            "24/7",
            true);
    assertThat(directory.save(other, EDITOR)).isEqualTo(id);
    assertThat(directory.all()).containsExactly(savedAt(START, other));
    assertThat(entries)
        .last()
        .isEqualTo("editor helpline.changed helpline:" + id + " PSYCH, city:almaty");
  }

  @Test
  void the_nearest_comes_first_and_elsewhere_is_left_out() {
    long country = save(HelpTopic.LEGAL, Area.wholeCountry(), "150");
    long region = save(HelpTopic.LEGAL, Area.of(Region.MANGYSTAU), "151");
    long city = save(HelpTopic.LEGAL, Area.of(City.AKTAU), "152");
    long neighbour = save(HelpTopic.LEGAL, Area.of(City.ZHANAOZEN), "153");
    long regionToo = save(HelpTopic.LEGAL, Area.of(Region.MANGYSTAU), "154");
    save(HelpTopic.LEGAL, Area.of(Region.ALMATY), "155");
    assertThat(ids(HelpTopic.LEGAL, null, City.AKTAU))
        .containsExactly(city, region, regionToo, country);
    assertThat(ids(HelpTopic.LEGAL, Region.MANGYSTAU, City.ZHANAOZEN))
        .containsExactly(neighbour, region, regionToo, country);
    assertThat(ids(HelpTopic.LEGAL, Region.MANGYSTAU, null))
        .containsExactly(region, regionToo, country);
    assertThat(ids(HelpTopic.LEGAL, null, null)).containsExactly(country);
  }

  @Test
  void lines_are_of_the_topic_that_was_asked_for_or_of_all() {
    long legal = save(HelpTopic.LEGAL, Area.wholeCountry(), "150");
    long psych = save(HelpTopic.PSYCH, Area.wholeCountry(), "151");
    assertThat(ids(HelpTopic.PSYCH, null, City.ALMATY)).containsExactly(psych);
    assertThat(ids(null, null, City.ALMATY)).containsExactly(legal, psych);
    assertThat(ids(HelpTopic.FLIGHTS, null, City.ALMATY)).isEmpty();
  }

  @Test
  void a_removed_line_is_not_told_any_more() {
    long id = save(HelpTopic.LEGAL, Area.wholeCountry(), "150");
    directory.remove(id, EDITOR);
    assertThat(directory.all()).isEmpty();
    assertThat(entries).last().isEqualTo("editor helpline.removed helpline:" + id + " ");
  }

  @Test
  void a_line_that_does_not_exist_is_neither_replaced_nor_removed() {
    HelpLine unknown = withId(line(HelpTopic.LEGAL, Area.wholeCountry(), "150"), 4711);
    assertThatThrownBy(() -> directory.save(unknown, EDITOR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no help line 4711; one with id 0 is added as new.");
    assertThatThrownBy(() -> directory.remove(4711, EDITOR))
        .hasMessageStartingWith("There is no help line 4711");
    assertThat(directory.all()).isEmpty();
    assertThat(entries).isEmpty();
  }

  @Test
  void a_wrong_line_changes_nothing_and_names_all_its_problems() {
    long id = save(HelpTopic.LEGAL, Area.wholeCountry(), "150");
    List<HelpLine> before = directory.all();
    HelpLine bad = new HelpLine(id, null, Area.wholeCountry(), Map.of(), "x", "x", false);
    assertThatThrownBy(() -> directory.save(bad, EDITOR))
        .isInstanceOfSatisfying(
            HelpLineRefused.class,
            refused ->
                assertThat(refused.problems()).containsOnlyKeys("topic", "name", "phone", "hours"))
        .hasMessageStartingWith("A topic is required. A name in at least one language");
    assertThat(directory.all()).isEqualTo(before);
  }

  @Test
  void without_an_audit_entry_nothing_is_changed() {
    long id = save(HelpTopic.LEGAL, Area.wholeCountry(), "150");
    List<HelpLine> before = directory.all();
    Directory unaudited =
        directory(
            (actor, action, subject, detail) -> {
              throw new IllegalStateException("the audit log cannot be written");
            });
    HelpLine changed = withId(line(HelpTopic.PSYCH, Area.of(City.ALMATY), "151"), id);
    assertThatThrownBy(() -> unaudited.save(changed, EDITOR)).hasMessageContaining("audit log");
    assertThatThrownBy(() -> unaudited.save(withId(changed, 0), EDITOR))
        .hasMessageContaining("audit log");
    assertThatThrownBy(() -> unaudited.remove(id, EDITOR)).hasMessageContaining("audit log");
    assertThat(directory.all()).isEqualTo(before);
  }

  private List<Long> ids(HelpTopic topic, Region region, City city) {
    return directory.helpLines(topic, region, city).stream().map(HelpLine::id).toList();
  }

  private long save(HelpTopic topic, Area area, String phone) {
    return directory.save(line(topic, area, phone), EDITOR);
  }

  private static HelpLine line(HelpTopic topic, Area area, String phone) {
    return new HelpLine(
        0, topic, area, Map.of(Lang.KK, "Көмек", Lang.RU, "Помощь"), phone, "24/7", false);
  }

  private static HelpLine savedAt(Instant when, HelpLine l) {
    return new HelpLine(
        l.id(), l.topic(), l.area(), l.name(), l.phone(), l.hours(), l.textable(), when);
  }

  private static HelpLine withId(HelpLine l, long id) {
    return new HelpLine(id, l.topic(), l.area(), l.name(), l.phone(), l.hours(), l.textable());
  }
}
