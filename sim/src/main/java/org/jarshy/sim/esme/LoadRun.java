package org.jarshy.sim.esme;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.io.Opening;
import org.jarshy.sim.io.Timer;
import org.jarshy.sim.smpp.Command;
import org.jarshy.sim.smpp.CommandStatus;

/**
 * The run of a plan: hands out submits to the links that have room, and knows when it is over. On
 * the loop's thread.
 */
final class LoadRun {

  /** How long an unbind, or what is open when the load is stopped, may take. */
  static final Duration FAREWELL = Duration.ofSeconds(2);

  private static final int HEADER = 16;

  private enum Phase {
    SUBMITTING,
    AWAITING_RECEIPTS,
    LEAVING,
    OVER
  }

  private final EventLoop loop;
  private final Consumer<Opening> route;
  private final LoadPlan plan;
  private final Consumer<LoadResult> over;
  private final Submissions submissions;
  private final Supply supply;
  private final Pacing pacing;
  private final Tally tally = new Tally();
  private final List<LoadLink> links = new ArrayList<>();
  private final Runnable pump = this::pump;
  private Phase phase = Phase.SUBMITTING;
  private Timer alarm;
  private long alarmAt;
  private Timer limit;
  private Timer deadline;
  private boolean pumpComes;
  private boolean stopping;
  private int open;
  private int turn;

  /**
   * @param route connects to the SMSC
   * @param over told the result, once
   */
  LoadRun(EventLoop loop, Consumer<Opening> route, LoadPlan plan, Consumer<LoadResult> over) {
    this.loop = loop;
    this.route = route;
    this.plan = plan;
    this.over = over;
    submissions = new Submissions(plan.content());
    long texts = plan.traffic().count();
    supply = new Supply(submissions, texts == 0 ? Long.MAX_VALUE : submissions.submits(texts));
    pacing = new Pacing(plan.traffic().ratePerSecond());
    for (int i = 0; i < plan.login().links(); i++) {
      plan.login().bind().commands().forEach(command -> links.add(new LoadLink(this, command)));
    }
  }

  void begin() {
    if (plan.traffic().startDelay().isZero()) {
      connectAll();
    } else {
      loop.schedule(plan.traffic().startDelay(), this::connectAll);
    }
  }

  private void connectAll() {
    if (phase == Phase.SUBMITTING) {
      links.forEach(LoadLink::connect);
    }
  }

  /** Submits nothing more, waits a moment for what is open, and unbinds. */
  void stop() {
    if (stopping || phase == Phase.LEAVING || phase == Phase.OVER) {
      return;
    }
    stopping = true;
    supply.stop(tally);
    if (phase == Phase.SUBMITTING) {
      limit = loop.schedule(FAREWELL, this::leave);
      wake();
    } else {
      leave();
    }
  }

  /** Something may be possible that was not: looks at the end of this turn, once for all. */
  void wake() {
    if (!pumpComes) {
      pumpComes = true;
      loop.execute(pump);
    }
  }

  private void pump() {
    pumpComes = false;
    if (phase == Phase.SUBMITTING) {
      long now = loop.nanos();
      submitAll(now);
      if (open == 0 && supply.isEmpty(now)) {
        awaitReceipts();
      } else if (allEnded(Command.BIND_RECEIVER)) {
        supply.stop(tally);
        awaitReceipts();
      }
    }
  }

  private void submitAll(long now) {
    while (true) {
      LoadSession session = nextFree(now);
      if (session == null) {
        return;
      }
      if (!pacing.due(now)) {
        wakeAt(pacing.next(), now);
        return;
      }
      if (!supply.take(now)) {
        wakeAt(supply.throttledUntil(), now);
        return;
      }
      pacing.sent(now);
      submit(session, now);
      pass();
    }
  }

  private void pass() {
    turn = turn + 1 < links.size() ? turn + 1 : 0;
  }

  private void submit(LoadSession session, long now) {
    tally.submitting(now);
    if (supply.tries() == 0) {
      tally.submitted++;
    } else if (supply.wasLost()) {
      tally.resent++;
    }
    open++;
    session.submit(supply.number(), supply.tries(), now);
  }

  /** From the link whose turn it is on; null when none has room. */
  private LoadSession nextFree(long now) {
    long earliest = Long.MAX_VALUE;
    for (int i = 0; i < links.size(); i++) {
      LoadSession session = links.get(turn).session();
      if (session != null && session.hasRoom(now)) {
        return session;
      }
      pass();
      if (session != null && session.pausedUntil() > now) {
        earliest = Math.min(earliest, session.pausedUntil());
      }
    }
    wakeAt(earliest, now);
    return null;
  }

