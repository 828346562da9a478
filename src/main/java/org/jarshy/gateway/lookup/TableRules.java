package org.jarshy.gateway.lookup;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarshy.gateway.bulletin.ReadableText;

/** What a table must be, and what a keyword that it answers must say of it. */
final class TableRules {

  static final int MAX_COLUMNS = 20;
  static final int MAX_COLUMN_CHARS = 40;
  static final int MAX_KEY_COLUMNS = 3;

  private TableRules() {}

  static void definition(Answering.Table table, Map<String, String> problems) {
    if (table.match() == null) {
      problems.put(
          "match", "How keys match is required: one of " + List.of(KeyMatch.values()) + ".");
      return;
    }
    keyColumns(table, problems);
    Guard guard = table.guard();
    if (guard == null) {
      return;
    }
    if (!table.match().guarded()) {
      problems.put("guard", "Only tables of names, numbers and IMEI have limits of persons.");
    }
    bounds("guard.letters", "Letters to ask with", guard.letters(), 3, 20, problems);
    bounds("guard.words", "Words to ask with", guard.words(), 1, 3, problems);
    bounds("guard.rows", "Rows that are told", guard.rows(), 1, 10, problems);
    bounds("guard.anHour", "Questions an hour", guard.anHour(), 1, 60, problems);
    bounds("guard.aDay", "Questions a day", guard.aDay(), 1, 200, problems);
  }

  private static void keyColumns(Answering.Table table, Map<String, String> problems) {
    List<String> columns = table.keyColumns();
    if (columns.isEmpty() || columns.size() > MAX_KEY_COLUMNS) {
      problems.put(
          "keyColumns",
          "1 to %d key columns are required, by their names in the first line of the table."
              .formatted(MAX_KEY_COLUMNS));
      return;
    }
    boolean severalAllowed = table.match() == KeyMatch.NAME || table.match() == KeyMatch.EXACT;
    if (columns.size() > 1 && !severalAllowed) {
      problems.put("keyColumns", "A table of this kind has one key column.");
    }
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (columnProblem(column) != null) {
        problems.put("keyColumns", "A key column " + columnProblem(column) + ".");
      } else if (!seen.add(Template.key(column))) {
        problems.put("keyColumns", "A key column is named twice.");
      }
    }
  }

  /** What is wrong with the name of a column, to follow a subject; null when nothing is. */
  static String columnProblem(String name) {
    if (name == null || name.isBlank()) {
      return "has no name; 1 to %d characters are allowed".formatted(MAX_COLUMN_CHARS);
    }
    if (name.length() > MAX_COLUMN_CHARS) {
      return "has a name of %d characters; at most %d are allowed"
          .formatted(name.length(), MAX_COLUMN_CHARS);
    }
    if (name.indexOf('{') >= 0 || name.indexOf('}') >= 0) {
      return "has a brace in its name; texts name columns in braces, so none is allowed";
    }
    return ReadableText.problem(name, false).orElse(null);
  }

  /** Whether a table has every column that the keyword speaks of; problems by field. */
  static void fits(Answering.Table wants, List<String> columns, Map<String, String> problems) {
    Set<String> known = columns.stream().map(Template::key).collect(Collectors.toSet());
    String allowed = String.join(", ", columns);
    for (String column : wants.keyColumns()) {
      if (!known.contains(Template.key(column))) {
        problems.put(
            "keyColumns", "The table has no column '%s'; it has: %s.".formatted(column, allowed));
      }
    }
    wants
        .texts()
        .forEach(
            (lang, text) -> {
              for (String name : Template.names(text)) {
                if (!known.contains(Template.key(name))) {
                  problems.put(
                      "texts." + lang.code(),
                      "The text names a column {%s} that the table does not have; it has: %s."
                          .formatted(name, allowed));
                }
              }
            });
  }

  private static void bounds(
      String field, String what, int value, int least, int most, Map<String, String> problems) {
    if (value < least || value > most) {
      problems.put(
          field, "%s: %d is not allowed; %d to %d are.".formatted(what, value, least, most));
    }
  }
}
