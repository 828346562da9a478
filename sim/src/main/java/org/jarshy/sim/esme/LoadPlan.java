package org.jarshy.sim.esme;

import java.time.Duration;
import java.util.List;

/**
 * What a load-generating ESME does: as whom it binds, how much it submits, what, and how long it
 * waits for whom. Made by {@link #builder}.
 */
public record LoadPlan(Login login, Traffic traffic, Content content, Patience patience) {

  /**
   * @param systemType mostly empty
   * @param links that submit at the same time
   */
  public record Login(
      String systemId, String password, String systemType, LoadBind bind, int links) {

    public Login {
      Invalid.unlessWord("systemId", systemId, 15); // SMPP 3.4 §4.1.5, without the closing zero
      unlessPassword(password);
      Invalid.unlessWord("systemType", systemType, 12);
      Invalid.unlessBetween("links", links, 1, 1000);
    }

    private static void unlessPassword(String word) {
      // 8 by the standard; some carriers take more.
      if (word == null || word.length() > 64 || !word.chars().allMatch(c -> c > 0 && c < 0x80)) {
        throw Invalid.value("password", "this one", "up to 64 characters of ASCII");
      }
    }

    /** Without the password. */
    @Override
    public String toString() {
      return "%s, %d x %s".formatted(systemId, links, bind);
    }
  }

  /**
   * @param window submits that each link may have without an answer
   * @param ratePerSecond of all links together, evenly spaced; 0 is no limit
   * @param count texts in all, 0 is no limit; a text of several parts is several submits
   * @param duration after which no new text begins; null is no limit
   * @param startDelay before it connects
   */
  public record Traffic(
      int window, double ratePerSecond, long count, Duration duration, Duration startDelay) {

    public Traffic {
      Invalid.unlessBetween("window", window, 1, 100_000);
      if (!(ratePerSecond >= 0 && ratePerSecond <= 1_000_000)) {
        throw Invalid.value("ratePerSecond", ratePerSecond, "0 to 1000000, 0 for no limit");
      }
      Invalid.unlessBetween("count", count, 0, 1_000_000_000_000L);
      if (duration != null) {
        Invalid.unlessAboveZero("duration", duration);
      } else if (count == 0) {
        throw Invalid.value("count", count, "1 or more where there is no duration");
      }
      Invalid.unlessZeroOrMore("startDelay", startDelay);
    }
  }

  /**
   * @param texts taken in turn; GSM 7-bit where it fits, else UCS-2
   * @param from the sender: a number, a short code or a name; may be empty
   * @param receipts whether a delivery receipt is asked for with each submit
   * @param priority the {@code priority_flag}
   * @param payload long texts as {@code message_payload} instead of in parts
   * @param seed gives the first reference of texts in parts
   */
  public record Content(
      List<String> texts,
      Destinations destinations,
      String from,
      boolean receipts,
      int priority,
      boolean payload,
      long seed) {

    public Content {
      texts = List.copyOf(texts);
      if (texts.isEmpty()) {
        throw Invalid.value("texts", "none", "one text or more");
      }
      if (destinations == null) {
        throw Invalid.value("to", "nobody", "a first number, or a list of numbers");
      }
      if (!from.isEmpty()) {
        Address.of("from", from);
      }
      Invalid.unlessBetween("priority", priority, 0, 255);
    }
  }

  /**
   * @param submitTimeout after which a submit counts as unanswered, and an unanswered bind or
   *     enquire_link as the end of its link
   * @param enquireEvery how often a bound link asks whether the other side is there; zero is never
   * @param receiptWait how long receipts may come after the last response
   * @param throttleWait how long a link that was answered ESME_RTHROTTLED or ESME_RMSGQFUL submits
   *     nothing; then the same again
   * @param mostTries of one submit, whether throttled or lost with its link; then it counts as what
   *     its last try came to
   * @param reconnect what to do when a link is lost
   */
  public record Patience(
      Duration submitTimeout,
      Duration enquireEvery,
      Duration receiptWait,
      Duration throttleWait,
      int mostTries,
      Reconnect reconnect) {

    public Patience {
      Invalid.unlessAboveZero("submitTimeout", submitTimeout);
      Invalid.unlessZeroOrMore("enquireEvery", enquireEvery);
      Invalid.unlessZeroOrMore("receiptWait", receiptWait);
      Invalid.unlessAboveZero("throttleWait", throttleWait);
      Invalid.unlessBetween("mostTries", mostTries, 1, 1_000_000);
    }
  }

  /**
   * @param firstWait doubled at each further try, up to {@code longestWait}
   * @param firstTries of a link that was never bound; then it gives up
   * @param giveUpAfter how long a link that was bound before may try in vain
   * @param resend whether what was unanswered when a link was lost is sent again: the SMSC may have
   *     taken it, and then a phone has two copies
   */
  public record Reconnect(
      Duration firstWait,
      Duration longestWait,
      int firstTries,
      Duration giveUpAfter,
      boolean resend) {

    public Reconnect {
      Invalid.unlessAboveZero("reconnectWait", firstWait);
      Invalid.unlessAboveZero("longestReconnectWait", longestWait);
      Invalid.unlessBetween("firstTries", firstTries, 1, 1_000_000);
      Invalid.unlessZeroOrMore("giveUpAfter", giveUpAfter);
    }

    /**
     * @param failures in a row, 1 or more
     */
    Duration wait(int failures) {
      Duration wait = firstWait.multipliedBy(1L << Math.min(failures - 1, 20));
      return wait.compareTo(longestWait) > 0 ? longestWait : wait;
    }
  }

  public static LoadPlanBuilder builder() {
    return new LoadPlanBuilder();
  }
}
