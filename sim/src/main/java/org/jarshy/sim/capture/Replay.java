package org.jarshy.sim.capture;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.io.Opening;

/** Plays all connections of a capture. */
final class Replay {

  /** How a connection is made; what comes of it is told on the loop's thread. */
  interface Connector {
    void connect(Opening opening);
  }

  /**
   * How it is played.
   *
   * @param speed how many captured seconds pass in one second; infinite for as fast as it goes
   * @param systemId null for the captured ones
   * @param password null for the captured ones
   * @param patience how long an answer is waited for
   */
  record Options(double speed, String systemId, String password, Duration patience) {}

  private final EventLoop loop;
  private final Connector connector;
  private final Options options;
  private final List<ReplayLine> lines = new ArrayList<>();
  private final Queue<ReplayLine> toStart = new ArrayDeque<>(); // in order of their opening
  private final Set<ReplayLine> unfinished = new LinkedHashSet<>();
  private final CompletableFuture<ReplayReport> report = new CompletableFuture<>();
  private ReplayTimes times;

  private Replay(EventLoop loop, Connector connector, Options options) {
    this.loop = loop;
    this.connector = connector;
    this.options = options;
  }

  /**
   * From any thread.
   *
   * @param connections at least one, in the order in which they opened
   */
  static CompletableFuture<ReplayReport> start(
      EventLoop loop, Connector connector, List<CapturedConnection> connections, Options options) {
    Replay replay = new Replay(loop, connector, options);
    loop.execute(() -> replay.begin(connections));
    return replay.report;
  }

  private void begin(List<CapturedConnection> connections) {
    long first = connections.get(0).openedNanos();
    times = new ReplayTimes(loop, first, loop.nanos(), options.speed());
    for (CapturedConnection connection : connections) {
      Script script =
          new Script(
              connection, bind -> BindRequest.with(bind, options.systemId(), options.password()));
      int number = lines.size();
      lines.add(
          new ReplayLine(loop, script, times, options.patience(), () -> ended(lines.get(number))));
    }
    toStart.addAll(lines);
    unfinished.addAll(lines);
    startThoseThatMay();
  }

  /** Without times at least this order stays: a connection that was over when another opened. */
  private void startThoseThatMay() {
    ReplayLine firstToEnd =
        unfinished.stream().min(Comparator.comparingLong(ReplayLine::closedNanos)).orElse(null);
    while (!toStart.isEmpty()) {
      ReplayLine line = toStart.peek();
      boolean mayStart =
          times.count() || line == firstToEnd || firstToEnd.closedNanos() > line.openedNanos();
      if (!mayStart) {
        return; // nor may any that opened later
      }
      toStart.poll();
      loop.schedule(times.until(line.openedNanos()), () -> connector.connect(line));
    }
  }

  private void ended(ReplayLine line) {
    unfinished.remove(line);
    startThoseThatMay();
    if (unfinished.isEmpty()) {
      report.complete(report());
    }
  }

  private ReplayReport report() {
    List<String> troubles = new ArrayList<>();
    for (ReplayLine line : lines) {
      IOException failure = line.failure();
      if (failure != null) {
        troubles.add(String.valueOf(failure.getMessage()));
      }
    }
    return ReplayReport.of(
        lines.stream().map(ReplayLine::script).toList(),
        (int) lines.stream().filter(ReplayLine::opened).count(),
        (loop.nanos() - times.start()) / 1e9,
        troubles.stream().distinct().toList());
  }
}
