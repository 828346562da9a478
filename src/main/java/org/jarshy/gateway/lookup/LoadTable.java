package org.jarshy.gateway.lookup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jarshy.gateway.bulletin.ReadableText;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.StepRefused.Rule;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads a table from a file into rows: first the whole file, so that nothing of a wrong one is
 * stored, then in the order of the keys, some thousand rows a commit. Until a version names the
 * table nobody reads them.
 */
@Component
class LoadTable {

  static final int MAX_ROWS = 1_000_000;
  static final int MAX_CELL_CHARS = 300;
  static final long MAX_BYTES = 200L * 1024 * 1024;

  private static final int BATCH = 10_000;
  private static final int MAX_PROBLEMS = 10;

  /** Two at a time leave the database to those who answer. */
  private final Semaphore turns = new Semaphore(2);

  private final TableStore store;
  private final RowKeys keys;
  private final TransactionOperations transactions;
  private final Clock clock;

  LoadTable(TableStore store, CitizenWords words, TransactionOperations transactions, Clock clock) {
    this.store = store;
    this.keys = new RowKeys(words);
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @return id of a table that is complete and not ready yet
   * @throws KeywordRefused naming lines; nothing is kept then
   */
  long load(InputStream csv, Answering.Table wants, Actor uploader) {
    if (!turns.tryAcquire()) {
      throw KeywordRefused.table("Two tables are being read just now; try again in a minute.");
    }
    try {
      Decoding text = Decoding.of(new Bounded(csv));
      CsvLines lines = new CsvLines(text.reader());
      List<String> header = header(lines, wants);
      try (SortedEntries entries = new SortedEntries()) {
        long rows = read(entries, lines, header, wants);
        return store(entries, rows, header, wants, text, uploader);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      turns.release();
    }
  }

  /** Joins the transaction that gives the table to a version. */
  void ready(long table) {
    store.ready(table);
  }

  void forget(long table) {
    store.erase(table);
  }

  private static List<String> header(CsvLines lines, Answering.Table wants) throws IOException {
    List<String> header;
    try {
      header = lines.header();
    } catch (CsvLines.Unreadable e) {
      throw KeywordRefused.table("Line 1 " + e.getMessage() + ".");
    }
    if (header == null) {
      throw KeywordRefused.table("The file is empty; a first line with the columns is required.");
    }
    if (header.size() > TableRules.MAX_COLUMNS) {
      throw KeywordRefused.table(
          "Line 1 names %d columns; at most %d are allowed."
              .formatted(header.size(), TableRules.MAX_COLUMNS));
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < header.size(); i++) {
      String problem = TableRules.columnProblem(header.get(i));
      if (problem != null) {
        throw KeywordRefused.table("Line 1: column %d %s.".formatted(i + 1, problem));
      }
      if (!seen.add(Template.key(header.get(i)))) {
        throw KeywordRefused.table(
            "Line 1 names the column '%s' twice; each name is allowed once."
                .formatted(header.get(i)));
      }
    }
    Map<String, String> problems = new LinkedHashMap<>();
    TableRules.fits(wants, header, problems);
    if (!problems.isEmpty()) {
      throw new KeywordRefused(
          Rule.INVALID, Map.of("table", "Line 1: " + String.join(" ", problems.values())));
    }
    return header;
  }

  /** Reads the file to its end before a row of it is stored. @return how many rows it has */
  private long read(
      SortedEntries entries, CsvLines lines, List<String> header, Answering.Table wants)
      throws IOException {
    List<Integer> keyed = wants.keyColumns().stream().map(c -> indexOf(header, c)).toList();
    List<String> problems = new ArrayList<>();
    long rows = 0;
    while (problems.size() < MAX_PROBLEMS) {
      try {
        List<String> cells = lines.read();
        if (cells == null) {
          break;
        }
        if (++rows > MAX_ROWS) {
          problems.add(
              "Line %d is row 1,000,001; at most 1,000,000 are allowed.".formatted(lines.line()));
          break;
        }
        check(cells, header);
        String joined = Cells.join(cells);
        for (String key : keys.ofCells(wants.match(), keyed.stream().map(cells::get).toList())) {
          entries.add(new TableStore.Entry(key, lines.line(), joined));
        }
      } catch (RowKeys.BadKey e) {
        problems.add("Line %d %s.".formatted(lines.line(), e.getMessage()));
      } catch (CsvLines.Unreadable e) {
        problems.add("Line %d %s.".formatted(lines.line(), e.getMessage()));
        break;
      }
    }
    if (rows == 0 && problems.isEmpty()) {
      problems.add("The table has no row below its first line; at least one is required.");
    }
    if (!problems.isEmpty()) {
      throw KeywordRefused.table(String.join(" ", problems));
    }
    return rows;
  }

  private long store(
      SortedEntries entries,
      long rows,
      List<String> header,
      Answering.Table wants,
      Decoding text,
      Actor uploader)
      throws IOException {
    long table =
        store.begin(header, wants.keyedBy(), text.charset().name(), uploader, clock.instant());
    try {
      entries.inOrder(
          BATCH, batch -> transactions.executeWithoutResult(tx -> store.add(table, batch)));
      store.counted(table, rows);
      return table;
    } catch (RuntimeException | IOException e) {
      store.erase(table);
      throw e;
    }
  }

  private static void check(List<String> cells, List<String> header) throws RowKeys.BadKey {
    if (cells.size() != header.size()) {
      throw new RowKeys.BadKey(
          "has %d columns; the first line has %d, and every line must have as many"
              .formatted(cells.size(), header.size()));
    }
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      if (cell.length() > MAX_CELL_CHARS) {
        throw new RowKeys.BadKey(
            "has %d characters in column '%s'; at most %d are allowed"
                .formatted(cell.length(), header.get(i), MAX_CELL_CHARS));
      }
      String unreadable = ReadableText.problem(cell, false).orElse(null);
      if (unreadable != null) {
        throw new RowKeys.BadKey("in column '%s' %s".formatted(header.get(i), unreadable));
      }
    }
  }

  private static int indexOf(List<String> header, String column) {
    for (int i = 0; i < header.size(); i++) {
      if (Template.key(header.get(i)).equals(Template.key(column))) {
        return i;
      }
    }
    throw new IllegalArgumentException("the header was checked for it");
  }

  /** Ends with a refusal rather than with a full disk. */
  private static final class Bounded extends FilterInputStream {
    private long left = MAX_BYTES;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) {
      left -= read;
      if (left < 0) {
        throw KeywordRefused.table(
            "The file is larger than %d MiB, which is the most that is allowed."
                .formatted(MAX_BYTES / 1024 / 1024));
      }
    }
  }
}
