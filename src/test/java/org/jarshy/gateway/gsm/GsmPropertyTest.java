package org.jarshy.gateway.gsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.jarshy.gateway.gsm.Segments.Part;

class GsmPropertyTest {

  private static final String MARKS = "\u0301\u0306\u200D\uFE0F\u20DD";
  private static final String GSM =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCXYZÄÖÑÜ§¿abcxyzäöñüà"
          + "\f^{}\\[~]|€";

  @Provide
  Arbitrary<String> gsmText() {
    return Arbitraries.strings().withChars(GSM).ofMaxLength(700);
  }

  /** Any UTF-16 there is, with much of what bites: halves of pairs, pairs, marks, escapes. */
  @Provide
  Arbitrary<String> anyText() {
    Arbitrary<String> piece =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.strings().all().ofMaxLength(40)),
            Tuple.of(2, Arbitraries.strings().withChars("жәa€ё").ofMaxLength(70)),
            Tuple.of(
                2, Arbitraries.of("\uD83D\uDE00", "\uD83D", "\uDE00", "\uD83C\uDFFB", "e\u0301")),
            Tuple.of(1, Arbitraries.strings().withChars(MARKS).ofMaxLength(80)),
            Tuple.of(1, Arbitraries.strings().withChars(GSM).ofMaxLength(170)));
    return piece
        .list()
        .ofMaxSize(12)
        .map(pieces -> String.join("", pieces))
        // a mark of the byte order at the start is read as such, and not as text
        .filter(text -> text.isEmpty() || (text.charAt(0) & 0xFFFE) != 0xFFFE)
        .filter(text -> text.isEmpty() || text.charAt(0) != 0xFEFF);
  }

  @Property
  void what_is_encoded_in_gsm_reads_the_same(
      @ForAll("gsmText") String text, @ForAll Alphabet alphabet, @ForAll boolean flash) {
    // Packed, a last carriage return cannot be told from a filling one.
    String sent = alphabet == Alphabet.GSM7_PACKED ? text.replace('\r', '\n') : text;

    assertThat(sentAndRead(sent, alphabet, flash)).isEqualTo(sent);
  }

  @Property
  void what_is_encoded_at_all_reads_the_same(
      @ForAll("anyText") String text, @ForAll Alphabet alphabet) {
    String sent = alphabet == Alphabet.GSM7_PACKED ? text.replace('\r', '\n') : text;

    assertThat(sentAndRead(sent, alphabet, false)).isEqualTo(sent);
  }

  @Property
  void parts_joined_are_the_text_and_their_units_its_units(@ForAll("anyText") String text) {
    Segments segments = Segmenter.segment(text);

    assertThat(String.join("", segments.parts().stream().map(Part::text).toList())).isEqualTo(text);
    assertThat(segments.parts().stream().mapToInt(Part::units).sum()).isEqualTo(segments.units());
    assertThat(segments.encoding())
        .isEqualTo(Segmenter.charactersOutsideGsm7(text).isEmpty() ? Encoding.GSM7 : Encoding.UCS2);
  }

  @Property
  void no_part_is_above_its_limit_and_none_is_empty(@ForAll("anyText") String text) {
    Segments segments = Segmenter.segment(text);
    Encoding encoding = segments.encoding();
    int limit = segments.count() == 1 ? encoding.unitsAlone() : encoding.unitsInPart();

    assertThat(segments.parts()).allMatch(part -> part.units() <= limit);
    if (segments.count() > 1) {
      assertThat(segments.parts()).allMatch(part -> part.units() > 0);
      assertThat(segments.units()).isGreaterThan(encoding.unitsAlone());
    }
  }

  @Property
  void a_pair_is_never_split(@ForAll("anyText") String text) {
    List<Part> parts = Segmenter.segment(text).parts();

    for (int i = 1; i < parts.size(); i++) {
      String before = parts.get(i - 1).text();
      boolean split =
          Character.isHighSurrogate(before.charAt(before.length() - 1))
              && Character.isLowSurrogate(parts.get(i).text().charAt(0));
      assertThat(split).isFalse();
    }
  }

  @Property
  void an_escape_is_never_the_last_septet_of_a_part(@ForAll("gsmText") String text) {
    UserData.encode(Segmenter.segment(text), 1, Alphabet.GSM7, false).stream()
        .map(UserData::octets)
        .filter(octets -> octets.length > 0)
        .forEach(octets -> assertThat(octets[octets.length - 1]).isNotEqualTo((byte) 0x1B));
  }

  @Property
  void keeping_marks_costs_no_part_more_than_filling_each_to_the_brim(
      @ForAll("anyText") String text) {
    Segments segments = Segmenter.segment(text);

    assertThat(segments.count()).isEqualTo(filledToTheBrim(text, segments.encoding()));
  }

  @Property
  void a_mark_is_parted_from_its_base_only_where_keeping_it_costs_a_part(
      @ForAll("anyText") String text) {
    Segments segments = Segmenter.segment(text);
    int start = 0;
    for (int i = 0; i + 1 < segments.count(); i++) {
      int cut = start + segments.parts().get(i).text().length();
      int base = cut;
      while (base > start && isDrawnWithEarlier(text, base)) {
        base--;
      }
      if (base < cut && base > start && segments.encoding() == Encoding.UCS2) {
        assertThat(parts(text.substring(base), 67)).isGreaterThan(segments.count() - i - 1);
      }
      start = cut;
    }
  }

  private static boolean isDrawnWithEarlier(String text, int at) {
    return Character.toString(text.codePointAt(at)).matches("[\\p{M}\u200D\\x{1F3FB}-\\x{1F3FF}]")
        || text.charAt(at - 1) == '\u200D'
        || (Character.isLowSurrogate(text.charAt(at))
            && Character.isHighSurrogate(text.charAt(at - 1)));
  }

  /** The fewest parts of so many units that hold whole code points. */
  private static int parts(String text, int room) {
    int parts = 1;
    int used = 0;
    for (int c : text.codePoints().toArray()) {
      if (used + Character.charCount(c) > room) {
        parts++;
        used = 0;
      }
      used += Character.charCount(c);
    }
    return parts;
  }

  @Property(tries = 3000)
  void reading_octets_never_throws(
      @ForAll @Size(max = 300) byte[] octets,
      @ForAll byte dataCoding,
      @ForAll boolean udhi,
      @ForAll Alphabet alphabet) {
    ReceivedText read = ReceivedText.decode(octets, dataCoding, udhi, alphabet);

    int mostChars = alphabet == Alphabet.GSM7_PACKED ? octets.length * 8 / 7 : octets.length;
    assertThat(read.text().length()).isLessThanOrEqualTo(mostChars);
    if (read.concat() != null) {
      assertThat(read.concat().part()).isBetween(1, read.concat().total());
      assertThat(read.concat().total()).isBetween(2, 255);
    }
  }

  private static String sentAndRead(String text, Alphabet alphabet, boolean flash) {
    List<UserData> parts = UserData.encode(Segmenter.segment(text, alphabet), 300, alphabet, flash);
    return UserDataTest.read(parts, alphabet);
  }

  /** The count an independent calculator gives: whole characters, each part as full as can be. */
  private static int filledToTheBrim(String text, Encoding encoding) {
    int[] costs =
        text.codePoints()
            .map(
                c ->
                    encoding == Encoding.UCS2
                        ? Character.charCount(c)
                        : "\f^{}\\[~]|€".indexOf(c) >= 0 ? 2 : 1)
            .toArray();
    int total = Arrays.stream(costs).sum();
    if (total <= encoding.unitsAlone()) {
      return 1;
    }
    int parts = 1;
    int used = 0;
    for (int cost : costs) {
      if (used + cost > encoding.unitsInPart()) {
        parts++;
        used = 0;
      }
      used += cost;
    }
    return parts;
  }
}
