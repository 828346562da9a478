package org.jarshy.sim.esme;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/** Processor time of one thread: unlike a rate it says the same on a busy machine. */
final class ThreadCpu {

  private static final double NANOS_A_MICROSECOND = 1000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long id;
  private long startNanos;

  /**
   * @param name of a living thread; of several with this name the latest is meant
   */
  ThreadCpu(String name) {
    long found = -1;
    for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().equals(name)) {
        found = Math.max(found, thread.getThreadId());
      }
    }
    id = found;
    restart();
  }

  void restart() {
    startNanos = now();
  }

  /** Microseconds for each of so many since the last {@link #restart}; 0 where it is not known. */
  double microsEach(long count) {
    return count == 0 ? 0 : (now() - startNanos) / NANOS_A_MICROSECOND / count;
  }

  private long now() {
    return id < 0 || !THREADS.isThreadCpuTimeSupported() ? 0 : THREADS.getThreadCpuTime(id);
  }
}
