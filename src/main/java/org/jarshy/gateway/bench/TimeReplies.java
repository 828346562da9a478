package org.jarshy.gateway.bench;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jarshy.gateway.carrier.LinkObserver;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.outbox.PriorityClass;

/**
 * Times each reply from the moment at which its text was read from the link to the one at which its
 * first segment is handed to a link; and counts what else leaves. Numbers are forgotten when their
 * texts are answered.
 */
final class TimeReplies implements LinkObserver {

  private final Map<Msisdn, ArrayDeque<Long>> waiting = new HashMap<>();
  private long[] nanos = new long[1024];
  private int replies;
  private long texts;
  private long digests;
  private long emergencies;
  private long firstEmergency;
  private long digestsBeforeEmergency;

  @Override
  public void textRead(Msisdn from) {
    long now = System.nanoTime();
    synchronized (this) {
      texts++;
      waiting.computeIfAbsent(from, n -> new ArrayDeque<>(1)).add(now);
    }
  }

  @Override
  public void submitting(Msisdn to, PriorityClass priority) {
    long now = System.nanoTime();
    synchronized (this) {
      switch (priority) {
        case REPLY -> reply(to, now);
        case EMERGENCY -> {
          if (emergencies++ == 0) {
            firstEmergency = now;
            digestsBeforeEmergency = digests;
          }
        }
        case NOTICE, DIGEST -> digests++;
      }
    }
  }

  /** The second segment of a reply finds nobody waiting any more. */
  private void reply(Msisdn to, long now) {
    ArrayDeque<Long> open = waiting.get(to);
    if (open == null) {
      return;
    }
    if (replies == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * replies);
    }
    nanos[replies++] = now - open.remove();
    if (open.isEmpty()) {
      waiting.remove(to);
    }
  }

  /** From now on: what was before is not counted. Nobody may wait for an answer. */
  synchronized void restart() {
    texts = 0;
    replies = 0;
    waiting.clear();
  }

  synchronized long texts() {
    return texts;
  }

  synchronized int replies() {
    return replies;
  }

  synchronized long digests() {
    return digests;
  }

  synchronized boolean emergencyLeft() {
    return emergencies > 0;
  }

  /** {@code System.nanoTime()}; meaningless before {@link #emergencyLeft()}. */
  synchronized long firstEmergency() {
    return firstEmergency;
  }

  /** Digest submits up to the first emergency submit. */
  synchronized long digestsBeforeEmergency() {
    return digestsBeforeEmergency;
  }

  /** Shortest first. */
  synchronized Percentiles percentiles() {
    return Percentiles.of(Arrays.copyOf(nanos, replies));
  }
}
