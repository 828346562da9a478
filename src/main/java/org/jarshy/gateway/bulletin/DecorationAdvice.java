package org.jarshy.gateway.bulletin;

import java.util.List;
import java.util.regex.Pattern;
import org.jarshy.gateway.bulletin.Advice.Code;
import org.jarshy.gateway.bulletin.Passage.Span;

/** Marks and pictures that say nothing. */
final class DecorationAdvice {

  private static final String PICTURE = "[\\p{So}&&[^№°©®™]]";

  /** A screen reader names them one by one: "equals equals equals", "police car light". */
  private static final Pattern RUN =
      Pattern.compile(
          "([=*#~_+•-])\\1{4,}|(?:" + PICTURE + "[\\uFE0E\\uFE0F\\x{1F3FB}-\\x{1F3FF}]*\\s?){3,}");

  private static final Pattern DECORATION =
      Pattern.compile("([!?*=#~_•+])\\1\\1+|[!?]{3,}|-{3,}|" + PICTURE);

  private DecorationAdvice() {}

  static void on(Passage passage) {
    List<Span> runs = passage.find(RUN);
    runs.forEach(
        run ->
            passage.say(
                Code.DECORATION_RUN,
                run,
                "A screen reader names each sign of '%s' before the reader hears a word; take it out."
                    .formatted(run.words().strip())));
    passage.find(DECORATION).stream()
        .filter(d -> runs.stream().noneMatch(r -> r.start() <= d.start() && d.start() < r.end()))
        .findFirst()
        .ifPresent(
            d ->
                passage.say(
                    Code.DECORATION,
                    d,
                    "It has decoration (repeated marks or pictures); plain words are read faster."));
  }
}
