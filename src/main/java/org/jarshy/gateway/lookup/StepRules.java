package org.jarshy.gateway.lookup;

import java.util.Map;
import org.jarshy.gateway.bulletin.ReadableText;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.StepRefused.Rule;
import org.jarshy.gateway.kernel.TwoPersonRule;
import org.jarshy.gateway.lookup.Lifecycle.Action;
import org.jarshy.gateway.lookup.OperatorKeyword.State;

/** May this person take this step with this keyword? Knows no storage. */
final class StepRules {

  static final int MAX_REASON_CHARS = 500;

  private StepRules() {}

  /**
   * Where the step leads.
   *
   * @param reason empty where none was given
   * @throws KeywordRefused naming the first rule that forbids it
   */
  static State judge(Action action, OperatorKeyword seen, String reason, Actor actor) {
    State to =
        Lifecycle.after(seen.state(), action)
            .orElseThrow(() -> KeywordRefused.whole(Rule.WRONG_STATE, wrong(action, seen.state())));
    if (action == Action.APPROVE) {
      TwoPersonRule.objection(seen.touchedBy(), actor, "keyword")
          .ifPresent(
              why -> {
                throw KeywordRefused.whole(Rule.SECOND_PERSON, why);
              });
    }
    if (action.needsReason()) {
      refuseIfAny(reasonProblems(action, reason));
    }
    return to;
  }

  /** A keyword whose place another took cannot be changed, nor can the change of it be approved. */
  static void requireStanding(OperatorKeyword old) {
    if (old.supersededBy() != null) {
      throw KeywordRefused.whole(
          Rule.WRONG_STATE,
          "Keyword %s took the place of keyword %s already; change that one."
              .formatted(old.supersededBy(), old.id()));
    }
    if (old.state() != State.APPROVED && old.state() != State.CANCELLED) {
      throw KeywordRefused.whole(
          Rule.WRONG_STATE,
          "A keyword that is %s cannot be changed by an update; only one that is approved or"
                  .formatted(Lifecycle.words(old.state()))
              + " cancelled can. Edit it instead.");
    }
  }

  static void refuseIfAny(Map<String, String> problems) {
    if (!problems.isEmpty()) {
      throw new KeywordRefused(Rule.INVALID, problems);
    }
  }

  private static Map<String, String> reasonProblems(Action action, String reason) {
    if (reason.isBlank()) {
      return Map.of(
          "reason", "A reason is required when a keyword is %s.".formatted(action.past()));
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
    return "A keyword that is %s cannot be %s; only one that is %s can."
        .formatted(Lifecycle.words(state), action.past(), Lifecycle.allowedFrom(action));
  }
}
