package org.jarshy.gateway.keyword.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.ExerciseMark;
import org.jarshy.gateway.bulletin.KeyFacts;
import org.jarshy.gateway.kernel.Lang;

/**
 * What is said of a code: what the true text says, so that a false one above the same code shows;
 * or that it does not hold any more, or that it is none of ours.
 */
final class CheckAnswer {

  private static final int MOST_SEGMENTS = 10;
  private static final int FEWEST_WORDS = 2;

  private final SecondPath secondPath;

  CheckAnswer(SecondPath secondPath) {
    this.secondPath = secondPath;
  }

  /**
   * @param zone whose clock times are said by
   */
  String say(AnswerRequest request, Wording wording, LiveContent content, ZoneId zone) {
    Optional<AskedCode> asked = request.found().stream().findFirst().map(AskedCode::decode);
    Optional<Bulletin> bulletin = asked.flatMap(a -> content.any(a.found().bulletin()));
    return bulletin.isEmpty()
        ? unknown(wording)
        : known(asked.get(), bulletin.get(), new Said(wording, content, zone));
  }

  /** The words, and what is true now. */
  private record Said(Wording wording, LiveContent content, ZoneId zone) {

    String at(Instant time) {
      return wording.stamp(time.atZone(zone), true);
    }
  }

  private String unknown(Wording wording) {
    String other = secondPath.in(wording.lang());
    return wording.say(
        "check.unknown", "other", other.isEmpty() ? wording.say("check.other") : other);
  }

  private static String known(AskedCode asked, Bulletin bulletin, Said said) {
    Lang lang = asked.found().lang();
    return switch (bulletin.state()) {
      case SUPERSEDED -> replaced(bulletin, lang, said);
      case CANCELLED -> over("check.cancelled", bulletin, bulletin.changedAt(), said);
      default ->
          said.content.now().isBefore(bulletin.content().expires())
              ? genuine(asked, bulletin, said)
              : over("check.expired", bulletin, bulletin.content().expires(), said);
    };
  }

  private static String genuine(AskedCode asked, Bulletin bulletin, Said said) {
    Lang lang = asked.found().lang();
    String key =
        switch (asked.words()) {
          case NONE -> "check.live";
          case SAME -> "check.same";
          case OTHER -> "check.differs";
        };
    String text = asked.found().personal() ? bulletin.correctionFor(lang) : bulletin.textFor(lang);
    Instant since = bulletin.content().validFrom();
    return essence(bulletin, text, key, said.wording, "at", said.at(since));
  }

  private static String replaced(Bulletin old, Lang lang, Said said) {
    Bulletin now = said.content.newest(old.id()).orElse(old);
    String when = said.at(old.changedAt());
    return now.liveAt(said.content.now())
        ? essence(now, now.textFor(lang), "check.replaced", said.wording, "when", when)
        : marked(old, said, said.wording.say(takenBack(now), "when", when));
  }

  /** An update that does not hold yet, or has ended, took the place of the text all the same. */
  private static String takenBack(Bulletin now) {
    return now.state() == Bulletin.State.CANCELLED ? "check.replaced.none" : "check.replaced.other";
  }

  private static String over(String key, Bulletin bulletin, Instant when, Said said) {
    return marked(
        bulletin,
        said,
        said.wording.say(
            key,
            "when",
            said.at(when),
            "source",
            bulletin.content().source(),
            "at",
            said.at(bulletin.content().validFrom())));
  }

  /** Nobody shall take the end of an exercise for the end of something real. */
  private static String marked(Bulletin bulletin, Said said, String answer) {
    return bulletin.content().exercise()
        ? ExerciseMark.marked(said.wording.lang(), answer)
        : answer;
  }

  /**
   * The beginning of the text, as much of it as two segments hold together with every number and
   * address of the rest; more segments where it must be, for none of those may be lost.
   */
  private static String essence(
      Bulletin bulletin, String text, String key, Wording wording, String name, String time) {
    String flat = text.strip().replaceAll("\\s+", " ");
    String source = bulletin.content().source();
    boolean named = flat.toLowerCase(Locale.ROOT).contains(source.toLowerCase(Locale.ROOT));
    String who = named ? "" : source + ": ";
    KeyFacts facts = KeyFacts.of(flat);
    for (int segments = 2; segments < MOST_SEGMENTS; segments++) {
      Room room = new Room(segments);
      String all = wording.say(key, name, time, "said", who + flat);
      if (room.holds(all)) {
        return all;
      }
      int shortest = shortest(flat);
      for (int end = facts.headlineEnd(); end >= shortest; end--) {
        if (Room.isWordEnd(flat, end)) {
          String some = wording.say(key, name, time, "said", who + beginning(flat, end, facts));
          if (room.holds(some)) {
            return some;
          }
        }
      }
    }
    return wording.say(key, name, time, "said", who + flat);
  }

  private static int shortest(String text) {
    int end = 1;
    for (int words = 0; end < text.length(); end++) {
      if (Room.isWordEnd(text, end) && ++words == FEWEST_WORDS) {
        break;
      }
    }
    return end;
  }

  private static String beginning(String text, int end, KeyFacts facts) {
    List<String> rest = facts.after(end);
    String shown = text.substring(0, end);
    if (rest.isEmpty()) {
      return end < text.length() && !isSentence(shown) ? shown + Fit.CUT : shown;
    }
    return shown + Fit.CUT + " " + String.join(", ", rest) + ".";
  }

  private static boolean isSentence(String text) {
    return ".!?".indexOf(text.charAt(text.length() - 1)) >= 0;
  }
}
