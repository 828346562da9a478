package org.jarshy.sim.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarshy.sim.form.InvalidSetting;
import org.jarshy.sim.form.Settings;

/**
 * Numbers as a scenario or a file lists them: one by one, or as {@code 77010000000..77010099999}.
 */
final class NumberList {

  private static final int MOST = 5_000_000;
  private static final String ALLOWED =
      "a number of 1 to " + NumberIndex.MOST_DIGITS + " digits, or two of one length as FROM..TO";
  private static final Pattern FORM = Pattern.compile("\\+?(\\d{1,18})(?:\\.\\.\\+?(\\d{1,18}))?");

  private final NumberIndex index = new NumberIndex();

  NumberIndex index() {
    return index;
  }

  static String withoutPlus(String number) {
    return number.startsWith("+") ? number.substring(1) : number;
  }

  /**
   * A number that is there already is not there twice.
   *
   * @return what was added
   * @throws IllegalArgumentException saying what is allowed
   */
  String add(String word) {
    Matcher form = FORM.matcher(word.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(ALLOWED);
    }
    String last = form.group(2) == null ? form.group(1) : form.group(2);
    long from = NumberIndex.code(form.group(1));
    long to = NumberIndex.code(last);
    if (last.length() != form.group(1).length() || to < from) {
      throw new IllegalArgumentException(ALLOWED);
    }
    if (to - from >= MOST - index.size()) {
      throw new IllegalArgumentException("at most " + MOST + " numbers in a list");
    }
    for (long code = from; code <= to; code++) {
      index.add(code);
    }
    return word;
  }

  /**
   * One of them on each line; empty lines and those that begin with {@code #} do not count.
   *
   * @param settings where its name stands, with the key {@code file}
   */
  void addFile(Path file, Settings settings) {
    int line = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        line++;
        if (!text.isBlank() && !text.startsWith("#")) {
          add(text);
        }
      }
    } catch (IllegalArgumentException e) {
      throw new InvalidSetting(file + ":" + line + ": not allowed; allowed is " + e.getMessage());
    } catch (IOException e) {
      throw settings.invalid("file", "a file that can be read; " + file + " cannot: " + e);
    }
  }
}
