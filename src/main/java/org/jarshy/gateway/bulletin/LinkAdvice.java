package org.jarshy.gateway.bulletin;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jarshy.gateway.bulletin.Advice.Code;
import org.jarshy.gateway.bulletin.Passage.Span;
import org.jarshy.gateway.gsm.Encoding;
import org.jarshy.gateway.gsm.Segments;

/** Links that cost too much, break, or lead somewhere else than they seem to. */
final class LinkAdvice {

  private static final Set<String> SHORTENERS =
      Set.of(
          "bit.ly",
          "t.co",
          "goo.gl",
          "tinyurl.com",
          "clck.ru",
          "is.gd",
          "vk.cc",
          "cutt.ly",
          "u.to",
          "ow.ly",
          "rb.gy",
          "qps.ru",
          "t.ly",
          "shorturl.at",
          "rebrand.ly",
          "bit.do",
          "v.gd");

  private LinkAdvice() {}

  static void on(Passage passage, boolean withCode) {
    Segments segments = LengthAdvice.segments(passage, withCode);
    for (Span link : passage.links()) {
      if (segments.encoding() == Encoding.UCS2) {
        passage.say(
            Code.LINK_AMONG_LETTERS,
            link,
            "It has a link among letters that need the costlier encoding; a link is cheapest"
                + " alone, in a text of its own.");
      }
      if (isSplit(link, segments)) {
        passage.say(
            Code.LINK_SPLIT,
            link,
            "A link runs over the end of a segment; a phone that joins badly breaks it. Put it in a"
                + " text of its own.");
      }
      host(passage, link);
    }
    passage.addresses().forEach(address -> host(passage, address));
  }

  /** One label in two alphabets, or a foreign one under an end in Latin letters. */
  private static boolean deceives(String host) {
    String[] labels = host.split("\\.");
    boolean latinEnd = hasLatin(labels[labels.length - 1]);
    return Stream.of(labels).anyMatch(label -> hasOther(label) && (latinEnd || hasLatin(label)));
  }

  private static boolean hasLatin(String label) {
    return label.codePoints().anyMatch(c -> c >= 'a' && c <= 'z');
  }

  private static boolean hasOther(String label) {
    return label.codePoints().anyMatch(c -> c > 0x7F && Character.isLetter(c));
  }

  private static void host(Passage passage, Span link) {
    String host =
        link.words()
            .toLowerCase(Locale.ROOT)
            .replaceFirst("^https?://", "")
            .replaceFirst("[/?#:].*$", "");
    if (deceives(host.replaceFirst("^www\\.", ""))) {
      passage.say(
          Code.LINK_DECEIVES,
          link,
          "The address '%s' has letters of two alphabets: it leads elsewhere than it seems to."
                  .formatted(link.words())
              + " Type it anew in Latin letters.");
    }
    if (SHORTENERS.contains(host.replaceFirst("^www\\.", ""))) {
      passage.say(
          Code.LINK_SHORTENED,
          link,
          "A short link hides where it leads, and needs one more site to be reachable. Give the"
              + " address itself.");
    }
  }

  private static boolean isSplit(Span link, Segments segments) {
    int end = 0;
    for (Segments.Part part : segments.parts()) {
      end += part.text().length();
      if (link.start() < end && end < link.end()) {
        return true;
      }
    }
    return false;
  }
}
