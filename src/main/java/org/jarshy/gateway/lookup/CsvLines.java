package org.jarshy.gateway.lookup;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of a CSV file, one at a time and none without end: an unclosed quote must not swallow the
 * file. Cells may be quoted, with a doubled quote for a quote; a line break within a cell is
 * refused, for no text message shows it well.
 */
final class CsvLines {

  static final int MAX_LINE_CHARS = 3_000;

  /** What a line is that cannot be taken apart. The message says what is allowed. */
  static final class Unreadable extends Exception {
    Unreadable(String message) {
      super(message, null, false, false);
    }
  }

  private final Reader in;
  private char separator;
  private int line;

  /**
   * @param in buffered
   */
  CsvLines(Reader in) {
    this.in = in;
  }

  /** The number of the line read last, from 1. */
  int line() {
    return line;
  }

  /** The first line; finds out what stands between cells. Null where there is none. */
  List<String> header() throws IOException, Unreadable {
    String text = next();
    if (text == null) {
      return null;
    }
    separator = ',';
    for (char c : new char[] {';', '\t'}) {
      if (count(text, c) > count(text, separator)) {
        separator = c;
      }
    }
    return cells(text);
  }

  /** The next line that is not empty; null at the end. */
  List<String> read() throws IOException, Unreadable {
    for (String text = next(); text != null; text = next()) {
      if (!text.isBlank()) {
        return cells(text);
      }
    }
    return null;
  }

  private String next() throws IOException, Unreadable {
    line++;
    StringBuilder text = new StringBuilder(128);
    try {
      for (int c = in.read(); ; c = in.read()) {
        if (c < 0) {
          return text.isEmpty() ? null : text.toString();
        }
        if (c == '\n') {
          int end = text.length() - 1;
          if (end >= 0 && text.charAt(end) == '\r') {
            text.setLength(end);
          }
          return text.toString();
        }
        if (text.length() == MAX_LINE_CHARS) {
          throw new Unreadable(
              "is longer than %d characters, which is the most that is allowed"
                  .formatted(MAX_LINE_CHARS));
        }
        text.append((char) c);
      }
    } catch (CharacterCodingException e) {
      throw new Unreadable("or one just behind it is not UTF-8; save the file as CSV UTF-8");
    }
  }

  private List<String> cells(String text) throws Unreadable {
    List<String> cells = new ArrayList<>();
    int i = 0;
    while (true) {
      StringBuilder cell = new StringBuilder();
      while (i < text.length() && text.charAt(i) == ' ') {
        i++;
      }
      if (i < text.length() && text.charAt(i) == '"') {
        i = quoted(text, i + 1, cell);
        if (i < text.length() && text.charAt(i) != separator) {
          throw new Unreadable(
              "has text behind a closing quote in column %d; a quote within quotes is doubled"
                  .formatted(cells.size() + 1));
        }
      } else {
        while (i < text.length() && text.charAt(i) != separator) {
          cell.append(text.charAt(i++));
        }
      }
      cells.add(cell.toString().strip());
      if (i >= text.length()) {
        return cells;
      }
      i++;
    }
  }

  private static int quoted(String text, int from, StringBuilder cell) throws Unreadable {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c != '"') {
        cell.append(c);
      } else if (i < text.length() && text.charAt(i) == '"') {
        cell.append('"');
        i++;
      } else {
        while (i < text.length() && text.charAt(i) == ' ') {
          i++;
        }
        return i;
      }
    }
    throw new Unreadable(
        "has a quote that is not closed; a cell ends on its own line, and a quote within quotes is"
            + " doubled");
  }

  private static long count(String text, char c) {
    return text.chars().filter(x -> x == c).count();
  }
}
