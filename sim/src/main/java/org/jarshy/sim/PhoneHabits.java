package org.jarshy.sim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which phones are switched off, and which answer by themselves. On the loop's thread. */
final class PhoneHabits {

  private final List<HabitRule> rules;
  private final Map<String, Habit> own = new HashMap<>();

  PhoneHabits(List<HabitRule> rules) {
    this.rules = List.copyOf(rules);
  }

  Habit of(String number) {
    Habit set = own.get(number);
    if (set != null) {
      return set;
    }
    for (HabitRule rule : rules) {
      if (rule.phones().match(number)) {
        return rule.habit();
      }
    }
    return Habit.NONE;
  }

  boolean any() {
    return !rules.isEmpty() || !own.isEmpty();
  }

  void set(String number, Habit habit) {
    own.put(number, habit);
  }

  /** As at the start. */
  void reset() {
    own.clear();
  }
}
