package org.jarshy.gateway.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.outbox.PriorityClass;

/**
 * How long citizens wait for their answers, and an emergency for its turn, while a digest takes all
 * that the link allows.
 */
public final class KeywordBench {

  private static final String CURFEW =
      "Алматы: комендантский час с 23:00 до 07:00. Не выходите из дома.";
  private static final String EMERGENCY = "Алматы: воздух опасен. Закройте окна, ждите вестей.";

  /** Until the digest's pace is even. */
  private static final Duration SETTLING = Duration.ofSeconds(2);

  /** For the answers to the last texts, and for the emergency's first submit. */
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

  private static final long LOOK_MILLIS = 5;

  /** Citizens before this one text during the warm-up. */
  private static final int FIRST_TIMED = Crowd.MOST / 2;

  private final KeywordPlan plan;
  private final PrintStream progress;
  private final TimeReplies times = new TimeReplies();

  /** By a simulator's phones. */
  private long sent;

  /**
   * @param progress what is being done, for a person
   */
  public KeywordBench(KeywordPlan plan, PrintStream progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * @param application the service
   * @param settings further configuration keys of it, as {@code --KEY=VALUE}
   * @throws NotMeasured where the SMSC, the database or a text does not allow it
   */
  public Result run(Class<?> application, List<String> settings) {
    Preparation.requireReachable(plan.link());
    try (PeakHeap heap = new PeakHeap();
        MeasuredService service =
            MeasuredService.start(
                application, plan.link(), plan.storage(), plan.verbose(), settings, times)) {
      Preparation preparation = new Preparation(service, progress);
      preparation.awaitBound(plan.link());
      // What the question is about, so that its answer is a real one.
      preparation.approved(Kind.CURFEW, CURFEW);
      BulletinId digest = preparation.approved(Kind.NEWS_DIGEST, plan.digest());
      BulletinId emergency = preparation.approved(Kind.OUTAGE, EMERGENCY);
      int audience = audience();
      preparation.subscribe(new Crowd(audience, audience), plan.storage().directory());
      return measure(service, digest, emergency, heap);
    }
  }

  /** Enough for a digest that outlasts the measurement by half. */
  private int audience() {
    long seconds =
        SETTLING.plus(plan.warmUp()).plus(plan.duration()).plus(LAST_ANSWERS).toSeconds() + 1;
    long messages =
        plan.link().segmentsPerSecond()
            * seconds
            * 3
            / 2
            / Segmenter.segment(plan.digest()).count();
    return (int) Math.min(Crowd.MOST, Math.max(1_000, messages));
  }

  private Result measure(
      MeasuredService service, BulletinId digest, BulletinId emergency, PeakHeap heap) {
    Broadcasts broadcasts = service.part(Broadcasts.class);
    BroadcastId running = click(broadcasts, digest, PriorityClass.DIGEST);
    Preparation.pause(SETTLING.toMillis());
    warmUp();
    progress.println("the digest runs; texts are answered");
    long began = System.nanoTime();
    long before = times.digests();
    long repliesBefore = times.replies();
    sent = answerTexts(FIRST_TIMED, plan.duration());
    double seconds = (System.nanoTime() - began) / 1e9;
    long digests = times.digests() - before;
    double perSecond = (digests + times.replies() - repliesBefore) / seconds;
    // The last text may still be on its way to the link when all that came are answered.
    await(LAST_ANSWERS, () -> unanswered() == 0);
    Map<String, Object> json = replies(seconds);
    json.put("digest_submits_per_second", Rounded.to(1, digests / seconds));
    json.put("submits_per_second", Rounded.to(1, perSecond));
    json.put("segments_per_second", plan.link().segmentsPerSecond());
    boolean left = !plan.emergency() || emergency(broadcasts, emergency, json);
    json.put("links", plan.link().links());
    json.put("window", plan.link().window());
    json.put("peak_heap_mib", heap.mostMib());
    json.put("storage", service.storage());
    broadcasts.cancel(running, "measured", Preparation.DISPATCHER);
    return new Result(json, texts() > 0 && unanswered() == 0 && left, remark(left));
  }

  /** As a service that has been running for a while. */
  private void warmUp() {
    if (plan.warmUp().isZero()) {
      return;
    }
    progress.println("the digest runs; warming up");
    sent = answerTexts(0, plan.warmUp());
    await(LAST_ANSWERS, () -> unanswered() == 0);
    sent = 0;
    times.restart();
  }

  /**
   * @return texts that the simulator was told to send; 0 without one
   */
  private long answerTexts(int first, Duration duration) {
    if (plan.simulator() == null) {
      Preparation.pause(duration.toMillis());
      return 0;
    }
    return new SimulatorPhones(plan.simulator(), plan.link(), plan.question())
        .text(first, plan.textsPerSecond(), duration);
  }

  private Map<String, Object> replies(double seconds) {
    Percentiles waited = times.percentiles();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("texts", texts());
    json.put("replies", times.replies());
    json.put("unanswered", unanswered());
    json.put("texts_per_second", Rounded.to(1, texts() / seconds));
    json.put("p50_ms", Rounded.to(2, waited.millis(50)));
    json.put("p95_ms", Rounded.to(2, waited.millis(95)));
    json.put("p99_ms", Rounded.to(2, waited.millis(99)));
    json.put("max_ms", Rounded.to(2, waited.millis(100)));
    return json;
  }

  /** Also those that were sent and never came: nobody answers them either. */
  private long texts() {
    return Math.max(sent, times.texts());
  }

  private long unanswered() {
    return texts() - times.replies();
  }

  /**
   * @return whether it left
   */
  private boolean emergency(Broadcasts broadcasts, BulletinId emergency, Map<String, Object> json) {
    long before = times.digests();
    long click = System.nanoTime();
    click(broadcasts, emergency, PriorityClass.EMERGENCY);
    boolean left = await(LAST_ANSWERS, times::emergencyLeft);
    long digests = (left ? times.digestsBeforeEmergency() : times.digests()) - before;
    double millis = left ? (times.firstEmergency() - click) / 1e6 : -1;
    json.put("emergency_first_submit_ms", Rounded.to(1, millis));
    json.put("emergency_digest_submits", digests);
    json.put(
        "emergency_window_turnovers", Rounded.to(2, (double) digests / plan.link().turnover()));
    return left;
  }

  private static BroadcastId click(
      Broadcasts broadcasts, BulletinId bulletin, PriorityClass priority) {
    return broadcasts.start(
        bulletin, priority, "bench-" + System.nanoTime(), Preparation.DISPATCHER);
  }

  private static boolean await(Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      Preparation.pause(LOOK_MILLIS);
    }
    return true;
  }

  private String remark(boolean left) {
    if (texts() == 0) {
      return "no text came: have the SMSC send some, or name a simulator";
    }
    if (unanswered() > 0) {
      return unanswered() + " texts had no answer " + LAST_ANSWERS.toSeconds() + " s later";
    }
    return left ? "" : "the emergency did not leave within " + LAST_ANSWERS.toSeconds() + " s";
  }
}
