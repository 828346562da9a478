package org.jarshy.gateway.keyword.internal;

import java.time.Duration;
import java.time.Instant;
import org.jarshy.gateway.inbound.OddTexts;
import org.jarshy.gateway.inbound.Oddity;

/**
 * Limits on answers, to a number and to its area. They bound what a flood can cost us and the
 * carriers; the limits within a minute, which end loops with machines, are the conversation's.
 */
final class Allowances {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final AnswerLimits limits;
  private final AreaLoads areas;
  private final OddTexts odd;

  Allowances(AnswerLimits limits, OddTexts odd) {
    this.limits = limits;
    this.areas = new AreaLoads(limits);
    this.odd = odd;
  }

  /** To be asked before the text is noted in the conversation. */
  Allowance of(String area, Conversation talk, Instant now) {
    boolean rested = talk.lastTextAt == null || !talk.lastTextAt.plus(HOUR).isAfter(now);
    // People sleep, machines do not: who has used up a day begins another after an hour's quiet.
    if (talk.day.since(now.minus(DAY)) >= limits.perDay()
        || (talk.day.answers >= limits.perDay() && !rested)) {
      return Allowance.DAY_IS_FULL;
    }
    if (talk.hour.since(now.minus(HOUR)) >= limits.perHour()) {
      return Allowance.HOUR_IS_FULL;
    }
    return areas.mayAnswer(area, hadInArea(talk, now), now)
        ? Allowance.YES
        : Allowance.AREA_IS_FULL;
  }

  void answered(String area, Conversation talk, Instant now) {
    // Who moves from one area to another keeps what they had, and is one more number in the new
    // one.
    areas.answered(area, hadInArea(talk, now) == 0 || !area.equals(talk.areaName), now);
    talk.areaName = area;
    talk.hour.add(now.minus(HOUR), now);
    talk.day.add(now.minus(DAY), now);
    talk.area.add(beforeStretch(now), now);
  }

  void count(Oddity oddity) {
    odd.count(oddity);
  }

  private int hadInArea(Conversation talk, Instant now) {
    return talk.area.since(beforeStretch(now));
  }

  private Instant beforeStretch(Instant now) {
    return areas.start(now).minusMillis(1);
  }
}
