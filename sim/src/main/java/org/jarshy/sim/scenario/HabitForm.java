package org.jarshy.sim.scenario;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jarshy.sim.Habit;
import org.jarshy.sim.HabitRule;
import org.jarshy.sim.form.Durations;
import org.jarshy.sim.form.Settings;
import org.jarshy.sim.profile.Destinations;

/** What a phone does by itself, as scenarios and the HTTP API write it. */
public final class HabitForm {

  private HabitForm() {}

  public static Habit read(Settings settings) {
    boolean off = settings.flag("off", false);
    String reply = settings.text("reply", null);
    if (reply != null && reply.isEmpty()) {
      throw settings.invalid("reply", "a text, or nothing at all");
    }
    return new Habit(off, reply, settings.duration("replyDelay", Duration.ZERO));
  }

  /** With one of {@code number}, {@code prefix} and {@code pattern}. */
  static HabitRule rule(Settings settings) {
    int said = 0;
    Destinations phones = null;
    for (String key : new String[] {"number", "prefix", "pattern"}) {
      if (settings.has(key)) {
        said++;
        phones =
            settings.word(
                key,
                null,
                switch (key) {
                  case "number" -> Destinations::number;
                  case "prefix" -> Destinations::prefix;
                  default -> Destinations::pattern;
                });
      }
    }
    if (said != 1) {
      throw settings.invalid("number", "one of number, prefix and pattern");
    }
    Habit habit = read(settings);
    settings.refuseUnknownKeys();
    return new HabitRule(phones, habit);
  }

  public static Map<String, Object> write(Habit habit) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("off", habit.off());
    form.put("reply", habit.reply());
    form.put("replyDelay", Durations.write(habit.replyDelay()));
    return form;
  }
}
