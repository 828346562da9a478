package org.jarshy.gateway.console.internal.shown;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.bulletin.Content;

/** What a bulletin says beside its words, as a person reads it. Pure. */
public final class Facts {

  private static final Words WORDS = new Words();
  private static final LocalTimes TIMES = new LocalTimes();

  private Facts() {}

  /** One that differs. */
  public record Changed(String name, String was, String is) {}

  /** By name, in the order of the page; what is missing is a dash. */
  public static Map<String, String> of(Content c) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Kind", c.kind() == null ? "–" : WORDS.kind(c.kind()));
    facts.put("Source", c.source() == null ? "–" : c.source());
    facts.put("How bad", c.severity() == null ? "–" : WORDS.severity(c.severity()));
    facts.put("Where", c.area() == null ? "–" : WORDS.area(c.area()));
    facts.put("Valid from", time(c.validFrom()));
    facts.put("Expires", time(c.expires()));
    facts.put("Curfew", c.hours() == null ? "–" : c.hours().from() + " to " + c.hours().to());
    return facts;
  }

  /** Those of the second that are not as in the first. */
  public static List<Changed> changed(Content was, Content is) {
    Map<String, String> before = of(was);
    return of(is).entrySet().stream()
        .filter(e -> !e.getValue().equals(before.get(e.getKey())))
        .map(e -> new Changed(e.getKey(), before.get(e.getKey()), e.getValue()))
        .toList();
  }

  private static String time(Instant instant) {
    return instant == null ? "–" : TIMES.show(instant);
  }
}
