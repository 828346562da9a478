package org.jarshy.gateway.bulletin;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarshy.gateway.bulletin.Advice.Code;
import org.jarshy.gateway.bulletin.Passage.Span;

/**
 * Links of proxies, however they are written: with letters of another alphabet, blanks, brackets or
 * percent signs in them. Looser than the pools are, which take only what is exactly right: what a
 * person can still put together is given away all the same.
 */
final class ProxyLinkAdvice {

  private static final String SENTENCE =
      "It holds the link of a proxy: what is sent to everybody is known to the censor at once, and"
          + " blocked. Put it into the pools (page Proxies) instead, and write that whoever texts"
          + " ПРОКСИ gets one.";

  /** Among letters without blanks and brackets. */
  private static final List<Pattern> IN_ONE =
      List.of(
          Pattern.compile(
              "(?:https?://)?(?:www\\.)?(?:t|telegram)\\.(?:me|dog|org)/+(?:proxy|socks)/?\\?[a-z0-9_]+="),
          Pattern.compile("tg:/*(?:proxy|socks)/?\\?[a-z0-9_]+="),
          Pattern.compile("server=[^&]{3,}&(?:amp;)?port=[0-9]"),
          Pattern.compile("(?:(?:https?|sgnl)://)?signal\\.tube/*#[a-z0-9]"),
          Pattern.compile(
              "(?:ss|ssr|ssconf|vmess|vless|trojan|hysteria2?|hy2|tuic|socks[45]?h?|wireguard)"
                  + "://[a-z0-9]"));

  /** Among letters as they stand: blanks part what does not belong together. */
  private static final List<Pattern> AS_IT_STANDS =
      List.of(
          // Behind a scheme it is a site, or a link of those above.
          Pattern.compile(
              "(?<![0-9.])(?<!//)[0-9]{1,3}(?:\\.[0-9]{1,3}){3}\\s?:\\s?[0-9]{2,5}(?![0-9])"),
          // "порт" after folding
          Pattern.compile(
              "(?<![0-9.])[0-9]{1,3}(?:\\.[0-9]{1,3}){3}[\\s,;(]{1,3}[pп]o[pr]t\\p{L}*[\\s:=]{0,3}[0-9]{2,5}"),
          Pattern.compile("(?<!//)\\[[0-9a-f:.]{3,}]:[0-9]{2,5}"));

  /** A port of one or two digits may be an hour after a name: {@code 24.kz:12}. */
  private static final Pattern NAME_AND_PORT =
      Pattern.compile("(?<![a-z0-9.@/_-])(?:[a-z0-9-]+\\.)+[a-z]{2,}:(?:80|[0-9]{3,5})(?![0-9])");

  private static final Pattern SOME_LATIN = Pattern.compile("[A-Za-z]");
  private static final Pattern REST = Pattern.compile("\\S*[^\\s.,;:!?)»\"”]");

  private static final String CYRILLIC = "авсԁеһіјкмнорԛѕтуүхгь";
  private static final String LATIN_AS = "abcdehijkmhopqstyyxrb";

  private ProxyLinkAdvice() {}

  static void on(Passage passage) {
    in(passage.text()).forEach(link -> passage.say(Code.PROXY_LINK, link, SENTENCE));
  }

  /** Each once, in the order of the text. */
  static List<Span> in(String text) {
    Folded inOne = Folded.of(text, false);
    Folded asItStands = Folded.of(text, true);
    List<Span> found = new ArrayList<>();
    IN_ONE.forEach(pattern -> inOne.find(pattern, text, found));
    AS_IT_STANDS.forEach(pattern -> asItStands.find(pattern, text, found));
    List<Span> named = new ArrayList<>();
    asItStands.find(NAME_AND_PORT, text, named);
    named.stream().filter(s -> SOME_LATIN.matcher(s.words()).find()).forEach(found::add);
    found.sort(Comparator.comparingInt(Span::start));
    List<Span> links = new ArrayList<>();
    int said = 0;
    for (Span link : found) {
      if (link.start() >= said) {
        links.add(link);
        said = link.end();
      }
    }
    return links;
  }

  /**
   * A text in small Latin letters as far as it looks like them.
   *
   * @param at for each of its characters, where it stands in the text
   */
  private record Folded(String letters, int[] at) {

    static Folded of(String text, boolean blanks) {
      StringBuilder letters = new StringBuilder();
      int[] at = new int[text.length() * 18 + 1]; // no character has a longer compatible form
      boolean normal = Normalizer.isNormalized(text, Normalizer.Form.NFKC);
      for (int i = 0; i < text.length(); ) {
        int point = text.codePointAt(i);
        int units = Character.charCount(point);
        if (point == '%' && isHex(text, i + 1) && isHex(text, i + 2)) {
          point = Integer.parseInt(text.substring(i + 1, i + 3), 16);
          units = 3;
        }
        String said = Character.toString(point);
        String plain =
            (normal ? said : Normalizer.normalize(said, Normalizer.Form.NFKC))
                .toLowerCase(Locale.ROOT);
        for (char c : plain.toCharArray()) {
          boolean parts = Character.isWhitespace(c) || Character.isSpaceChar(c);
          if (blanks || !(parts || "[]()".indexOf(c) >= 0)) {
            at[letters.length()] = i;
            letters.append(parts ? ' ' : latin(c));
          }
        }
        i += units;
      }
      at[letters.length()] = text.length();
      return new Folded(letters.toString(), at);
    }

    private static boolean isHex(String text, int i) {
      return i < text.length() && Character.digit(text.charAt(i), 16) >= 0;
    }

    private static char latin(char c) {
      int place = CYRILLIC.indexOf(c);
      return place < 0 ? c : LATIN_AS.charAt(place);
    }

    /** As far as the link runs on in the text. */
    void find(Pattern pattern, String text, List<Span> found) {
      Matcher matcher = pattern.matcher(letters);
      while (matcher.find()) {
        int start = at[matcher.start()];
        int end = text.offsetByCodePoints(at[matcher.end() - 1], 1);
        Matcher rest = REST.matcher(text).region(end, text.length());
        if (rest.lookingAt()) {
          end = rest.end();
        }
        found.add(new Span(start, end, text.substring(start, end)));
      }
    }
  }
}
