package org.jarshy.gateway.console.internal.shown;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jarshy.gateway.broadcast.Broadcast;
import org.jarshy.gateway.broadcast.Progress;
import org.jarshy.gateway.broadcast.Stage;
import org.jarshy.gateway.bulletin.Bulletin;

/**
 * The whole way of a bulletin in one line: draft, submitted, approved, sending, sent, and how it
 * ended otherwise.
 */
public record Way(List<Stop> stops) {

  public enum Mark {
    DONE,
    NOW,
    AHEAD
  }

  /**
   * @param by empty where nobody did it yet
   * @param at null where it did not happen yet
   */
  public record Stop(String name, Mark mark, String by, Instant at, String reason) {}

  public static Way of(Bulletin bulletin, Stage stage, List<Progress> sent) {
    List<Stop> stops = new ArrayList<>();
    stops.add(stop("Draft", bulletin, Bulletin.State.DRAFT, stage == Stage.DRAFT));
    stops.add(stop("Submitted", bulletin, Bulletin.State.SUBMITTED, stage == Stage.SUBMITTED));
    ending("Sent back", bulletin, Bulletin.State.RETURNED, stage == Stage.RETURNED, stops);
    if (ending("Rejected", bulletin, Bulletin.State.REJECTED, stage == Stage.REJECTED, stops)) {
      return new Way(List.copyOf(stops));
    }
    boolean waits = stage == Stage.APPROVED || stage == Stage.SCHEDULED;
    stops.add(stop("Approved", bulletin, Bulletin.State.APPROVED, waits));
    sending(stage, sent, stops);
    ending("Cancelled", bulletin, Bulletin.State.CANCELLED, stage == Stage.CANCELLED, stops);
    ending("Replaced", bulletin, Bulletin.State.SUPERSEDED, stage == Stage.SUPERSEDED, stops);
    return new Way(List.copyOf(stops));
  }

  private static Stop stop(String name, Bulletin bulletin, Bulletin.State state, boolean now) {
    Optional<Bulletin.Step> step = last(bulletin, state);
    boolean ahead = step.isEmpty() || undone(bulletin, step.get());
    return new Stop(
        name,
        now ? Mark.NOW : ahead ? Mark.AHEAD : Mark.DONE,
        ahead ? "" : step.get().actor(),
        ahead ? null : step.get().at(),
        ahead ? "" : step.get().reason());
  }

  /** A return takes the submission back. */
  private static boolean undone(Bulletin bulletin, Bulletin.Step step) {
    boolean open =
        bulletin.state() == Bulletin.State.DRAFT || bulletin.state() == Bulletin.State.RETURNED;
    return open && step.to() == Bulletin.State.SUBMITTED;
  }

  private static boolean ending(
      String name, Bulletin bulletin, Bulletin.State state, boolean now, List<Stop> stops) {
    if (now) {
      last(bulletin, state)
          .ifPresent(s -> stops.add(new Stop(name, Mark.NOW, s.actor(), s.at(), s.reason())));
    }
    return now;
  }

  private static Optional<Bulletin.Step> last(Bulletin bulletin, Bulletin.State state) {
    return bulletin.history().stream()
        .filter(s -> s.to() == state)
        .reduce((earlier, later) -> later);
  }

  private static void sending(Stage stage, List<Progress> sent, List<Stop> stops) {
    List<Broadcast> begun =
        sent.stream()
            .map(Progress::broadcast)
            .filter(b -> b.state() != Broadcast.State.SCHEDULED)
            .sorted(Comparator.comparing(Broadcast::startedAt))
            .toList();
    boolean over = begun.isEmpty() && (stage == Stage.CANCELLED || stage == Stage.SUPERSEDED);
    if (over) {
      return; // it ended before anything left
    }
    Broadcast first = begun.isEmpty() ? null : begun.get(0);
    Mark mark = stage == Stage.SENDING ? Mark.NOW : first == null ? Mark.AHEAD : Mark.DONE;
    stops.add(
        new Stop(
            "Sending",
            mark,
            first == null ? "" : first.startedBy(),
            first == null ? null : first.startedAt(),
            ""));
    Instant end =
        begun.stream()
            .map(Broadcast::finishedAt)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null);
    boolean stopped =
        begun.stream().anyMatch(b -> b.state() == Broadcast.State.CANCELLED)
            && begun.stream().noneMatch(b -> b.state() == Broadcast.State.FINISHED);
    boolean ended = !begun.isEmpty() && begun.stream().noneMatch(b -> b.state().isOpen());
    Mark sentMark =
        stage == Stage.SENT || stage == Stage.STOPPED ? Mark.NOW : ended ? Mark.DONE : Mark.AHEAD;
    stops.add(new Stop(stopped ? "Stopped midway" : "Sent", sentMark, "", ended ? end : null, ""));
  }
}
