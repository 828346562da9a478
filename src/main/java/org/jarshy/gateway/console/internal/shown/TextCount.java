package org.jarshy.gateway.console.internal.shown;

import java.lang.Character.UnicodeScript;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jarshy.gateway.gsm.Encoding;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.gsm.Segments;
import org.jarshy.gateway.gsm.Typography;

/**
 * What a text costs and how it will arrive: with plain marks where those bring it into GSM-7.
 *
 * @param characters as a person counts them: code points
 * @param forcing characters without a place in GSM-7, at most a handful; empty for GSM-7
 * @param cyrillic whether such a character is a Cyrillic letter, which nothing can avoid
 * @param coded whether a check code was counted under it
 * @param parts the text of each segment, as cut; at most {@link #PARTS_SHOWN}
 */
public record TextCount(
    int characters,
    Encoding encoding,
    int segments,
    int room,
    List<String> forcing,
    boolean cyrillic,
    boolean coded,
    List<String> parts) {

  static final int PARTS_SHOWN = 10;

  /** More than these and people pay much for little: a warning should fit two segments. */
  static final int SEGMENTS_ADVISED = 2;

  private static final int FORCING_SHOWN = 8;

  public static TextCount of(String text) {
    return of(text, UnaryOperator.identity());
  }

  /** Of the text of a bulletin. @param coding puts a check code under it, where codes are on */
  public static TextCount of(String text, UnaryOperator<String> coding) {
    String plain = Typography.fitted(text);
    String sent = coding.apply(plain);
    Segments cut = Segmenter.segment(sent);
    boolean ucs2 = cut.encoding() == Encoding.UCS2;
    Set<String> forcing = new LinkedHashSet<>();
    boolean cyrillic = false;
    if (ucs2) {
      int[] distinct = sent.codePoints().distinct().toArray();
      for (int c : distinct) {
        String one = Character.toString(c);
        if (Segmenter.segment(one).encoding() == Encoding.UCS2) {
          cyrillic |= UnicodeScript.of(c) == UnicodeScript.CYRILLIC;
          if (forcing.size() < FORCING_SHOWN) {
            forcing.add(one);
          }
        }
      }
    }
    return new TextCount(
        text.codePointCount(0, text.length()),
        cut.encoding(),
        cut.count(),
        cut.count() == 1 ? cut.encoding().unitsAlone() : cut.encoding().unitsInPart(),
        List.copyOf(forcing),
        cyrillic,
        !sent.equals(plain),
        cut.parts().stream().limit(PARTS_SHOWN).map(Segments.Part::text).toList());
  }

  public boolean isLong() {
    return segments > SEGMENTS_ADVISED;
  }

  public int unshown() {
    return Math.max(0, segments - PARTS_SHOWN);
  }
}
