package org.jarshy.gateway.subscriber.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.subscriber.SubscriberImport.NotTaken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLinesTest {

  private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
  private static final String WAY_OUT = "; save the file as \"CSV UTF-8\" and try again";

  @ParameterizedTest
  @ValueSource(strings = {"a\nә\n\nc", "a\r\nә\r\n\r\nc\r\n", "a\rә\r\rc\r", "a\nә\r\rc\r\n"})
  void lines_end_as_in_any_editor(String file) throws IOException {
    assertThat(read(file.getBytes(StandardCharsets.UTF_8)))
        .containsExactly("1:a", "2:ә", "3:", "4:c");
  }

  @Test
  void an_empty_file_has_no_line() throws IOException {
    assertThat(read(new byte[0])).isEmpty();
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_first_line() throws IOException {
    assertThat(read("\ufeffa\nb".getBytes(StandardCharsets.UTF_8))).containsExactly("1:a", "2:b");
  }

  @Test
  void a_byte_that_is_no_utf_8_is_blamed_on_its_line() {
    refused(new byte[] {'a', '\n', 'b', '\n', (byte) 0xff, '\n'}, "line 3 is not UTF-8" + WAY_OUT);
  }

  @Test
  void an_overlong_form_and_half_a_character_are_no_utf_8() {
    refused(new byte[] {(byte) 0xc0, (byte) 0x8a}, "line 1 is not UTF-8" + WAY_OUT);
    refused(new byte[] {'a', (byte) 0xd0}, "line 1 is not UTF-8" + WAY_OUT);
  }

  @Test
  void windows_1251_is_recognised() {
    refused(
        "number\n1,ru,Алматы,all\n".getBytes(WINDOWS_1251),
        "line 2 is not UTF-8 and looks like Windows-1251" + WAY_OUT);
  }

  @Test
  void utf_16_is_recognised_with_its_mark_and_without() {
    String marked = "the file is in UTF-16; UTF-8 is allowed" + WAY_OUT;
    refused("\ufeffnumber\n1".getBytes(StandardCharsets.UTF_16LE), marked);
    refused("\ufeffnumber\n1".getBytes(StandardCharsets.UTF_16BE), marked);
    refused(
        "number\n1".getBytes(StandardCharsets.UTF_16LE),
        "line 1 holds zero bytes, so the file looks like UTF-16; UTF-8 is allowed" + WAY_OUT);
  }

  @Test
  void a_line_without_end_is_skipped_in_the_memory_of_one_line() throws IOException {
    CsvLines lines =
        new CsvLines(
            new ByteArrayInputStream(
                ("a\n" + "x".repeat(5_000_000) + "\nc").getBytes(StandardCharsets.UTF_8)));
    assertThat(lines.next()).isTrue();
    assertThat(lines.tooLong()).isFalse();
    assertThat(lines.next()).isTrue();
    assertThat(lines.tooLong()).isTrue();
    assertThat(lines.text()).isEmpty();
    assertThat(lines.next()).isTrue();
    assertThat(lines.text()).isEqualTo("c");
    assertThat(lines.number()).isEqualTo(3);
    assertThat(lines.next()).isFalse();
  }

  @Test
  void more_than_a_hundred_mebibytes_are_refused_while_reading() {
    assertThatExceptionOfType(NotTaken.class)
        .isThrownBy(() -> drain(new Endless("0123456789abcdefghijklmnop\n")))
        .withMessage("the file is larger than 100 MiB: split it");
  }

  @Test
  void more_than_five_million_lines_are_refused_while_reading() {
    assertThatExceptionOfType(NotTaken.class)
        .isThrownBy(() -> drain(new Endless("1\n")))
        .withMessage("the file has more than 5,000,000 lines: split it");
  }

  private static List<String> read(byte[] file) throws IOException {
    CsvLines lines = new CsvLines(new ByteArrayInputStream(file));
    List<String> read = new ArrayList<>();
    while (lines.next()) {
      read.add(lines.number() + ":" + lines.text());
    }
    return read;
  }

  private static long drain(InputStream file) throws IOException {
    CsvLines lines = new CsvLines(file);
    long read = 0;
    while (lines.next()) {
      read++;
    }
    return read;
  }

  private static void refused(byte[] file, String message) {
    assertThatExceptionOfType(NotTaken.class).isThrownBy(() -> read(file)).withMessage(message);
  }

  /** A file that never ends. */
  private static final class Endless extends InputStream {
    private final byte[] line;
    private int at;

    Endless(String line) {
      this.line = line.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int read() {
      return line[at++ % line.length];
    }

    @Override
    public int read(byte[] into, int from, int length) {
      at %= line.length;
      for (int i = 0; i < length; i++) {
        into[from + i] = (byte) read();
      }
      return length;
    }
  }
}
