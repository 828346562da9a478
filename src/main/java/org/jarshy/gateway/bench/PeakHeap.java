package org.jarshy.gateway.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * The most heap that was in use. Between two collections use only grows, so what each collection
 * found at its beginning, and what is in use at the end, are all the peaks there are: exact, and
 * nobody has to look every few milliseconds.
 */
final class PeakHeap implements NotificationListener, AutoCloseable {

  private static final long MIB = 1 << 20;

  private final Set<String> heapPools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toSet());
  private long most;
  private long mostAfter;

  PeakHeap() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(this, null, null);
      }
    }
  }

  @Override
  public void handleNotification(Notification notification, Object none) {
    if (!GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION.equals(
        notification.getType())) {
      return;
    }
    GarbageCollectionNotificationInfo info =
        GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
    seen(
        sum(info.getGcInfo().getMemoryUsageBeforeGc()),
        sum(info.getGcInfo().getMemoryUsageAfterGc()));
  }

  private long sum(Map<String, MemoryUsage> pools) {
    return pools.entrySet().stream()
        .filter(pool -> heapPools.contains(pool.getKey()))
        .mapToLong(pool -> pool.getValue().getUsed())
        .sum();
  }

  private synchronized void seen(long before, long after) {
    most = Math.max(most, before);
    mostAfter = Math.max(mostAfter, after);
  }

  /** Garbage included, in MiB, rounded up. */
  synchronized long mostMib() {
    long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return mib(Math.max(most, now));
  }

  /** What the collections left, in MiB, rounded up; 0 where none was needed. */
  synchronized long mostAfterCollectionMib() {
    return mib(mostAfter);
  }

  static long limitMib() {
    return mib(Runtime.getRuntime().maxMemory());
  }

  private static long mib(long octets) {
    return (octets + MIB - 1) / MIB;
  }

  @Override
  public void close() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        try {
          emitter.removeNotificationListener(this);
        } catch (ListenerNotFoundException e) {
          // It was never there.
        }
      }
    }
  }
}
