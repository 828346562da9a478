package org.jarshy.sim.junit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jarshy.sim.proof.Verdict;

/** What a test must leave behind: no connection, and a scenario that came true. */
final class EndOfTest {

  private static final long STEP_NANOS = Duration.ofMillis(10).toNanos();

  private EndOfTest() {}

  /**
   * The connections that are open when the time is over; none as soon as there are none. What the
   * tested code closes takes a moment to be closed here.
   */
  static List<String> leaked(Supplier<List<String>> open, Duration grace) {
    long end = System.nanoTime() + grace.toNanos();
    List<String> left = open.get();
    while (!left.isEmpty()
        && System.nanoTime() - end < 0
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(STEP_NANOS);
      left = open.get();
    }
    return left;
  }

  /**
   * @param leaked connections, each in words
   * @param verdicts at the end of the run
   * @return null when there is nothing to complain of
   */
  static String complaint(List<String> leaked, Duration grace, List<Verdict> verdicts) {
    List<String> lines = new ArrayList<>();
    if (!leaked.isEmpty()) {
      lines.add(
          "%d connection%s still open %d ms after the test:"
              .formatted(leaked.size(), leaked.size() == 1 ? " is" : "s are", grace.toMillis()));
      leaked.forEach(each -> lines.add("  " + each));
    }
    List<Verdict> broken =
        verdicts.stream().filter(each -> each.state() != Verdict.State.HOLDS).toList();
    if (!broken.isEmpty()) {
      lines.add("the scenario did not come true:");
      broken.forEach(each -> lines.add("  " + each.name() + ": " + each.detail()));
    }
    return lines.isEmpty() ? null : String.join(System.lineSeparator(), lines);
  }
}
