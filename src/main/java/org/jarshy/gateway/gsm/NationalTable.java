package org.jarshy.gateway.gsm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The two tables of a language, from the file of its name beside this class.
 *
 * @param locking characters by code; null where there is no such table
 * @param single characters by the code after an escape
 */
record NationalTable(char[] locking, char[] single) {

  static final int CODES = 128;

  /** An empty cell. */
  static final char NONE = 0;

  private static final String EMPTY_CELL = "----";

  static NationalTable of(NationalLanguage language) {
    String file = language.name().toLowerCase(Locale.ROOT) + ".txt";
    Map<String, char[]> tables = new HashMap<>();
    try (InputStream in = NationalTable.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the table " + file + " is missing");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      char[] table = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int colon = line.indexOf(':');
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        if (colon < 0) {
          table = tables.computeIfAbsent(line.strip(), name -> new char[CODES]);
        } else {
          row(table, Integer.parseInt(line.substring(0, colon), 16), line.substring(colon + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new NationalTable(tables.get("locking"), tables.get("single"));
  }

  private static void row(char[] table, int first, String row) {
    String[] cells = row.strip().split(" +");
    for (int i = 0; i < cells.length; i++) {
      table[first + i] = cells[i].equals(EMPTY_CELL) ? NONE : (char) Integer.parseInt(cells[i], 16);
    }
  }
}
