package org.jarshy.gateway.subscriber.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jarshy.gateway.subscriber.SubscriberImport.NotTaken;

/** Which column holds what, as the header says; splits lines accordingly. */
final class CsvColumns {

  private static final List<String> NAMES = List.of("number", "language", "place", "topics");
  private static final String ALLOWED = "the header number,language,place,topics is allowed";

  /** May be left out: files from before there was a choice have no such column. */
  private static final String SCRIPT = "script";

  private final CSVFormat format;
  private final int[] positions;

  private CsvColumns(CSVFormat format, int[] positions) {
    this.format = format;
    this.positions = positions;
  }

  /**
   * Reads a header with its columns in any order, separated by comma or semicolon. What stands in
   * it is not repeated: a file without a header has a number there.
   */
  static CsvColumns of(String header) {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(header.indexOf(';') >= 0 ? ';' : ',')
            .setIgnoreSurroundingSpaces(true)
            .get();
    List<String> found =
        split(format, header).stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    if (found.stream().noneMatch(NAMES::contains)) {
      throw new NotTaken("line 1 is no header; " + ALLOWED);
    }
    int[] positions = new int[NAMES.size() + 1];
    for (int i = 0; i < NAMES.size(); i++) {
      String name = NAMES.get(i);
      positions[i] = found.indexOf(name);
      if (positions[i] < 0) {
        throw new NotTaken("the header lacks the column " + name + "; " + ALLOWED);
      }
      if (found.lastIndexOf(name) != positions[i]) {
        throw new NotTaken("the header has the column " + name + " twice; " + ALLOWED);
      }
    }
    int script = found.indexOf(SCRIPT);
    positions[NAMES.size()] = script;
    if (found.size() != NAMES.size() + (script < 0 ? 0 : 1)) {
      throw new NotTaken("the header has %d columns; %s".formatted(found.size(), ALLOWED));
    }
    return new CsvColumns(format, positions);
  }

  /**
   * The cells of a line in the order number, language, place, topics, script; the last is empty
   * where there is no such column.
   *
   * @throws BadLine when it cannot be split into as many as the header
   */
  List<String> cells(String line) {
    List<String> cells = split(format, line);
    int script = positions[NAMES.size()];
    int columns = NAMES.size() + (script < 0 ? 0 : 1);
    if (cells.size() != columns) {
      throw new BadLine("it has %d columns; %d are allowed".formatted(cells.size(), columns));
    }
    return List.of(
        cells.get(positions[0]),
        cells.get(positions[1]),
        cells.get(positions[2]),
        cells.get(positions[3]),
        script < 0 ? "" : cells.get(script));
  }

  private static List<String> split(CSVFormat format, String line) {
    try (CSVParser parser = CSVParser.parse(line, format)) {
      List<CSVRecord> records = parser.getRecords();
      return records.isEmpty() ? List.of() : records.get(0).toList();
    } catch (IOException | UncheckedIOException e) {
      throw new BadLine("its quotes do not match; a cell may be wrapped in \"…\" as a whole");
    }
  }

  /** A line that is left out. Its message is the reason; there is no trace to pay for. */
  static final class BadLine extends RuntimeException {
    BadLine(String reason) {
      super(reason, null, false, false);
    }
  }
}
