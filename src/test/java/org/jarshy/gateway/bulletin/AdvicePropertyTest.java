package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;

class AdvicePropertyTest {

  @Property(tries = 2_000)
  void whatever_is_written_each_piece_points_at_the_words_it_speaks_of(
      @ForAll("texts") String text, @ForAll("texts") String other, @ForAll Kind kind) {
    Content content =
        new Content(
            kind,
            "МЧС",
            Area.of(City.AKTAU),
            Map.of(Lang.KK, other, Lang.RU, text),
            Samples.NOW,
            Samples.NOW.plusSeconds(1_000_000),
            kind == Kind.CURFEW ? Samples.NIGHT : null,
            Map.of(Lang.EN, text));

    for (Advice advice : Advice.on(content)) {
      String said = advice.field().equals("texts.kk") ? other : text;
      assertThat(said.substring(advice.start(), advice.end())).isEqualTo(advice.words());
    }
  }

  /** UTF-16 units of any kind, and what the rules look for, in any order. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "МЧС: ",
            "ТЖМ",
            " 19 января",
            "до 31.02",
            "29 February",
            "until",
            "дейін",
            "CTOП",
            "К О М",
            "23:00",
            "17-00",
            "8 701 234 56 78",
            "88000000102",
            "https://t.me/",
            "www.",
            "kаspi.kz",
            "bit.ly/x",
            "=====",
            "!!!",
            "★",
            "\uD83D\uDEA8",
            "\uD83D",
            "\u0336",
            "\u202E",
            "2day",
            "@ 5",
            "сегодня",
            "ертең",
            "ВСЕМ",
            "ЖИТЕЛЯМ",
            "т.д.",
            "\n",
            ".",
            " ",
            "(",
            "tomorrow",
            "Aктау",
            "0");
    Arbitrary<String> any =
        Arbitraries.chars().all().array(char[].class).ofMaxSize(30).map(String::new);
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(5, pieces), net.jqwik.api.Tuple.of(1, any))
        .list()
        .ofMaxSize(25)
        .map(parts -> String.join(parts.size() % 2 == 0 ? " " : "", parts));
  }
}
