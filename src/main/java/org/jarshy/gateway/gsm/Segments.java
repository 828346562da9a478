package org.jarshy.gateway.gsm;

import java.util.List;

/**
 * A text cut into what the network carries.
 *
 * @param units septets (GSM7) or UTF-16 code units (UCS2) of the whole text
 * @param parts at least one, in order; their texts joined are the whole text
 * @param shifts tables of the septets; {@link Shifts#NONE} for UCS2
 * @param reference what its parts were cut for
 */
public record Segments(
    Encoding encoding, int units, List<Part> parts, Shifts shifts, ReferenceSize reference) {

  /**
   * @param units what this part uses, never above the encoding's limit
   */
  public record Part(String text, int units) {}

  public Segments {
    parts = List.copyOf(parts);
  }

  public int count() {
    return parts.size();
  }
}
