package org.jarshy.sim.form;

/**
 * Where something stands in a document.
 *
 * @param file as it was named by the user; null when the text came from nowhere
 * @param line from 1
 * @param column from 1, in code points
 */
record Place(String file, int line, int column) {

  /** As compilers write it, so that editors and terminals jump there. */
  @Override
  public String toString() {
    return file == null
        ? "line %d, column %d".formatted(line, column)
        : "%s:%d:%d".formatted(file, line, column);
  }
}
