package org.jarshy.gateway.lookup;

import static org.jarshy.gateway.lookup.OperatorKeyword.State.APPROVED;
import static org.jarshy.gateway.lookup.OperatorKeyword.State.CANCELLED;
import static org.jarshy.gateway.lookup.OperatorKeyword.State.DRAFT;
import static org.jarshy.gateway.lookup.OperatorKeyword.State.REJECTED;
import static org.jarshy.gateway.lookup.OperatorKeyword.State.RETURNED;
import static org.jarshy.gateway.lookup.OperatorKeyword.State.SUBMITTED;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarshy.gateway.lookup.OperatorKeyword.State;

/** What may be done with a keyword in which state, and where that leads. Knows no storage. */
final class Lifecycle {

  /** A step that a person takes. */
  enum Action {
    EDIT("edited", Set.of(DRAFT, RETURNED), DRAFT),
    UPLOAD("given a table", Set.of(DRAFT, RETURNED), DRAFT),
    SUBMIT("submitted", Set.of(DRAFT, RETURNED), SUBMITTED),
    APPROVE("approved", Set.of(SUBMITTED), APPROVED),
    SEND_BACK("returned", Set.of(SUBMITTED), RETURNED),
    REJECT("rejected", Set.of(SUBMITTED), REJECTED),
    CANCEL("cancelled", Set.of(APPROVED), CANCELLED);

    private final String past;
    private final Set<State> from;
    private final State to;

    Action(String past, Set<State> from, State to) {
      this.past = past;
      this.from = from;
      this.to = to;
    }

    /** {@code approved}: for messages. */
    String past() {
      return past;
    }

    boolean needsReason() {
      return this == SEND_BACK || this == REJECT || this == CANCEL;
    }

    /** True where whoever does it becomes one of those who may not approve. */
    boolean touches() {
      return this == EDIT || this == UPLOAD || this == SUBMIT;
    }

    /** True where everything must be fit for the public at the moment of the step. */
    boolean mustBeWhole() {
      return this == SUBMIT || this == APPROVE;
    }
  }

  private Lifecycle() {}

  /** Empty where the step is not allowed. */
  static Optional<State> after(State state, Action action) {
    return action.from.contains(state) ? Optional.of(action.to) : Optional.empty();
  }

  /** The states a step is allowed from, as words: {@code a draft or returned}. */
  static String allowedFrom(Action action) {
    return action.from.stream().sorted().map(Lifecycle::words).collect(Collectors.joining(" or "));
  }

  static String words(State state) {
    return state == DRAFT ? "a draft" : state.name().toLowerCase(Locale.ROOT);
  }
}
