package org.jarshy.gateway.lookup;

import java.util.List;

/** Cells of a line as one text. No cell holds the separator: control characters are refused. */
final class Cells {

  static final String SEPARATOR = "\u001f";

  private Cells() {}

  static String join(List<String> cells) {
    return String.join(SEPARATOR, cells);
  }

  static List<String> split(String cells) {
    return List.of(cells.split(SEPARATOR, -1));
  }
}
