package org.jarshy.gateway.gsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MislabelledTest {

  @ParameterizedTest
  @ValueSource(strings = {"СТОП", "ТОҚТА", "Ә", "Комендант Алматы", "«Прокси» – 5\nАлматы"})
  void cyrillic_that_an_smsc_passes_on_as_seven_bits_is_read(String text) {
    byte[] utf16 = text.getBytes(StandardCharsets.UTF_16BE);
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);

    for (byte coding : new byte[] {0x00, 0x01, 0x10, (byte) 0xF0}) {
      assertThat(read(utf16, coding)).isEqualTo(text);
      assertThat(read(utf8, coding)).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @CsvSource({"èèèèèèèè", "è1è2è3", "@STOP", "Noël", "à la"})
  void what_seven_bits_can_mean_they_do_mean(String text) {
    StringBuilder fits = new StringBuilder();
    text.chars().filter(c -> Gsm7.code((char) c) >= 0).forEach(c -> fits.append((char) c));
    byte[] octets = new byte[fits.length()];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) Gsm7.code(fits.charAt(i));
    }

    assertThat(read(octets, (byte) 0)).isEqualTo(fits.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1251", "KOI8-R"})
  void other_octets_stay_unreadable_and_harmless(String charset) {
    byte[] octets = "СТОП!".getBytes(Charset.forName(charset));

    assertThat(read(octets, (byte) 0)).isEqualTo("\uFFFD\uFFFD\uFFFD\uFFFD!");
  }

  private static String read(byte[] octets, byte coding) {
    return ReceivedText.decode(octets, coding, false, Alphabet.GSM7).text();
  }
}
