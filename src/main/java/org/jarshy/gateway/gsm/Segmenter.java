package org.jarshy.gateway.gsm;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Chooses the cheapest encoding for a text and cuts it into segments. */
public final class Segmenter {

  /** The user data header counts parts in one octet (3GPP TS 23.040 §9.2.3.24.1). */
  public static final int MAX_PARTS = 255;

  private Segmenter() {}

  /**
   * Never splits an escape from its character nor a surrogate pair; a combining mark stays with its
   * base where that costs no further part. The empty text is one empty part. Characters are kept as
   * they are: {@code \r\n} costs two units, a lone surrogate travels in UCS-2.
   *
   * @throws IllegalArgumentException above {@link #MAX_PARTS} parts
   */
  public static Segments segment(String text) {
    return segment(text, Alphabet.GSM7);
  }

  /**
   * The same for a carrier whose data_coding 0 means {@code alphabet}. A text with a character that
   * this alphabet lacks travels in UCS-2. Units stay septets, escapes included: it is the SMSC that
   * turns the carrier's alphabet into the 7 bits which count on the air.
   */
  public static Segments segment(String text, Alphabet alphabet) {
    return segment(text, Carriage.of(alphabet));
  }

  /**
   * The same for all that a carrier takes. A national table is used only where it saves a segment:
   * every phone has the default alphabet and UCS-2, an old one may lack the table.
   */
  public static Segments segment(String text, Carriage carriage) {
    boolean plain = carriage.alphabet().canCarry(text);
    Way usual = plain ? new Way(Encoding.GSM7, Shifts.NONE) : new Way(Encoding.UCS2, Shifts.NONE);
    int units = usual.units(text);
    if (carriage.nationalTables().isEmpty()
        || !carriage.alphabet().isSeptets()
        || units <= usual.encoding().unitsAlone()) {
      return usual.cut(text, units, carriage.reference());
    }
    return NationalChoice.cheapest(text, usual, carriage);
  }

  /**
   * The characters that make this text cost UCS-2, each once and in the order they appear; empty
   * where the text fits the GSM 7-bit alphabet. For hints to authors.
   */
  public static List<String> charactersOutsideGsm7(String text) {
    Set<String> outside = new LinkedHashSet<>();
    text.codePoints()
        .filter(c -> c > Character.MAX_VALUE || Gsm7.cost((char) c) == 0)
        .forEach(c -> outside.add(Character.toString(c)));
    return List.copyOf(outside);
  }
}
