package org.jarshy.gateway.carrier;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jarshy.gateway.carrier.internal.CarrierRun;
import org.springframework.context.SmartLifecycle;

/**
 * All carriers; starts after the outbox has recovered and the journal is open, stops before them.
 */
final class Fleet implements Carriers, SmartLifecycle {

  static final int PHASE = 400;

  private final Map<String, CarrierRun> carriers = new TreeMap<>();
  private volatile boolean running;

  Fleet(Collection<CarrierRun> runs) {
    runs.forEach(run -> carriers.put(run.id(), run));
  }

  void wake(String carrier) {
    CarrierRun run = carriers.get(carrier);
    if (run != null) {
      run.wake();
      if (!run.isUp()) {
        // Whoever stands in for it looks too.
        carriers.values().forEach(CarrierRun::wake);
      }
    }
  }

  @Override
  public List<CarrierStatus> statuses() {
    return carriers.values().stream().map(CarrierRun::status).toList();
  }

  @Override
  public void start() {
    carriers.values().forEach(CarrierRun::start);
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    // Side by side: each may need its whole limit for the answers it still waits for.
    List<Thread> stops =
        carriers.values().stream()
            .map(
                run ->
                    new Thread(
                        () -> {
                          run.stopClaiming();
                          run.stop();
                        },
                        "carrier-" + run.id() + "-stop"))
            .toList();
    stops.forEach(Thread::start);
    for (Thread stop : stops) {
      try {
        stop.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
