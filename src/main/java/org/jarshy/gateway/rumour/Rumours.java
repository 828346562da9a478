package org.jarshy.gateway.rumour;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.bulletin.Advice;
import org.jarshy.gateway.kernel.Actor;

/** The editors' inbox. Each step is one transaction with its audit entry, or is refused whole. */
public interface Rumours {

  /** Fewer askers than this in an area are not shown by area: they might be found. */
  int FEW = 3;

  int MOST_TEXTS = 200;

  enum Filter {
    ALL,
    /** Nothing is told yet and nothing is on its way. */
    UNANSWERED,
    /** A verdict waits for a second person. */
    PROPOSED,
    /** A verdict is told. */
    ANSWERED,
    /** Texts came in that may ask something else than the verdict says. */
    UNSEEN
  }

  enum Order {
    /** Most new askers in the last hour first. */
    GROWTH,
    ASKERS,
    NEWEST
  }

  List<RumourSummary> list(Filter filter, Order order, int limit, int offset);

  Optional<RumourDetail> find(RumourId id);

  /** Unanswered rumours that at least {@link #FEW} numbers asked in the last hour. */
  long rising();

  /** Verdicts that wait for somebody other than this one. */
  long waitingFor(Actor approver);

  /**
   * Says that two are one rumour: everything of {@code other} goes to {@code id}.
   *
   * @param revision of {@code id} as seen
   */
  void merge(RumourId id, int revision, RumourId other, Actor editor);

  /**
   * Says that some wordings are another rumour, which has no verdict then.
   *
   * @return the new rumour
   */
  RumourId split(RumourId id, int revision, Set<Long> texts, Actor editor);

  /** Says that wordings which came after the verdict ask the same, so that they are told it. */
  void confirm(RumourId id, int revision, Set<Long> texts, Actor approver);

  /** Writes a verdict, or changes the one on its way; it then waits for a second person. */
  void propose(RumourId id, int revision, Statement statement, Actor editor);

  /**
   * Everybody who asked is told from now on.
   *
   * @param lastText the highest wording the approver saw; later ones wait to be confirmed
   */
  void approve(RumourId id, int revision, long lastText, Actor approver);

  void sendBack(RumourId id, int revision, String reason, Actor approver);

  /** Stops telling the standing verdict. One person may; who was told is told by the next. */
  void withdraw(RumourId id, String reason, Actor actor);

  /** What the author should look at again. */
  List<Advice> advice(Statement statement);
}
