package org.jarshy.gateway.keyword;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes a text apart into words that compare equal however they were typed: NFKC, case, marks,
 * punctuation, Kazakh letters on a Russian keyboard, look-alike letters, Latin typing.
 */
final class Folding {

  /** A keyword stands near the beginning; a pasted page is not read to its end. */
  private static final int MAX_CHARS = 1_000;

  private static final String KAZAKH = "әғқңөұүһі";
  private static final String FROM = KAZAKH + "ёйэщ";
  private static final String TO = "агкноуухи" + "еиеш";

  // Small and capital letters that look alike: typing with the wrong keyboard on, or a trick.
  private static final String LATIN = "aceopxyiskmtbhu";
  private static final String CYRILLIC = "асеорхуіскмтвни";

  /** As in ceny and policiya; elsewhere a c sounds as k. */
  private static final Pattern LONE_C = Pattern.compile("(?<!s)c(?![hk])");

  private Folding() {}

  static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    StringBuilder token = new StringBuilder();
    normal(text)
        .codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c)) {
                token.appendCodePoint(c);
              } else if (!joins(c) && token.length() > 0) {
                words.add(word(token.toString()));
                token.setLength(0);
              }
            });
    if (token.length() > 0) {
      words.add(word(token.toString()));
    }
    return words;
  }

  /** A phrase of the word lists, folded as citizens' words are. */
  static List<String> keys(String phrase) {
    return words(phrase).stream().map(w -> w.form(0)).toList();
  }

  /** Words of ours, folded as citizens' words are. */
  static Set<String> keySet(String... words) {
    return Stream.of(words).flatMap(w -> keys(w).stream()).collect(Collectors.toUnmodifiableSet());
  }

  private static String normal(String text) {
    if (text == null) {
      return "";
    }
    String start = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
    String lower =
        Normalizer.normalize(start, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replace("ş", "sh")
            .replace("ç", "ch")
            .replace("ß", "ss")
            .replace('ı', 'y');
    // Marks are dropped: stress signs, and with them the dots of ё and the arc of й.
    return Normalizer.normalize(lower, Normalizer.Form.NFKD);
  }

  /** Within a word without being part of it: don't, СТО́П, zero-width characters. */
  private static boolean joins(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.FORMAT
        || c == '\''
        || c == '’'
        || c == 'ʼ'
        || c == '`';
  }

  private static Word word(String token) {
    boolean latin = false;
    boolean cyrillic = false;
    boolean kazakh = false;
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      latin |= c >= 'a' && c <= 'z';
      cyrillic |= c >= 'Ѐ' && c <= 'ӿ';
      kazakh |= KAZAKH.indexOf(c) >= 0;
    }
    Set<String> forms = new LinkedHashSet<>();
    if (!latin) {
      forms.add(fold(cyrillic ? digitsAsLetters(token) : digits(token)));
    } else if (!cyrillic) {
      forms.add(token);
      alike(token, LATIN, CYRILLIC).map(Folding::fold).ifPresent(forms::add);
      forms.add(fold(Sounds.cyrillic(token, 'ы')));
      forms.add(fold(Sounds.cyrillic(token, 'и')));
      forms.add(fold(Sounds.cyrillic(LONE_C.matcher(token).replaceAll("ts"), 'ы')));
    } else {
      alike(token, LATIN, CYRILLIC).map(Folding::fold).ifPresent(forms::add);
      alike(token, CYRILLIC, LATIN).ifPresent(forms::add);
      forms.add(fold(Sounds.cyrillic(token, 'ы')));
    }
    return new Word(List.copyOf(forms), kazakh, latin && !cyrillic, token);
  }

  /** The token with every letter of one script replaced; empty where one has no counterpart. */
  private static Optional<String> alike(String token, String from, String to) {
    boolean toCyrillic = to.equals(CYRILLIC);
    StringBuilder out = new StringBuilder(token.length());
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      int at = from.indexOf(c);
      boolean foreign = toCyrillic ? c >= 'a' && c <= 'z' : c >= 'Ѐ' && c <= 'ӿ';
      if (foreign && at < 0) {
        return Optional.empty();
      }
      out.append(at < 0 ? c : to.charAt(at));
    }
    return Optional.of(toCyrillic ? digitsAsLetters(out.toString()) : out.toString());
  }

  private static String fold(String token) {
    StringBuilder out = new StringBuilder(token.length());
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      int at = FROM.indexOf(c);
      if (c != 'ь' && c != 'ъ') {
        out.append(at < 0 ? c : TO.charAt(at));
      }
    }
    return out.toString();
  }

  private static String digitsAsLetters(String token) {
    return token.replace('0', 'о').replace('3', 'з').replace('4', 'ч').replace('6', 'б');
  }

  /** Digits of any script as 0 to 9. */
  private static String digits(String token) {
    StringBuilder out = new StringBuilder(token.length());
    token
        .codePoints()
        .forEach(c -> out.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
    return out.toString();
  }
}
