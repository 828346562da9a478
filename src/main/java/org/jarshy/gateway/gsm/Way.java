package org.jarshy.gateway.gsm;

import java.util.List;

/** One way for a text to travel. */
record Way(Encoding encoding, Shifts shifts) {

  /** Null for UCS-2. */
  private Septets septets() {
    return encoding == Encoding.GSM7 ? Septets.of(shifts) : null;
  }

  boolean canCarry(String text) {
    return encoding == Encoding.UCS2 || septets().canCarry(text);
  }

  int units(String text) {
    return Cut.units(text, septets());
  }

  /** Segments with 8-bit references, however many. */
  int count(String text) {
    if (units(text) <= encoding.unitsBehind(Header.octets(false, ReferenceSize.BITS_8, shifts))) {
      return 1;
    }
    int room = encoding.unitsBehind(Header.octets(true, ReferenceSize.BITS_8, shifts));
    return new Cut(text, septets(), room).count(0);
  }

  /**
   * @param units of the text, all of whose characters must have a place
   * @throws IllegalArgumentException above {@link Segmenter#MAX_PARTS} parts
   */
  Segments cut(String text, int units, ReferenceSize reference) {
    if (units <= encoding.unitsBehind(Header.octets(false, reference, shifts))) {
      return segments(List.of(new Segments.Part(text, units)), units, reference);
    }
    int room = encoding.unitsBehind(Header.octets(true, reference, shifts));
    // Most texts above the limit are seen here, before any part of them is made.
    if (units > Segmenter.MAX_PARTS * room) {
      throw tooLong(units, room);
    }
    List<Segments.Part> parts = new Cut(text, septets(), room).parts();
    if (parts.size() > Segmenter.MAX_PARTS) {
      throw tooLong(units, room);
    }
    return segments(parts, units, reference);
  }

  private Segments segments(List<Segments.Part> parts, int units, ReferenceSize reference) {
    return new Segments(encoding, units, parts, shifts, reference);
  }

  private IllegalArgumentException tooLong(int units, int room) {
    return new IllegalArgumentException(
        "the text has %,d units in %s; %d segments of %d are allowed"
            .formatted(units, encoding, Segmenter.MAX_PARTS, room));
  }
}
