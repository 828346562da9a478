package org.jarshy.sim.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.jarshy.sim.form.Settings;
import org.jarshy.sim.smpp.CommandStatus;

/**
 * Assertions as scenarios write them: {@code - rate: {account: kcell, most: 50}}, with an optional
 * {@code name} beside it.
 */
final class AssertionForm {

  private static final Duration LONGEST = Duration.ofDays(10);
  private static final int MOST = 100_000_000;

  private final FilterForm filters;

  /** What stands behind each word: settings and the name that was given, or null. */
  private final Map<String, BiFunction<Settings, String, LongFunction<Assertion>>> kinds =
      new LinkedHashMap<>();

  AssertionForm(Path directory, Set<String> accounts) {
    filters = new FilterForm(directory, accounts);
    kinds.put("rate", this::rate);
    kinds.put("window", this::window);
    kinds.put("noTextTwice", this::noTextTwice);
    kinds.put("priorityOrder", this::priorityOrder);
    kinds.put("received", this::received);
    kinds.put("notReceived", this::notReceived);
    kinds.put("noWarnings", this::noWarnings);
    kinds.put("accepted", (s, name) -> answers(s, name, false));
    kinds.put("refused", (s, name) -> answers(s, name, true));
    kinds.put("answeredAll", this::answeredAll);
  }

  LongFunction<Assertion> read(Settings settings) {
    String name = settings.text("name", null);
    List<String> said = kinds.keySet().stream().filter(settings.keys()::contains).toList();
    kinds.keySet().forEach(settings::has); // known, so that a misspelt one gets the right guess
    settings.refuseUnknownKeys();
    if (said.size() != 1) {
      String allowed = "one of " + String.join(", ", kinds.keySet()) + " in each";
      throw said.isEmpty() ? settings.wrong(allowed) : settings.invalid(said.get(1), allowed);
    }
    Settings inner = settings.objectOrEmpty(said.get(0));
    LongFunction<Assertion> made = kinds.get(said.get(0)).apply(inner, name);
    inner.refuseUnknownKeys();
    return made;
  }

  private static String named(String name, String otherwise) {
    return name == null ? otherwise : name;
  }

  private LongFunction<Assertion> rate(Settings settings, String name) {
    Filter filter = filters.submits(settings);
    int most = required(settings, "most", 1);
    long per = nanos(settings, "per", Duration.ofSeconds(1));
    String title =
        named(name, "rate%s at most %d in %s".formatted(filter.words(), most, Words.time(per)));
    return start -> new RateLimit(title, filter, most, per);
  }

  private LongFunction<Assertion> window(Settings settings, String name) {
    String account = filters.account(settings);
    Filter filter = new Filter(account, null, null, null, null, null, null);
    int most = required(settings, "most", 0);
    String title = named(name, "window%s at most %d".formatted(filter.words(), most));
    return start -> new WindowLimit(title, filter, most);
  }

  private LongFunction<Assertion> noTextTwice(Settings settings, String name) {
    Filter filter = filters.texts(settings);
    String title = named(name, "no text twice" + filter.words());
    return start -> new NoTextTwice(title, filter);
  }

  private LongFunction<Assertion> notReceived(Settings settings, String name) {
    Filter filter = filters.texts(settings);
    String title = named(name, "no text" + filter.words());
    return start -> new NotReceived(title, filter);
  }

  private LongFunction<Assertion> noWarnings(Settings settings, String name) {
    Filter filter = filters.texts(settings);
    Pattern except = filters.pattern(settings, "except");
    String title = named(name, "no warnings" + filter.words());
    return start -> new NoWarnings(title, filter, except);
  }

  private LongFunction<Assertion> priorityOrder(Settings settings, String name) {
    Filter filter;
    PriorityOrder.Classes classes;
    String words;
    if (settings.has("by")) {
      settings.word("by", null, AssertionForm::priorityFlag);
      int high = settings.integer("high", 1, 1, 255);
      filter = filters.submits(settings);
      classes = new PriorityOrder.Classes.Flags(high);
      words = "priority_flag %d before lower ones".formatted(high);
    } else {
      Pattern first = requiredPattern(settings, "first");
      Pattern then = requiredPattern(settings, "then");
      filter = filters.texts(settings);
      classes = new PriorityOrder.Classes.Texts(first, then);
      words = "/%s/ before /%s/".formatted(first, then);
    }
    int slack = required(settings, "slack", 0);
    int expect = settings.integer("expect", 0, 1, MOST);
    int overtaken = settings.integer("overtaken", 1, 0, MOST);
    long together = settings.has("together") ? nanos(settings, "together", null) : Long.MAX_VALUE;
    String title = named(name, words + filter.words());
    return start -> new PriorityOrder(title, filter, classes, slack, expect, overtaken, together);
  }

