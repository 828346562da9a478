package org.jarshy.sim.proof;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jarshy.sim.form.Settings;

/** Reads which events an assertion is about. */
final class FilterForm {

  private final Path directory;
  private final Set<String> accounts;

  /**
   * @param accounts null when any may be named
   */
  FilterForm(Path directory, Set<String> accounts) {
    this.directory = directory;
    this.accounts = accounts;
  }

  /** {@code account to file prefix pattern}. */
  Filter submits(Settings settings) {
    return new Filter(
        account(settings),
        numbers(settings),
        settings.word("prefix", null, FilterForm::prefix),
        pattern(settings, "pattern"),
        null,
        null,
        null);
  }

  /** Also {@code from text textPattern}. */
  Filter texts(Settings settings) {
    Filter submits = submits(settings);
    return new Filter(
        submits.account(),
        submits.numbers(),
        submits.prefix(),
        submits.destination(),
        settings.word("from", null, FilterForm::sender),
        settings.text("text", null),
        pattern(settings, "textPattern"));
  }

  String account(Settings settings) {
    return settings.word(
        "account",
        null,
        id -> {
          if (accounts != null && !accounts.contains(id)) {
            throw new IllegalArgumentException("one of " + String.join(", ", accounts));
          }
          return id;
        });
  }

  private NumberIndex numbers(Settings settings) {
    if (settings.has("to") && settings.has("file")) {
      throw settings.invalid("file", "either 'to' or 'file'");
    }
    NumberList list = new NumberList();
    if (settings.isText("to")) {
      settings.word("to", null, list::add);
    } else if (settings.has("to")) {
      settings.words("to", List.of(), list::add);
    } else if (settings.has("file")) {
      list.addFile(directory.resolve(settings.text("file", null)), settings);
    } else {
      return null;
    }
    if (list.index().size() == 0) {
      throw settings.invalid(settings.has("to") ? "to" : "file", "at least one number");
    }
    return list.index();
  }

  private static String prefix(String word) {
    String digits = NumberList.withoutPlus(word);
    if (!digits.matches("[0-9]{1,20}")) {
      throw new IllegalArgumentException("1 to 20 digits");
    }
    return digits;
  }

  private static String sender(String word) {
    return word.matches("\\+[0-9]+") ? word.substring(1) : word;
  }

  Pattern pattern(Settings settings, String key) {
    return settings.word(
        key,
        null,
        expression -> {
          try {
            return Pattern.compile(expression, Pattern.DOTALL | Pattern.UNICODE_CASE);
          } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                "a regular expression; at position %d: %s"
                    .formatted(Math.max(0, e.getIndex()), e.getDescription()));
          }
        });
  }
}
