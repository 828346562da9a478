package org.jarshy.gateway.bulletin;

import java.util.regex.Pattern;
import org.jarshy.gateway.bulletin.Advice.Code;
import org.jarshy.gateway.bulletin.Passage.Span;

/** Times that mean something else an hour later, and numbers that are spoken wrongly. */
final class TimeAdvice {

  static final Pattern CLOCK = Pattern.compile("(?<![\\d:])(?:[01]?\\d|2[0-4]):[0-5]\\d(?![\\d:])");

  private static final Pattern TODAY =
      Pattern.compile("(?iu)(?<!\\p{L})(?:сегодня|бүгін|today)(?!\\p{L})");

  private static final Pattern RELATIVE =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:"
              + "(?:по)?завтра|послезавтра|завтрашн\\p{L}+|(?:поза)?вчера|вчерашн\\p{L}+"
              + "|сегодняшн\\p{L}+|скоро|на днях"
              + "|через (?:\\d+ |два |две |три |четыре |пять |шесть |пол|несколько )?"
              + "(?:час\\p{L}*|минут\\p{L}*|дн\\p{L}+|день|сут\\p{L}+|недел\\p{L}+)"
              + "|ертең(?:гі|нен|ге|де|ден)?|кеше(?:гі|ден)?|бүгінгі|бүрсігүні|алдыңғы күні|жақында"
              + "|(?:\\d+|бір|екі|үш|төрт|бес|бірнеше) (?:сағат|минут|күн)(?:тан|тен|нан|нен|дан|ден)"
              + " (?:кейін|соң)"
              + "|tomorrow|yesterday|tonight|(?<!as )soon(?! as)|next week|this (?:morning|afternoon|evening)"
              + "|in (?:an?|\\d+|one|two|three|four|five|six|a few|several)"
              + " (?:hours?|minutes?|days?|weeks?)"
              + ")(?!\\p{L})");

  /** In a text about rights it is the time the law gives. */
  private static final Pattern WITHIN =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:"
              + "в течение (?:\\d+ |двух |трёх |трех )?(?:час\\p{L}*|минут|дня|дней|суток)"
              + "|(?:\\d+|бір|екі|үш) (?:сағат|минут|күн) ішінде"
              + "|within (?:an?|\\d+|one|two|three|a few) (?:hours?|minutes?|days?|weeks?)"
              + ")(?!\\p{L})");

  private static final Pattern HYPHEN_CLOCK =
      Pattern.compile("(?<![\\d:.-])(?:[01]?\\d|2[0-4])-00(?![\\d:]|-\\d)");
  private static final Pattern DOTTED_CLOCK =
      Pattern.compile("(?<![\\d:.,])(?:[01]?\\d|2[0-4])\\.(?:00|30)(?![\\d:%]|\\.\\d)");
  private static final Pattern AT = Pattern.compile("(?<=^|\\s)@(?=\\s|\\d)");
  private static final Pattern UNBROKEN =
      Pattern.compile("(?<![\\d\\p{L}])\\+?\\d{10,}(?![\\d\\p{L}])");

  private TimeAdvice() {}

  static void on(Passage passage, Kind kind) {
    passage.find(RELATIVE).forEach(r -> relative(passage, r));
    if (kind != Kind.RIGHTS) {
      passage.find(WITHIN).forEach(r -> relative(passage, r));
    }
    passage.find(TODAY).stream()
        .filter(t -> !CLOCK.matcher(passage.sentenceAt(t.start())).find())
        .forEach(t -> relative(passage, t));
    passage.find(HYPHEN_CLOCK).forEach(t -> form(passage, t));
    passage.find(DOTTED_CLOCK).forEach(t -> form(passage, t));
    passage
        .find(AT)
        .forEach(
            at ->
                passage.say(
                    Code.AT_SIGN, at, "A lone @ is spoken as a sign; write the word for it."));
    passage
        .find(UNBROKEN)
        .forEach(
            n ->
                passage.say(
                    Code.UNBROKEN_NUMBER,
                    n,
                    "'%s' is spoken as one huge number; separate it as people say it, such as"
                            .formatted(n.words())
                        + " 8 701 234 56 78."));
  }

  private static void relative(Passage passage, Span at) {
    passage.say(
        Code.RELATIVE_TIME,
        at,
        "'%s' means another time to who reads it later; write the date and the hour, such as"
                .formatted(at.words())
            + " 19 January 07:00.");
  }

  private static void form(Passage passage, Span at) {
    passage.say(
        Code.TIME_FORM,
        at,
        "'%s' is not spoken as a time; write %s."
            .formatted(at.words(), at.words().replaceFirst("[.-]", ":")));
  }
}
