package org.jarshy.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void no_arguments_start_the_service() {
    assertThat(Commands.asked()).isFalse();
  }

  @Test
  void settings_alone_start_the_service() {
    assertThat(
            Commands.asked(
                "--spring.config.additional-location=config/",
                "--jarshy.carriers.kcell.port=2776",
                "--jarshy.carriers[kcell].links=2",
                "--debug"))
        .isFalse();
  }

  @Test
  void settings_around_a_command_are_kept_apart_from_its_words() {
    Invocation invocation =
        Invocation.of(
            "--spring.config.additional-location=config/",
            "subscribers",
            "import",
            "a.csv",
            "--server.port=8081");

    assertThat(invocation.words()).containsExactly("subscribers", "import", "a.csv");
    assertThat(invocation.settings())
        .containsExactly("--spring.config.additional-location=config/", "--server.port=8081");
  }

  @Test
  void help_names_the_commands() {
    assertThat(run("--help")).isZero();
    assertThat(out()).contains("Usage: jarshy-gateway").contains("text").contains("subscribers");
  }

  @Test
  void version_is_told() {
    assertThat(run("--version")).isZero();
    assertThat(out()).startsWith("Jarshy ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sing", "--hepl", "8080"})
  void an_unknown_word_is_named_and_exits_with_2(String word) {
    assertThat(run(word)).isEqualTo(2);
    assertThat(err()).contains(word);
    assertThat(out()).isEmpty();
  }

  @Test
  void a_group_alone_says_what_it_needs() {
    assertThat(run("text")).isEqualTo(2);
    assertThat(err()).contains("'text' needs one of: segments, understand");
  }

  @Test
  void segments_are_counted_for_each_line() {
    assertThat(
            run(
                "\"Curfew 23:00\"\n\"Алматы\"\n42\n\"" + "ә".repeat(71) + "\"\n",
                "text",
                "segments"))
        .isEqualTo(1);
    assertThat(out().lines())
        .containsExactly(
            "{\"encoding\":\"GSM7\",\"units\":12,\"segments\":[12]}",
            "{\"encoding\":\"UCS2\",\"units\":6,\"segments\":[6]}",
            "{\"error\":\"line 3: a JSON string is expected, found a number\"}",
            "{\"encoding\":\"UCS2\",\"units\":71,\"segments\":[67,4]}");
  }

  @Test
  void a_text_too_long_for_any_message_is_told_so_and_the_next_line_is_answered() {
    String tooLong = "\"" + "я".repeat(20_000) + "\"\n";
    assertThat(run(tooLong + "\"Алматы\"\n", "text", "segments")).isEqualTo(1);
    assertThat(out().lines())
        .containsExactly(
            "{\"error\":\"line 1: the text has 20,000 units in UCS2; 255 segments of 67 are"
                + " allowed\"}",
            "{\"encoding\":\"UCS2\",\"units\":6,\"segments\":[6]}");
  }

  @Test
  void what_a_text_asks_for_is_told_for_each_line() {
    assertThat(
            run("\"КОМЕНДАНТ АЛМАТЫ\"\n\"hotline legal\"\n\"стоп\"\n\"\"\n", "text", "understand"))
        .isZero();
    assertThat(out().lines())
        .containsExactly(
            "{\"intent\":\"CURFEW\",\"city\":\"almaty\",\"topic\":null}",
            "{\"intent\":\"HOTLINE\",\"city\":null,\"topic\":\"legal\"}",
            "{\"intent\":\"STOP\",\"city\":null,\"topic\":null}",
            "{\"intent\":\"NONE\",\"city\":null,\"topic\":null}");
  }

  @Test
  void a_file_that_is_not_there_is_named_before_anything_starts(@TempDir Path directory) {
    Path missing = directory.resolve("missing.csv");

    assertThat(run("", "subscribers", "import", missing.toString())).isEqualTo(1);
    assertThat(err()).contains(missing.toString()).contains("nothing was imported");
  }

  private int run(String command) {
    return run("", command);
  }

  private int run(String input, String... args) {
    return Commands.run(
        CommandsTest.class,
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        args);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
