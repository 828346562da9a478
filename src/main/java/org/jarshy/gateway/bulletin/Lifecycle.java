package org.jarshy.gateway.bulletin;

import static org.jarshy.gateway.bulletin.Bulletin.State.APPROVED;
import static org.jarshy.gateway.bulletin.Bulletin.State.CANCELLED;
import static org.jarshy.gateway.bulletin.Bulletin.State.DRAFT;
import static org.jarshy.gateway.bulletin.Bulletin.State.REJECTED;
import static org.jarshy.gateway.bulletin.Bulletin.State.RETURNED;
import static org.jarshy.gateway.bulletin.Bulletin.State.SUBMITTED;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarshy.gateway.bulletin.Bulletin.State;

/** What may be done with a bulletin in which state, and where that leads. Knows no storage. */
final class Lifecycle {

  /** A step that a person takes. */
  enum Action {
    EDIT("edited", Set.of(DRAFT, RETURNED), DRAFT, false),
    /** A returned bulletin may come back unchanged: its authors can have answered in words. */
    SUBMIT("submitted", Set.of(DRAFT, RETURNED), SUBMITTED, false),
    APPROVE("approved", Set.of(SUBMITTED), APPROVED, false),
    /** By the signatures on it, where two people allowed that beforehand; nobody's click. */
    PUBLISH("published-straight", Set.of(SUBMITTED), APPROVED, false),
    SEND_BACK("returned", Set.of(SUBMITTED), RETURNED, true),
    REJECT("rejected", Set.of(SUBMITTED), REJECTED, true),
    /** By its authors, before anybody was asked to approve it: what a feed took back, for one. */
    PUT_AWAY("put-away", Set.of(DRAFT, RETURNED), REJECTED, true),
    CANCEL("cancelled", Set.of(APPROVED), CANCELLED, true);

    private final String past;
    private final Set<State> from;
    private final State to;
    private final boolean needsReason;

    Action(String past, Set<State> from, State to, boolean needsReason) {
      this.past = past;
      this.from = from;
      this.to = to;
      this.needsReason = needsReason;
    }

    /** {@code approved}: for messages and for the audit log. */
    String past() {
      return past;
    }

    boolean needsReason() {
      return needsReason;
    }

    /** True where whoever does it becomes one of those who may not approve. */
    boolean touches() {
      return this == EDIT || this == SUBMIT;
    }

    /** True where the words must be fit for the public at the moment of the step. */
    boolean checksContent() {
      return this == EDIT || this == SUBMIT || publishes();
    }

    /** True where the public may hear it from then on. */
    boolean publishes() {
      return this == APPROVE || this == PUBLISH;
    }
  }

  private Lifecycle() {}

  /** Empty where the step is not allowed. */
  static Optional<State> after(State state, Action action) {
    return action.from.contains(state) ? Optional.of(action.to) : Optional.empty();
  }

  /** The states a step is allowed from, as words: {@code a draft or returned}. */
  static String allowedFrom(Action action) {
    return action.from.stream().sorted().map(StepRules::words).collect(Collectors.joining(" or "));
  }
}
