package org.jarshy.gateway.keyword.internal;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.subscriber.Subscriber;

/**
 * How much each area was answered in the present stretch of time, so that a flood from many numbers
 * is slowed without silencing the people who live there.
 *
 * <p>A plain limit per area would be the flooder's best weapon: he fills it, and a whole city gets
 * no answers. So a full area keeps back only what goes to numbers above their fair share: the limit
 * divided by the numbers answered there, and never less than a few answers each. Whoever asks for
 * the first time is always answered, however full the area is; who floods is left at the share.
 * What it cannot do is to tell a thousand numbers that ask once from a thousand citizens who ask
 * once, and it should not.
 *
 * <p>In memory: an area is a region, or the beginning of a number where no region is known, of
 * which there are some hundreds; what each number got stands in its own row. A restart begins a new
 * stretch. Callable from any thread.
 */
final class AreaLoads {

  /** {@code +7701}: country and network. Of foreign numbers it is about the country. */
  private static final int PREFIX = 5;

  private static final class Load {
    private Instant began = Instant.MIN;
    private int answers;
    private int numbers;

    void turnTo(Instant start) {
      if (!began.equals(start)) {
        began = start;
        answers = 0;
        numbers = 0;
      }
    }
  }

  private final AnswerLimits limits;
  private final Map<String, Load> loads = new ConcurrentHashMap<>();

  AreaLoads(AnswerLimits limits) {
    this.limits = limits;
  }

  /** Where somebody counts. */
  static String areaOf(Subscriber who, Msisdn number) {
    return who.region() != null ? who.region().slug() : number.e164().substring(0, PREFIX);
  }

  /**
   * @param had answers that the number had in this stretch
   */
  boolean mayAnswer(String area, int had, Instant now) {
    Load load = loads.computeIfAbsent(area, a -> new Load());
    synchronized (load) {
      load.turnTo(start(now));
      return load.answers < limits.perArea() || had < share(load);
    }
  }

  /**
   * Counts an answer. One that is rolled back stays counted until the stretch ends: no harm.
   *
   * @param first to this number in this area and stretch
   */
  void answered(String area, boolean first, Instant now) {
    Load load = loads.computeIfAbsent(area, a -> new Load());
    synchronized (load) {
      load.turnTo(start(now));
      load.answers++;
      load.numbers += first ? 1 : 0;
    }
  }

  /** Stretches follow each other on the clock, the same for all. */
  Instant start(Instant now) {
    long seconds = limits.areaTime().toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), seconds) * seconds);
  }

  private int share(Load load) {
    return Math.max(limits.always(), limits.perArea() / Math.max(1, load.numbers));
  }
}
