package org.jarshy.sim.text;

import java.util.List;

/**
 * One segment as a phone reads it.
 *
 * @param reference what joins the parts of one text; -1 when the segment stands alone
 * @param wideReference whether the reference has 16 bits; references of two widths never join
 * @param number 1 for the first of {@code total}
 */
public record Part(
    String text,
    int reference,
    boolean wideReference,
    int number,
    int total,
    boolean class0,
    List<String> warnings) {

  public boolean alone() {
    return reference < 0;
  }
}
