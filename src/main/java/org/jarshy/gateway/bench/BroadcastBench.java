package org.jarshy.gateway.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.broadcast.Progress;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.outbox.MessageState;

/**
 * One broadcast on the service's own way: subscribers, plan, outbox on disk, links, receipts
 * settled.
 */
public final class BroadcastBench {

  /** How often the counts are looked at; so exact is the end, and so little does looking cost. */
  private static final long LOOK_MILLIS = 20;

  private final BroadcastPlan plan;
  private final PrintStream progress;
  private final int segments;
  private final CountSubmits counts;

  /**
   * @param progress what is being done, for a person
   */
  public BroadcastBench(BroadcastPlan plan, PrintStream progress) {
    this.plan = plan;
    this.progress = progress;
    this.segments = Segmenter.segment(plan.text()).count();
    this.counts = new CountSubmits(plan.subscribers(), segments);
  }

  /**
   * @param application the service
   * @param settings further configuration keys of it, as {@code --KEY=VALUE}
   * @throws NotMeasured where the SMSC, the database or the text does not allow it
   */
  public Result run(Class<?> application, List<String> settings) {
    Preparation.requireReachable(plan.link());
    WarmUp.run(plan.warmUp(), plan.link(), plan.text(), application, settings, progress);
    long began = System.nanoTime();
    try (PeakHeap heap = new PeakHeap();
        MeasuredService service =
            MeasuredService.start(
                application, plan.link(), plan.storage(), plan.verbose(), settings, counts)) {
      Preparation preparation = new Preparation(service, progress);
      preparation.awaitBound(plan.link());
      BulletinId bulletin = preparation.approved(Kind.NEWS_DIGEST, plan.text());
      preparation.subscribe(
          new Crowd(plan.subscribers(), plan.recipients()), plan.storage().directory());
      double prepared = seconds(System.nanoTime() - began);
      return result(measure(service, bulletin, heap, prepared));
    }
  }

  private BroadcastReport measure(
      MeasuredService service, BulletinId bulletin, PeakHeap heap, double prepared) {
    Broadcasts broadcasts = service.part(Broadcasts.class);
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = process.getProcessCpuTime();
    long click = System.nanoTime();
    BroadcastId id =
        broadcasts.start(bulletin, plan.priority(), "bench-" + click, Preparation.DISPATCHER);
    long submitted = 0;
    long moved = click;
    long seen = -1;
    Progress now;
    while (true) {
      now = broadcasts.progress(id).orElseThrow();
      long looked = System.nanoTime();
      long movement = counts.submits() + now.accepted() + 2 * settled(now);
      if (movement != seen) {
        seen = movement;
        moved = looked;
      }
      if (submitted == 0 && now.accepted() + settled(now) >= plan.recipients()) {
        submitted = looked;
      }
      if (settled(now) + now.withdrawn() >= plan.recipients()
          || looked - moved > plan.patience().toNanos()) {
        break;
      }
      Preparation.pause(LOOK_MILLIS);
    }
    double cpuSeconds = seconds(process.getProcessCpuTime() - cpu);
    return new BroadcastReport(
        plan,
        segments,
        plan.recipients(),
        Math.max(0, plan.recipients() - now.accepted() - now.inDoubt() - settled(now)),
        now.inDoubt(),
        now.accepted(),
        now.failed(),
        segments * receipts(now),
        seconds(moved - click),
        seconds((submitted == 0 ? moved : submitted) - click),
        counts.submits() == 0 ? -1 : (counts.firstAt() - click) / 1e6,
        counts,
        new BroadcastReport.Machine(
            cpuSeconds,
            prepared,
            heap.mostMib(),
            heap.mostAfterCollectionMib(),
            service.storage()));
  }

  private static long settled(Progress progress) {
    return progress.delivered() + progress.failed();
  }

  private static long receipts(Progress progress) {
    return progress.tallies().stream()
        .filter(t -> t.state() == MessageState.DELIVERED || t.state() == MessageState.UNDELIVERABLE)
        .mapToLong(t -> t.messages())
        .sum();
  }

  private Result result(BroadcastReport report) {
    String remark =
        report.lost() == 0
            ? ""
            : "%d of %d recipients are lost: %d not submitted, %d in doubt, %d without a receipt; nothing moved for %d s"
                .formatted(
                    report.lost(),
                    report.recipients(),
                    report.notSubmitted(),
                    report.inDoubt(),
                    report.withoutReceipt(),
                    plan.patience().toSeconds());
    return new Result(report.toJson(), report.lost() == 0, remark);
  }

  private static double seconds(long nanos) {
    return nanos / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
