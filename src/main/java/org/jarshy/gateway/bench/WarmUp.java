package org.jarshy.gateway.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.jarshy.gateway.kernel.Secret;
import org.jarshy.gateway.outbox.PriorityClass;

/**
 * A broadcast before the measured one, by the same way, to an SMSC in this process and with a
 * database of its own: what is measured is then a service that has been running for a while, not
 * the compiler of its machine. The named SMSC sees nothing of it.
 */
final class WarmUp {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private WarmUp() {}

  /**
   * @param recipients none warms up nothing
   */
  static void run(
      int recipients,
      LinkPlan like,
      String text,
      Class<?> application,
      List<String> settings,
      PrintStream progress) {
    if (recipients == 0) {
      return;
    }
    progress.printf("warming up with %,d recipients%n", recipients);
    try (LoopbackSmsc smsc = LoopbackSmsc.start()) {
      LinkPlan link =
          new LinkPlan(
              smsc.address(),
              "warm-up",
              Secret.of("warm-up"),
              1,
              like.window(),
              0,
              like.sourceAddress(),
              like.connectTimeout());
      Storage temporary = new Storage(null, null, Secret.of(""), null);
      BroadcastPlan plan =
          new BroadcastPlan(
              link,
              temporary,
              recipients,
              recipients,
              text,
              PriorityClass.NOTICE,
              PATIENCE,
              0,
              false);
      Result result = new BroadcastBench(plan, progress).run(application, settings);
      if (!result.good()) {
        throw new NotMeasured("the warm-up went wrong: " + result.remark());
      }
    }
  }
}
