package org.jarshy.gateway.bulletin;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jarshy.gateway.bulletin.Bulletin.State;
import org.jarshy.gateway.bulletin.Lifecycle.Action;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.StepRefused.Rule;
import org.jarshy.gateway.kernel.TwoPersonRule;

/** May this person take this step with this bulletin now? Knows no storage. */
final class StepRules {

  static final int MAX_REASON_CHARS = 500;

  private StepRules() {}

  /**
   * Where the step leads.
   *
   * @param written the new version of an edit; null for every other step
   * @param old what it is an update of; null for most
   * @param reason empty where none was given
   * @throws BulletinRefused naming the first rule that forbids it
   */
  static State judge(
      Action action,
      Bulletin seen,
      Content written,
      Bulletin old,
      String reason,
      Actor actor,
      Instant now) {
    State to =
        Lifecycle.after(seen.state(), action)
            .orElseThrow(
                () -> BulletinRefused.whole(Rule.WRONG_STATE, wrong(action, seen.state())));
    if (action == Action.APPROVE) {
      TwoPersonRule.objection(seen.touchedBy(), actor)
          .ifPresent(
              why -> {
                throw BulletinRefused.whole(Rule.SECOND_PERSON, why);
              });
    }
    if (action.needsReason()) {
      refuseIfAny(reasonProblems(action, reason));
    }
    if (written != null && written.exercise() != seen.exercise()) {
      refuseIfAny(Map.of("exercise", stays(seen)));
    }
    if (action.checksContent()) {
      if (old != null && action != Action.EDIT) {
        UpdateRules.requireStanding(old);
      }
      refuseIfAny(problems(written == null ? seen.content() : written, old, now));
      if (action != Action.EDIT) {
        // A draft may be saved as far as it got; nobody is asked to approve what deceives.
        refuseIfAny(Advice.blocking(seen.content()));
      }
    }
    return to;
  }

  /** Everything that is wrong with the content, by field. */
  static Map<String, String> problems(Content content, Bulletin old, Instant now) {
    Map<String, String> problems = new LinkedHashMap<>(ContentRules.problems(content, now));
    UpdateRules.problems(content, old).forEach(problems::putIfAbsent);
    if (old != null && old.state() == State.CANCELLED && content.hours() == null) {
      // What says that a curfew is off has no hours: with them it would answer as one that is on.
      problems.remove("hours");
    }
    return problems;
  }

  static void refuseIfAny(Map<String, String> problems) {
    if (!problems.isEmpty()) {
      throw new BulletinRefused(Rule.INVALID, problems);
    }
  }

  static String words(State state) {
    return state == State.DRAFT ? "a draft" : state.name().toLowerCase(Locale.ROOT);
  }

  private static String stays(Bulletin seen) {
    return "This bulletin is %s from its first version to its end; write a new one instead."
        .formatted(seen.exercise() ? "an exercise" : "real");
  }

  private static Map<String, String> reasonProblems(Action action, String reason) {
    if (reason.isBlank()) {
      return Map.of(
          "reason", "A reason is required when a bulletin is %s.".formatted(action.past()));
    }
    if (reason.length() > MAX_REASON_CHARS) {
      return Map.of(
          "reason",
          "The reason has %d characters; at most %d are allowed."
              .formatted(reason.length(), MAX_REASON_CHARS));
    }
    return ReadableText.problem(reason, true)
        .map(p -> Map.of("reason", "The reason " + p + "."))
        .orElse(Map.of());
  }

  private static String wrong(Action action, State state) {
    return "A bulletin that is %s cannot be %s; only one that is %s can."
        .formatted(words(state), action.past(), Lifecycle.allowedFrom(action));
  }
}
