package org.jarshy.sim.fault;

import java.time.Duration;
import org.jarshy.sim.form.Numbers;
import org.jarshy.sim.text.Splitter;

/**
 * One thing that an SMSC does wrong. Those of an {@link Answering} kind happen to the answer of one
 * submit; those of a {@link Linking} kind happen to connections.
 */
public sealed interface Fault {

  /** Happens to the response of one submit. The submit itself reaches its phone. */
  sealed interface Answering extends Fault {}

  /** Happens to the connection of a submit, or to all of the account when no submit caused it. */
  sealed interface Linking extends Fault {}

  /**
   * The connection closes when the response is due, and the response never leaves.
   *
   * @param reset with a TCP reset instead of a FIN
   */
  record CloseBeforeResponse(boolean reset) implements Answering {}

  /** The response leaves, and then the connection closes. */
  record CloseAfterResponse(boolean reset) implements Answering {}

  /** The response never leaves; all else goes on. */
  record NeverAnswer() implements Answering {}

  /** The response leaves twice. */
  record AnswerTwice() implements Answering {}

  /** The response carries a sequence number that is not that of its submit. */
  record WrongSequence(Kind kind) implements Answering {

    /** Which number it is. */
    public enum Kind {
      /**
       * That of the submit before it on this connection, which has been answered or is about to be;
       * of the first submit one more than its own.
       */
      OTHER,
      /** One that no request ever had. */
      UNKNOWN
    }
  }

  /**
   * The first octets of the response leave, the rest after a pause.
   *
   * @param octets 1 or more; of a shorter response all but the last
   */
  record SplitPdu(int octets, Duration pause) implements Answering {
    public SplitPdu {
      if (octets < 1) {
        throw new IllegalArgumentException("octets must be 1 or more, not " + octets);
      }
      aboveZero("pause", pause);
    }
  }

  /** The response is malformed, or a malformed PDU comes before it. */
  record MalformedResponse(Malformation how) implements Answering {}

  /** A malformed deliver_sm comes out of nowhere. */
  record MalformedDelivery(Malformation how) implements Linking {}

  /** Submits are taken and not answered; when the time is over all answers leave at once. */
  record PauseAnswers(Duration duration) implements Linking {
    public PauseAnswers {
      aboveZero("duration", duration);
    }
  }

  /** Nothing is read from the connection. */
  record StopReading(Duration duration) implements Linking {
    public StopReading {
      aboveZero("duration", duration);
    }
  }

  /** Nothing leaves on the connection; what comes is taken. */
  record StopWriting(Duration duration) implements Linking {
    public StopWriting {
      aboveZero("duration", duration);
    }
  }

  /**
   * Everything leaves a few octets at a time.
   *
   * @param interval between the pieces
   */
  record SlowDrip(int octets, Duration interval, Duration duration) implements Linking {
    public SlowDrip {
      if (octets < 1) {
        throw new IllegalArgumentException("octets must be 1 or more, not " + octets);
      }
      aboveZero("interval", interval);
      aboveZero("duration", duration);
    }
  }

  /** enquire_link is not answered. */
  record IgnoreEnquireLink(Duration duration) implements Linking {
    public IgnoreEnquireLink {
      aboveZero("duration", duration);
    }
  }

  /** Closes every connection in question. */
  record Cut(boolean reset) implements Linking {}

  /** Says unbind, waits for the response up to five seconds, and closes. */
  record Unbind() implements Linking {}

  /**
   * The ports of the account's SMSC refuse connections. What is bound stays, unless it is cut.
   *
   * @param cut whether the account's connections close first
   */
  record RefuseConnections(Duration duration, boolean cut) implements Linking {
    public RefuseConnections {
      aboveZero("duration", duration);
    }
  }

  /**
   * Many phones text at once.
   *
   * @param perSecond 0 for all at the same moment
   * @param from number of the first phone; each further one is one higher
   * @param text may have {@code %d} for the count from 1
   */
  record FloodOfTexts(int count, int perSecond, String from, String to, String text)
      implements Linking {
    public FloodOfTexts {
      if (count < 1 || count > 1_000_000) {
        throw new IllegalArgumentException("count must be from 1 to 1000000, not " + count);
      }
      if (perSecond < 0) {
        throw new IllegalArgumentException("perSecond must be 0 or more, not " + perSecond);
      }
      from = Numbers.phone("from", from);
      to = Numbers.destination("to", to);
      // All of it is looked at now: once it has begun there is nobody to tell.
      Numbers.phone("from", Numbers.plus(from, count - 1));
      if (text == null || text.isEmpty()) {
        throw new IllegalArgumentException("text must not be empty");
      }
      Splitter.split(text.replace("%d", Integer.toString(count)), 0);
    }

    /**
     * @param number of the phone, counted from 1
     */
    public String text(int number) {
      return text.replace("%d", Integer.toString(number));
    }
  }

  private static void aboveZero(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be above zero, not " + value);
    }
  }
}
