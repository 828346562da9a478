package org.jarshy.gateway.bulletin;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jarshy.gateway.bulletin.Advice.Code;
import org.jarshy.gateway.bulletin.Passage.Span;
import org.jarshy.gateway.kernel.Region;

/** Until when, in the text and in the bulletin. */
final class EndAdvice {

  private static final List<String> MONTHS =
      List.of(
          "январ қаңтар january jan",
          "феврал ақпан february feb",
          "март наурыз march mar",
          "апрел сәуір april apr",
          "ма(?:я|й) мамыр may",
          "июн маусым june jun",
          "июл шілде july jul",
          "август тамыз august aug",
          "сентябр қыркүйек september sep",
          "октябр қазан october oct",
          "ноябр қараша november nov",
          "декабр желтоқсан december dec");

  private static final String MONTH = "(" + String.join("|", MONTHS).replace(' ', '|') + ")\\p{L}*";
  private static final Pattern DAY_MONTH =
      Pattern.compile("(?iu)(?<!\\d)([0-3]?\\d)[\\s-]{1,2}" + MONTH);
  private static final Pattern MONTH_DAY =
      Pattern.compile("(?iu)(?<!\\p{L})" + MONTH + "\\s([0-3]?\\d)(?![\\d:])");
  private static final Pattern NUMBERS =
      Pattern.compile("(?<![\\d.])([0-3]?\\d)\\.(0[1-9]|1[0-2])(?:\\.\\d{2,4})?(?!\\d|\\.\\d)");

  private static final Pattern UNTIL_BEFORE =
      Pattern.compile(
          "(?iu)(?:(?<!\\p{L})(?:до|по|until|till|through|to)|мерзімі\\s*[–—:-]?)\\s*(?:\\d\\d?:\\d\\d,?\\s*)?$");
  private static final Pattern UNTIL_AFTER =
      Pattern.compile("(?iu)^[^.!?]{0,14}(?:ге|ға|ке|қа)?\\s(?:дейін|шейін)");

  /** No bulletin lasts longer, so a date further away is the date of something else. */
  private static final Duration LONGEST = Duration.ofDays(31);

  private static final Duration ONE_NIGHT = Duration.ofHours(24);

  private record Date(MonthDay day, Span at, boolean until) {}

  private EndAdvice() {}

  static void on(Passage passage, Content content) {
    if (content.kind() != Kind.CURFEW || content.expires() == null) {
      return;
    }
    List<Date> dates = dates(passage);
    if (dates.isEmpty() && content.validFrom() != null && lastsLong(content)) {
      passage.say(
          Code.NO_END,
          "The text does not say until when; end it with the last day, such as 'until 19 January'.");
    }
    dates.stream().filter(Date::until).findFirst().ifPresent(d -> compare(passage, d, content));
  }

  private static boolean lastsLong(Content content) {
    return content.validFrom().plus(ONE_NIGHT).isBefore(content.expires());
  }

  private static void compare(Passage passage, Date said, Content content) {
    ZoneId zone = zone(content);
    // What ends at midnight ends with the day before.
    LocalDate last = content.expires().minusSeconds(1).atZone(zone).toLocalDate();
    LocalDate end = content.expires().atZone(zone).toLocalDate();
    boolean same = said.day().equals(MonthDay.from(last)) || said.day().equals(MonthDay.from(end));
    if (!same && nearest(said.day(), content.expires(), zone).isPresent()) {
      passage.say(
          Code.OTHER_END,
          said.at(),
          "The text says it ends on '%s' and the bulletin ends on %d %s; make the two agree."
              .formatted(
                  said.at().words(),
                  end.getDayOfMonth(),
                  end.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
    }
  }

  private static Optional<LocalDate> nearest(MonthDay day, Instant expires, ZoneId zone) {
    LocalDate end = expires.atZone(zone).toLocalDate();
    return Stream.of(-1, 0, 1)
        .map(years -> day.atYear(end.getYear() + years))
        .filter(d -> Math.abs(ChronoUnit.DAYS.between(d, end)) <= LONGEST.toDays())
        .findFirst();
  }

  private static ZoneId zone(Content content) {
    return Optional.ofNullable(content.area())
        .flatMap(
            a ->
                Stream.concat(a.regions().stream(), a.cities().stream().map(c -> c.region()))
                    .findFirst())
        .orElse(Region.ALMATY)
        .zone();
  }

  private static List<Date> dates(Passage passage) {
    String text = passage.plain();
    return Stream.of(
            DAY_MONTH
                .matcher(text)
                .results()
                .map(m -> date(text, m.start(), m.end(), m.group(1), month(m.group(2)))),
            MONTH_DAY
                .matcher(text)
                .results()
                .map(m -> date(text, m.start(), m.end(), m.group(2), month(m.group(1)))),
            NUMBERS
                .matcher(text)
                .results()
                .map(m -> date(text, m.start(), m.end(), m.group(1), Integer.parseInt(m.group(2)))))
        .flatMap(s -> s)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Date> date(String text, int start, int end, String day, int month) {
    int number = Integer.parseInt(day);
    if (number < 1 || number > Month.of(month).maxLength()) {
      return Optional.empty();
    }
    Matcher before = UNTIL_BEFORE.matcher(text.substring(0, start));
    Matcher after = UNTIL_AFTER.matcher(text.substring(end));
    boolean until = before.find() || after.find();
    return Optional.of(
        new Date(
            MonthDay.of(month, number), new Span(start, end, text.substring(start, end)), until));
  }

  private static int month(String name) {
    for (int i = 0; i < MONTHS.size(); i++) {
      if (Pattern.compile("(?iu)(?:" + MONTHS.get(i).replace(' ', '|') + ")")
          .matcher(name)
          .matches()) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("no month: " + name);
  }
}
