package org.jarshy.gateway.lookup;

import java.time.Instant;
import java.util.List;
import org.jarshy.gateway.kernel.SubscriberId;

/** What operators' keywords answer. */
public interface Lookups {

  /** Every word that is answered then. */
  List<LiveWord> live(Instant at);

  /**
   * May this person ask this now? Counts it. A table about persons is not read out: different
   * questions are limited, the same one may be repeated.
   */
  boolean mayAsk(KeywordId origin, SubscriberId who, String query);

  /**
   * Lets the web be asked, where that is what answers, and counts the question. Returns at once;
   * until the answer is there {@link #tell} says {@link Told.NotYet}.
   */
  void prepare(KeywordId origin, String query);

  /** What is approved and not expired says. One look into the database. */
  Told tell(KeywordId origin, Question question);

  /** What a keyword in any state would say, for its authors; asks the web and waits for it. */
  Told rehearse(KeywordId id, Question question);
}
