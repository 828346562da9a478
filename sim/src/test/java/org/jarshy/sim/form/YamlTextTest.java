package org.jarshy.sim.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTextTest {

  private static Settings yaml(String text) {
    return Settings.yaml("x.yaml", text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {a: 1, b: 2, a: 3}          | x.yaml:1:14: the key 'a' is there twice
          a: [1, 2                    | x.yaml:1:9: no YAML: while parsing a flow sequence of line 1
          a: 1\\n---\\nb: 2           | x.yaml:2:1: no YAML: expected a single document
          a: *none                    | x.yaml:1:4: no YAML: found undefined alias none
          a: !java.net.URL http       | x.yaml:1:4: the tag !java.net.URL is not known here
          a: !!binary AAAA            | x.yaml:1:4: the tag tag:yaml.org,2002:binary is not known
          a: !!int abc                | x.yaml:1:4: 'abc' is not what its tag says
          {[1]: 2}                    | x.yaml:1:2: a key must be a word
          a: &x [*x]                  | x.yaml:1:4: this contains itself
          <<: 7                       | x.yaml:1:5: only an object or a list of objects can be merged
          a:\\n\\t- b                 | x.yaml:2:1: no YAML: while scanning for the next token
          a: "\\001"                  | x.yaml:1:5: no YAML: the character U+0001 is not allowed
          [a, b]                      | x.yaml:1:1: the document: ["a","b"] is not allowed; allowed is an
          # nothing at all            | x.yaml:1:1: the document: nothing is not allowed
          """)
  void what_is_no_document_is_refused_at_its_place(String text, String reason) {
    assertThatThrownBy(() -> yaml(text.translateEscapes()))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith(reason);
  }

  @Test
  void without_a_file_the_line_is_said_in_words() {
    assertThatThrownBy(() -> Settings.yaml(null, "a: 1\nb: [").objects("b"))
        .hasMessageStartingWith("line 2, column 5: no YAML");
  }

  @Test
  void anchors_are_shared_and_merged_and_what_is_said_itself_wins() {
    Settings settings =
        yaml(
            """
            calm: &calm {window: 10, delay: 1s}
            slow: &slow {delay: 9s}
            accounts:
              - {<<: *calm, id: kcell, window: 20}
              - {id: tele2, <<: [*slow, *calm]}
              - *calm
            """);
    var accounts = settings.objects("accounts");
    assertThat(accounts.get(0).integer("window", 0, 0, 99)).isEqualTo(20);
    assertThat(accounts.get(0).text("delay", null)).isEqualTo("1s");
    assertThat(accounts.get(1).text("delay", null)).isEqualTo("9s");
    assertThat(accounts.get(1).integer("window", 0, 0, 99)).isEqualTo(10);
    assertThat(accounts.get(2).keys()).containsExactly("window", "delay");
    assertThat(accounts.get(0).invalid("delay", "less").getMessage())
        .startsWith("x.yaml:1:33: accounts[0].delay");
  }

  @Test
  void a_quoted_merge_key_is_a_key() {
    assertThat(yaml("'<<': 1").keys()).containsExactly("<<");
  }

  @Test
  void a_hundred_accounts_may_share_one_anchor() {
    String text = "base: &b {window: 1}\naccounts:\n" + "  - {<<: *b}\n".repeat(200);
    assertThat(yaml(text).objects("accounts")).hasSize(200);
  }

  @Test
  void a_small_text_that_means_more_than_memory_holds_is_refused() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
    for (int i = 1; i < 30; i++) {
      String again = ("*a" + (i - 1) + ", ").repeat(10);
      laughs.append("a%d: &a%d [%s]\n".formatted(i, i, again.substring(0, again.length() - 2)));
    }
    assertThatThrownBy(() -> yaml(laughs.toString()))
        .hasMessage("x.yaml:7:5: with its aliases this is more than 4000000 values");
  }

  @Test
  void a_text_that_is_nested_without_end_is_refused_before_the_stack_is() {
    assertThatThrownBy(() -> yaml("a: " + "[".repeat(100_000)))
        .hasMessage("x.yaml:1:103: this is nested more than 100 deep");
    assertThat(yaml("a: " + "[".repeat(50) + "]".repeat(50)).isList("a")).isTrue();
  }

  @Test
  void words_are_those_of_yaml_1_2() {
    Settings settings = yaml("{no: no, yes: 'true', on: true, none: null, tag: !!str 7}");
    assertThat(settings.text("no", null)).isEqualTo("no");
    assertThat(settings.text("yes", null)).isEqualTo("true");
    assertThat(settings.flag("on", false)).isTrue();
    assertThat(settings.has("none")).isFalse();
    assertThatThrownBy(() -> settings.integer("tag", 0, 0, 9)).hasMessageContaining("tag: \"7\"");
  }

  @Test
  void however_a_scenario_is_mutilated_it_is_an_object_or_a_mistake_with_a_place()
      throws Exception {
    String whole = Files.readString(Path.of("sim/scenarios/throttled.yaml"));
    String more = "{}[]:,-?*&!|>'\"%@`#\n\t <0x~=\\.\0\uFEFF\uD800é";
    Random random = new Random(1);
    int mistakes = 0;
    for (int round = 0; round < 3000; round++) {
      StringBuilder text = new StringBuilder(whole);
      for (int change = 0; change <= random.nextInt(5); change++) {
        int at = random.nextInt(text.length() - 20);
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, more.charAt(random.nextInt(more.length())));
          default -> text.insert(random.nextInt(text.length()), text.substring(at, at + 20));
        }
      }
      try {
        assertThat(yaml(text.toString()).keys()).isNotEmpty();
      } catch (InvalidSetting e) {
        mistakes++;
        assertThat(e.getMessage()).matches("(?s)x\\.yaml:\\d+:\\d+: .+");
      }
    }
    assertThat(mistakes).isBetween(300, 2900);
  }
}