  private void wakeAt(long nanos, long now) {
    if (nanos == Long.MAX_VALUE) {
      return;
    }
    if (alarm != null && alarm.pending()) {
      if (alarmAt <= nanos) {
        return;
      }
      alarm.cancel();
    }
    alarmAt = nanos;
    alarm = loop.schedule(Duration.ofNanos(nanos - now), this::wake);
  }

  /**
   * A submit was answered.
   *
   * @param tries how often it was sent
   * @return until when its link is to submit nothing, in the loop's nanoseconds
   */
  long answered(long number, int tries, long sentNanos, int status, byte[] frame) {
    long now = loop.nanos();
    open--;
    tally.answered(sentNanos, now);
    wake();
    if (status == 0) {
      accepted(frame);
    } else if (!isThrottling(status)) {
      tally.refused.add(status);
    } else {
      tally.throttled++;
      long until = now + plan.patience().throttleWait().toNanos();
      if (stopping || tries >= plan.patience().mostTries()) {
        tally.refused.add(status);
      } else {
        supply.throttled(number, tries, status, until);
      }
      return until;
    }
    return Long.MIN_VALUE;
  }

  private static boolean isThrottling(int status) {
    return status == CommandStatus.ESME_RTHROTTLED.code()
        || status == CommandStatus.ESME_RMSGQFUL.code();
  }

  private void accepted(byte[] frame) {
    tally.accepted++;
    int end = Octets.endOfString(frame, HEADER);
    if (end < 0 || !Octets.isParameters(frame, end + 1)) {
      tally.malformed++;
    }
    end = end < 0 ? frame.length : end;
    if (plan.content().receipts()) {
      tally.openReceipts.expect(frame, HEADER, end);
    }
  }

  /** A submit had no answer in time. */
  void unanswered() {
    open--;
    tally.unanswered++;
    wake();
  }

  /** A submit lost its link before it was answered. */
  void lost(long number, int tries) {
    open--;
    LoadPlan.Patience patience = plan.patience();
    if (stopping || !patience.reconnect().resend() || tries >= patience.mostTries()) {
      tally.unanswered++;
    } else {
      supply.lost(number, tries);
    }
  }

  void linkBound() {
    if (deadline == null && plan.traffic().duration() != null) {
      supply.until(loop.nanos() + plan.traffic().duration().toNanos());
      deadline = loop.schedule(plan.traffic().duration(), this::wake);
    }
    wake();
  }

  private boolean allEnded(int exceptCommand) {
    return links.stream().allMatch(link -> link.ended() || link.command() == exceptCommand);
  }

  private void awaitReceipts() {
    phase = Phase.AWAITING_RECEIPTS;
    cancel(limit);
    if (stopping || tally.openReceipts.missing() == 0 || allEnded(Command.BIND_TRANSMITTER)) {
      leave();
    } else {
      limit = loop.schedule(plan.patience().receiptWait(), this::leave);
    }
  }

  void receiptCame() {
    if (phase == Phase.AWAITING_RECEIPTS && tally.openReceipts.missing() == 0) {
      leave();
    }
  }

  private void leave() {
    phase = Phase.LEAVING;
    stopping = true;
    cancel(limit);
    cancel(alarm);
    cancel(deadline);
    links.forEach(LoadLink::leave);
    overWhenAllEnded();
  }

  private static void cancel(Timer timer) {
    if (timer != null) {
      timer.cancel();
    }
  }

  void linkEnded() {
    if (phase == Phase.LEAVING) {
      overWhenAllEnded();
    } else if (phase == Phase.AWAITING_RECEIPTS && allEnded(Command.BIND_TRANSMITTER)) {
      leave();
    } else {
      wake();
    }
  }

  private void overWhenAllEnded() {
    if (phase == Phase.LEAVING && links.stream().allMatch(LoadLink::ended)) {
      phase = Phase.OVER;
      over.accept(result());
    }
  }

  LoadResult result() {
    return tally.result(supply.unsent());
  }

  LoadPlan plan() {
    return plan;
  }

  Tally tally() {
    return tally;
  }

  Submissions submissions() {
    return submissions;
  }

  long nanos() {
    return loop.nanos();
  }

  void execute(Runnable work) {
    loop.execute(work);
  }

  void schedule(Timer timer, Duration delay) {
    loop.schedule(timer, delay);
  }

  Timer schedule(Duration delay, Runnable work) {
    return loop.schedule(delay, work);
  }

  void connect(Opening opening) {
    route.accept(opening);
  }
}
