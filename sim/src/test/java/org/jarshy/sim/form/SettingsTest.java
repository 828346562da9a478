package org.jarshy.sim.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SettingsTest {

  private static Settings yaml(String text) {
    return Settings.yaml("x.yaml", text);
  }

  private static void fails(ThrowingCallable reading, String message) {
    assertThatThrownBy(reading).isInstanceOf(InvalidSetting.class).hasMessage(message);
  }

  @Test
  void a_wrong_value_is_named_with_its_own_line_and_column() {
    Settings account =
        yaml("""
                # one account
                accounts:
                  - id: kcell
                    ratePerSecond: abc
                """)
            .objects("accounts")
            .get(0);
    fails(
        () -> account.integer("ratePerSecond", 0, 0, 1_000_000),
        "x.yaml:4:20: accounts[0].ratePerSecond: \"abc\" is not allowed;"
            + " allowed is a whole number from 0 to 1000000");
  }

  @Test
  void columns_count_what_a_person_counts_also_after_letters_of_any_alphabet() {
    Settings settings = yaml("{жаршы: хабар, 😀: ok, n: x}");
    fails(
        () -> settings.number("n", 0),
        "x.yaml:1:26: n: \"x\" is not allowed; allowed is a whole number");
  }

  @Test
  void a_wrong_element_of_a_list_is_named_and_not_the_list() {
    Settings settings = yaml("prefixes:\n  - 7701\n  - [7702]\n");
    fails(
        () -> settings.texts("prefixes", List.of()),
        "x.yaml:3:5: prefixes[1]: [7702] is not allowed; allowed is a text");
    fails(
        () -> yaml("times: [1s, soon]").words("times", List.of(), Durations::parse),
        "x.yaml:1:13: times[1]: \"soon\" is not allowed;"
            + " allowed is a number and ms, s, m or h, such as 500ms or 2s");
  }

  @Test
  void an_unknown_key_has_the_place_of_the_key_and_the_word_that_was_meant() {
    Settings settings = yaml("seed: 1\npasword:\n  deep: 1\n");
    settings.number("seed", 0);
    settings.text("password", "");
    fails(
        settings::refuseUnknownKeys,
        "x.yaml:2:1: pasword is not known; known here are seed, password; did you mean password?");
  }

  @Test
  void a_key_that_resembles_nothing_gets_no_guess() {
    Settings settings = yaml("to: 1");
    settings.has("id");
    fails(settings::refuseUnknownKeys, "x.yaml:1:1: to is not known; known here are id");
  }

  @Test
  void a_missing_key_has_the_place_of_its_object_or_of_the_misspelt_one() {
    Settings first = yaml("faults:\n  - {fault: pause}\n  - {after: 1}\n").objects("faults").get(1);
    fails(
        () -> {
          throw first.invalid("duration", "a time");
        },
        "x.yaml:3:5: faults[1].duration: nothing is not allowed; allowed is a time");
    Settings misspelt = yaml("seed: 1\nacounts: []\n");
    fails(
        () -> {
          throw misspelt.invalid("accounts", "a list");
        },
        "x.yaml:2:1: accounts: nothing is not allowed; allowed is a list;"
            + " is it meant by 'acounts'?");
  }

  @Test
  void what_somebody_else_refused_has_the_place_of_its_value() {
    Settings account = yaml("accounts:\n  - password: x\n    id: a b\n").objects("accounts").get(0);
    assertThat(account.refused("id: 'a b' is not allowed"))
        .hasMessage("x.yaml:3:9: accounts[0].id: 'a b' is not allowed");
    assertThat(account.refused("binds: one is needed"))
        .hasMessage("x.yaml:2:5: accounts[0].binds: one is needed");
  }

  @Test
  void free_keys_keep_their_order_and_know_their_places() {
    var entries =
        yaml("submitStatus:\n  ESME_RSYSERR: 5.5\n  ESME_ROK: 95\n  OOPS: much\n")
            .entries("submitStatus");
    assertThat(entries.keySet()).containsExactly("ESME_RSYSERR", "ESME_ROK", "OOPS");
    assertThat(entries.get("ESME_RSYSERR").decimal(0, 100)).isEqualTo(5.5);
    assertThat(entries.get("ESME_ROK").text()).isEqualTo("95");
    fails(
        () -> entries.get("OOPS").decimal(0, 100),
        "x.yaml:4:9: submitStatus.OOPS: \"much\" is not allowed; allowed is a number from 0 to 100");
    assertThat(entries.get("OOPS").invalidKey("a status"))
        .hasMessage("x.yaml:4:3: submitStatus.OOPS is not known; allowed is a status");
  }

  @Test
  void what_a_value_is_can_be_asked_before_it_is_read() {
    Settings settings = yaml("a: {b: 1}\nc: 7\nd: [{e: 2}]\nf: ~\ng: true\n");
    assertThat(settings.isObject("a")).isTrue();
    assertThat(settings.isText("c")).isTrue();
    assertThat(settings.isList("d")).isTrue();
    assertThat(settings.has("f")).isFalse();
    assertThat(settings.isText("g")).isFalse();
    assertThat(settings.object("a").integer("b", 0, 0, 9)).isEqualTo(1);
    assertThat(settings.object("none")).isNull();
    assertThat(settings.objectsOrOne("a")).hasSize(1);
    assertThat(settings.objectsOrOne("d")).hasSize(1);
    assertThat(settings.keys()).containsExactly("a", "c", "d", "f", "g");
  }

  @Test
  void numbers_are_read_as_written_whether_as_numbers_or_as_texts() {
    Settings settings =
        yaml("{hex: 0x58, octal: 0o17, zeros: 0070, tenth: 0.1, big: 99999999999999999999}");
    assertThat(settings.integer("hex", 0, 0, 255)).isEqualTo(0x58);
    assertThat(settings.text("hex", null)).isEqualTo("0x58");
    assertThat(settings.integer("octal", 0, 0, 255)).isEqualTo(15);
    assertThat(settings.text("zeros", null)).isEqualTo("0070");
    assertThat(settings.decimal("tenth", 0, 0, 1)).isEqualTo(0.1);
    assertThat(settings.duration("none", Duration.ZERO)).isZero();
    fails(
        () -> settings.number("big", 0),
        "x.yaml:1:56: big: 99999999999999999999 is not allowed; allowed is a whole number");
    fails(
        () -> yaml("p: .nan").decimal("p", 0, 0, 1),
        "x.yaml:1:4: p: .nan is not allowed; allowed is a number from 0 to 1");
  }

  @Test
  void of_a_request_the_same_is_said_without_a_place() {
    Settings settings =
        new Settings("kcell", JsonMapper.shared().readTree("{\"window\":\"x\",\"rate\":1}"));
    fails(
        () -> settings.integer("window", 0, 0, 9),
        "kcell.window: \"x\" is not allowed; allowed is a whole number from 0 to 9");
    fails(settings::refuseUnknownKeys, "kcell.rate is not known; known here are window");
    assertThat(settings.decimal("rate", 0, 0, 1)).isEqualTo(1);
  }

  @Test
  void a_long_value_is_shown_by_its_beginning() {
    Settings settings = yaml("list: [" + "77011234567, ".repeat(100_000) + "1]");
    assertThat(settings.invalid("list", "less").getMessage())
        .startsWith("x.yaml:1:7: list: [77011234567,7701")
        .hasSizeLessThan(130);
  }

  @Test
  void a_file_that_cannot_be_read_is_named(@TempDir Path directory) throws Exception {
    Path latin = directory.resolve("latin.yaml");
    Files.write(latin, "seed: é".getBytes(StandardCharsets.ISO_8859_1));
    fails(() -> Settings.yaml(latin), latin + " is not in UTF-8");
    assertThatThrownBy(() -> Settings.yaml(directory.resolve("none.yaml")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("none.yaml cannot be read");
  }
}