  private static String priorityFlag(String word) {
    if (!word.equals("priority_flag")) {
      throw new IllegalArgumentException("priority_flag, or 'first' and 'then' instead of it");
    }
    return word;
  }

  private LongFunction<Assertion> received(Settings settings, String name) {
    Filter filter = filters.texts(settings);
    boolean grows = filter.numbers() == null;
    int total = grows ? required(settings, "phones", 1) : filter.numbers().size();
    int least = 1;
    int most = AllReceived.ANY;
    if (settings.isObject("copies")) {
      Settings copies = settings.object("copies");
      least = copies.integer("atLeast", 1, 1, AllReceived.MOST_COPIES);
      most = copies.integer("atMost", most, least, AllReceived.MOST_COPIES);
      copies.refuseUnknownKeys();
    } else if (settings.has("copies")) {
      least = most = settings.integer("copies", 1, 1, AllReceived.MOST_COPIES);
    }
    long within = settings.has("within") ? nanos(settings, "within", null) : Long.MAX_VALUE;
    AllReceived.Since since =
        settings.word("since", AllReceived.Since.FIRST_SUBMIT, AssertionForm::since);
    AllReceived.Claim claim =
        new AllReceived.Claim(filter, total, grows, least, most, within, since);
    String who = grows ? total + " phones got a text" : "all got a text";
    String title = named(name, who + filter.words());
    return start -> new AllReceived(title, claim, start);
  }

  private static AllReceived.Since since(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "start" -> AllReceived.Since.START;
      case "first-submit" -> AllReceived.Since.FIRST_SUBMIT;
      case "first-text" -> AllReceived.Since.FIRST_TEXT;
      default -> throw new IllegalArgumentException("start, first-submit or first-text");
    };
  }

  private LongFunction<Assertion> answers(Settings settings, String name, boolean refused) {
    String account = filters.account(settings);
    Integer status =
        refused ? settings.word("status", null, AssertionForm::status) : Integer.valueOf(0);
    if (!settings.has("atLeast") && !settings.has("atMost")) {
      throw settings.invalid("atLeast", "atLeast, atMost or both");
    }
    int least = settings.integer("atLeast", 0, 0, MOST);
    long most =
        settings.has("atMost") ? settings.integer("atMost", 0, least, MOST) : Long.MAX_VALUE;
    String words =
        (refused ? "refused" : "accepted")
            + (refused && status != null ? " with " + settings.text("status", "") : "")
            + (account == null ? "" : " of " + account)
            + (least > 0 ? " at least " + least : "")
            + (most < Long.MAX_VALUE ? " at most " + most : "");
    String title = named(name, words);
    return start -> new AnswerCount(title, account, status, least, most);
  }

  /** A name that is known here, or any number: vendors have their own. */
  private static Integer status(String word) {
    try {
      return CommandStatus.parse(word).code();
    } catch (IllegalArgumentException e) {
      try {
        long code = Long.decode(word.strip());
        if (code > 0 && code <= 0xFFFFFFFFL) {
          return (int) code;
        }
      } catch (NumberFormatException alsoNot) {
        // said below
      }
      throw e;
    }
  }

  private LongFunction<Assertion> answeredAll(Settings settings, String name) {
    String account = filters.account(settings);
    String title = named(name, "all answered" + (account == null ? "" : " of " + account));
    return start -> new AnsweredAll(title, account);
  }

  private static int required(Settings settings, String key, int least) {
    if (!settings.has(key)) {
      throw settings.invalid(key, "a whole number from %d to %d".formatted(least, MOST));
    }
    return settings.integer(key, 0, least, MOST);
  }

  private Pattern requiredPattern(Settings settings, String key) {
    Pattern pattern = filters.pattern(settings, key);
    if (pattern == null) {
      throw settings.invalid(key, "a regular expression, or 'by: priority_flag' instead");
    }
    return pattern;
  }

  private static long nanos(Settings settings, String key, Duration otherwise) {
    Duration time = settings.duration(key, otherwise);
    if (time.isZero() || time.compareTo(LONGEST) > 0) {
      throw settings.invalid(key, "a time above zero and up to 240h");
    }
    return time.toNanos();
  }
}
