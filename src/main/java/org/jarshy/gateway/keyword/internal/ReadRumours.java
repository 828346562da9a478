package org.jarshy.gateway.keyword.internal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.keyword.RumourWords;
import org.jarshy.gateway.keyword.RumourWords.Claim;
import org.jarshy.gateway.keyword.RumourWords.Kind;
import org.jarshy.gateway.keyword.RumourWords.Piece;
import org.jarshy.gateway.rumour.Reading;
import org.jarshy.gateway.rumour.RumourReader;

/** Reads what a rumour claims: meanings of the list, stems of what is not in it, and its facts. */
final class ReadRumours implements RumourReader {

  private static final double WEIGHT = 1;

  /** "In the shops", "in our city": said or left out by the way. */
  private static final double LITTLE = 0.3;

  /** A word we do not know may matter much or not at all. */
  private static final double UNKNOWN = 0.65;

  private static final int SHORTEST_WORD = 3;
  private static final int LONGEST_AMOUNT = 9;

  /** Thousands and millions as people write them: 500 000. */
  private static final Pattern GROUPED =
      Pattern.compile("(?<![\\p{Nd}.,])\\d{1,3}(?:[ \\u00a0]\\d{3}){1,2}(?![\\p{Nd}])");

  private final RumourWords words;
  private final Stems kazakh = new Stems(Lang.KK);
  private final Stems russian = new Stems(Lang.RU);
  private final Stems english = new Stems(Lang.EN);

  ReadRumours(RumourWords words) {
    this.words = words;
  }

  @Override
  public String claim(String text) {
    return words.behindKeyword(text);
  }

  @Override
  public Reading read(String text, LocalDate written) {
    Claim claim = words.claim(GROUPED.matcher(text).replaceAll(m -> digits(m.group())));
    List<Piece> pieces = claim.pieces();
    Map<String, Double> terms = new LinkedHashMap<>();
    Set<String> acts = new LinkedHashSet<>();
    Set<String> opposed = new LinkedHashSet<>();
    List<String> actors = new ArrayList<>();
    Set<String> roles = new TreeSet<>();
    Set<String> numbers = new TreeSet<>();
    Set<String> days = new TreeSet<>();
    boolean denied = false;
    boolean harm = false;
    int firstAct = firstAct(pieces);
    Lang lang = language(pieces);
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      denied ^= piece.denies() || piece.kind() == Kind.NOT;
      switch (piece.kind()) {
        case ACT, HARM -> {
          harm |= piece.kind() == Kind.HARM;
          terms.put(piece.name(), WEIGHT);
          acts.add(piece.name());
          if (piece.opposite() != null) {
            opposed.add(piece.opposite());
          }
        }
        case THING, NAME -> terms.put(piece.name(), WEIGHT);
        case WHERE -> terms.put(piece.name(), LITTLE);
        case ACTOR -> {
          terms.put(piece.name(), WEIGHT);
          if (!actors.contains(piece.name())) {
            actors.add(piece.name());
          }
          roles.add(role(piece, i < firstAct));
        }
        case DAY -> days.add(written.plusDays(Integer.parseInt(piece.name())).toString());
        case WEEKDAY -> {
          DayOfWeek day = DayOfWeek.of(Integer.parseInt(piece.name()));
          days.add(written.with(TemporalAdjusters.nextOrSame(day)).toString());
        }
        case NUMBER -> number(pieces, i, written, numbers, days);
        case OTHER -> {
          String stem = stem(piece, lang);
          if (stem.length() >= SHORTEST_WORD) {
            terms.put("~" + stem, UNKNOWN);
          }
        }
        case MONTH, PASS, NOT -> {}
      }
    }
    Set<String> places = new TreeSet<>();
    claim.places().forEach(place -> places.add(slug(place)));
    return new Reading(
        terms, acts, opposed, actors, harm ? roles : Set.of(), places, numbers, days, denied);
  }

  private static String digits(String amount) {
    return amount.replaceAll("\\D", "");
  }

  /** Its case says who did it to whom; in English its place does. */
  private static String role(Piece piece, boolean beforeAct) {
    String form = piece.forms().get(0);
    return piece.latin() ? form + (beforeAct ? "<" : ">") : form;
  }

  private static int firstAct(List<Piece> pieces) {
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).kind() == Kind.HARM) {
        return i;
      }
    }
    return pieces.size();
  }

  private static void number(
      List<Piece> pieces, int at, LocalDate written, Set<String> numbers, Set<String> days) {
    String digits = pieces.get(at).name().replaceFirst("^0+(?=.)", "");
    Integer month = month(pieces, at);
    if (month != null && digits.length() <= 2 && isDay(digits)) {
      days.add(day(written, month, Integer.parseInt(digits)));
    } else if (digits.length() <= LONGEST_AMOUNT && !digits.equals("0")) {
      numbers.add(digits);
    }
  }

  private static boolean isDay(String digits) {
    int day = Integer.parseInt(digits);
    return day >= 1 && day <= 31;
  }

  /** Of the month beside it: 5 января, 5-го января, January 5. */
  private static Integer month(List<Piece> pieces, int at) {
    for (int near : new int[] {at + 1, at + 2, at - 1}) {
      if (near >= 0 && near < pieces.size() && pieces.get(near).kind() == Kind.MONTH) {
        return Integer.valueOf(pieces.get(near).name());
      }
    }
    return null;
  }

  /** The nearest such day: in December somebody who says 3 January means the one to come. */
  private static String day(LocalDate written, int month, int day) {
    LocalDate first = LocalDate.of(written.getYear(), month, 1);
    LocalDate date = first.withDayOfMonth(Math.min(day, first.lengthOfMonth()));
    if (date.isBefore(written.minusMonths(6))) {
      date = date.plusYears(1);
    } else if (date.isAfter(written.plusMonths(6))) {
      date = date.minusYears(1);
    }
    return date.toString();
  }

  private static Lang language(List<Piece> pieces) {
    boolean latin = !pieces.isEmpty() && pieces.stream().allMatch(Piece::latin);
    if (latin && pieces.stream().anyMatch(ReadRumours::isEnglish)) {
      return Lang.EN;
    }
    return pieces.stream().anyMatch(Piece::kazakh) ? Lang.KK : Lang.RU;
  }

  private static boolean isEnglish(Piece piece) {
    return piece.kind() == Kind.PASS && piece.name().equals("en");
  }

  private String stem(Piece piece, Lang lang) {
    // Latin typing of Russian or Kazakh is read by its sound, the last of its readings but one.
    String form =
        lang == Lang.EN || !piece.latin()
            ? piece.forms().get(0)
            : piece.forms().get(piece.forms().size() - 1);
    if (form.length() < SHORTEST_WORD || form.length() > 40) {
      return "";
    }
    Stems stems =
        switch (lang) {
          case KK -> kazakh;
          case RU -> russian;
          case EN -> english;
        };
    List<String> stem = stems.of(List.of(form));
    return stem.isEmpty() ? "" : stem.get(0);
  }

  private static String slug(Place place) {
    return place.slug();
  }
}
