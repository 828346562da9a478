package org.jarshy.gateway.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Script;
import org.junit.jupiter.api.Test;

class ReadyTextsTest {

  private final ReadyTexts ready = new ReadyTexts();

  @Test
  void latin_letters_make_typographic_marks_plain_and_cyrillic_ones_keep_them() {
    String text = "«Қалай?» — деді ол… №5";

    assertThat(ready.of(text, Lang.KK, Script.OWN)).isSameAs(text);
    assertThat(ready.of(text, Lang.KK, Script.LATIN)).isEqualTo("\"Qalai?\" - dedi ol... No.5");
  }

  @Test
  void one_batch_serves_readers_of_every_language_and_script() {
    String text = "Жылу";

    assertThat(ready.of(text, Lang.KK, Script.LATIN)).isEqualTo("Jylu");
    assertThat(ready.of(text, Lang.RU, Script.LATIN)).isEqualTo("Zhylu");
    assertThat(ready.of(text, null, Script.LATIN)).isEqualTo("Zhylu");
    assertThat(ready.of(text, Lang.KK, Script.OWN)).isEqualTo(text);
    assertThat(ready.of("“ok”", Lang.EN, Script.OWN)).isEqualTo("\"ok\"");
  }

  @Test
  void who_reads_english_in_latin_letters_can_read_what_has_no_english_text() {
    assertThat(ready.of("Оставайтесь дома до утра, хлеб есть", Lang.EN, Script.LATIN))
        .isEqualTo("Ostavaytes' doma do utra, khleb est'");
  }
}
