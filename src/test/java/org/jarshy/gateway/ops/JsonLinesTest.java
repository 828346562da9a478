package org.jarshy.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTest {

  @Test
  void strings_are_read_line_by_line() throws IOException {
    JsonLines lines = lines("\"КОМЕНДАНТ АЛМАТЫ\"\n\"a\\nb\"\r\n\"\"");

    assertThat(lines.next()).isEqualTo(new JsonLines.Line(1, "КОМЕНДАНТ АЛМАТЫ", null));
    assertThat(lines.next().text()).isEqualTo("a\nb");
    assertThat(lines.next().text()).isEmpty();
    assertThat(lines.next()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "42|a JSON string is expected, found a number",
        "{\"a\":1}|a JSON string is expected, found an object",
        "[]|a JSON string is expected, found an array",
        "true|a JSON string is expected, found a boolean",
        "null|a JSON string is expected, found null",
        "''|a JSON string is expected, found nothing",
        "\"a|not JSON; one JSON string is expected",
        "\"a\" \"b\"|not JSON; one JSON string is expected",
        "hello|not JSON; one JSON string is expected",
      })
  void a_line_that_is_no_string_is_refused_and_the_next_is_read(String line, String problem)
      throws IOException {
    JsonLines lines = lines(line + "\n\"next\"\n");

    assertThat(lines.next()).isEqualTo(new JsonLines.Line(1, null, problem));
    assertThat(lines.next()).isEqualTo(new JsonLines.Line(2, "next", null));
    assertThat(lines.next()).isNull();
  }

  @Test
  void octets_that_are_not_utf8_are_refused() throws IOException {
    byte[] windows1251 = {'"', (byte) 0xD1, (byte) 0xD2, '"', '\n'};

    assertThat(new JsonLines(new ByteArrayInputStream(windows1251)).next().problem())
        .isEqualTo("not UTF-8");
  }

  @Test
  void a_line_without_end_is_refused_and_skipped() throws IOException {
    JsonLines lines = lines("\"" + "x".repeat(JsonLines.MAX_LINE_BYTES) + "\"\n\"next\"\n");

    assertThat(lines.next().problem()).startsWith("longer than 1048576 bytes");
    assertThat(lines.next().text()).isEqualTo("next");
  }

  private static JsonLines lines(String text) {
    return new JsonLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
