package org.jarshy.sim.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * One thread that owns every socket, every timer and all state behind them. Other threads hand in
 * work with {@link #execute}; nothing that runs here may block.
 */
public final class EventLoop implements AutoCloseable {

  private static final long LONGEST_SLEEP_MILLIS = 1000;
  private static final int TASKS_A_TURN = 10_000;

  private final Selector selector;
  private final Thread thread;
  private final LoopTime time;
  private final TimerWheel wheel = new TimerWheel(0);
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Deque<Runnable> pipes = new ArrayDeque<>();
  private final Deque<Runnable> whenQuiet = new ArrayDeque<>();
  private final List<Wire> dirty = new ArrayList<>();
  private final List<SelectionKey> ready = new ArrayList<>();
  private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(256 * 1024);
  private final ByteBuffer writeBuffer = ByteBuffer.allocateDirect(256 * 1024);
  private long connections;
  private volatile boolean held;
  private volatile boolean closing;
  private volatile boolean terminated;

  public EventLoop(String name) throws IOException {
    this(name, Pace.real());
  }

  public EventLoop(String name, Pace pace) throws IOException {
    time = new LoopTime(pace);
    selector = Selector.open();
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Nanoseconds of the loop's own time since it began. From any thread. */
  public long nanos() {
    return time.nanos();
  }

  /** What the loop's clock shows. From any thread. */
  public Instant now() {
    return time.now();
  }

  /** {@link #now} in nanoseconds since 1970, counted from the start by a clock that never jumps. */
  public long epochNanos() {
    return time.epochNanos();
  }

  /** {@link #now} in milliseconds since 1970. From any thread. */
  public long millis() {
    return time.millis();
  }

  /**
   * Takes connections at an address.
   *
   * @param address with port 0 for any free one; null for a place in memory
   * @param tls null for plain TCP
   * @param largestFrame octets; a longer frame ends its connection
   * @param taps who listens in at a port of this number, 0 for a place in memory; null for nobody
   * @throws IOException when the port is taken or not allowed
   */
  public Port listen(
      InetSocketAddress address,
      SSLContext tls,
      int largestFrame,
      IntFunction<Tap> taps,
      Function<Wire, Wire.Listener> listeners)
      throws IOException {
    Port port = new Port(this, address, tls, largestFrame, taps, listeners);
    call(
        () -> {
          try {
            port.register();
            return null;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return port;
  }

  /**
   * Connects to somewhere; what comes of it is told on the loop's thread. From any thread.
   *
   * @param tls null for plain TCP; what it trusts decides whom it accepts
   */
  public void connect(
      InetSocketAddress address, SSLContext tls, int largestFrame, Opening opening) {
    execute(() -> new Connecting(this, address, tls, largestFrame, opening).begin());
  }

  /** Connects to a port of this loop in memory, without any socket. From any thread. */
  public void connect(Port port, int largestFrame, Opening opening) {
    execute(
        () -> {
          PipeTransport[] ends = PipeTransport.pair("memory", "memory", pipes::add);
          try {
            port.take(ends[1]);
            Wire wire = new Wire(this, ends[0], largestFrame, null, 0);
            wire.start(opening.connected(wire));
          } catch (IOException e) {
            opening.failed(e);
          }
        });
  }

  /**
   * Time that jumps stands still from now on, so that all can be prepared; ended by {@link
   * #letTimePass}. Time that flows is not held.
   */
  public void holdTime() {
    held = time.jumps();
  }

  /**
   * Runs work once nothing more happens at this moment. Only time that jumps has such moments:
   * where it flows the work is done soon.
   */
  public void whenQuiet(Runnable work) {
    execute(time.jumps() ? () -> whenQuiet.add(work) : work);
  }

  /** On the loop's thread. */
  public void letTimePass() {
    held = false;
  }

  /** Connections are counted over all ports, so that a number names one of them. */
  long nextConnection() {
    return ++connections;
  }

  Selector selector() {
    return selector;
  }

  /** A channel that was closed gives its address up now, not with the next turn. */
  void forgetClosed() {
    try {
      selector.selectNow(); // what is ready by now has its turn next time
    } catch (IOException e) {
      Problems.report("on closing a port", e);
    }
  }

  /** Runs work on the loop's thread, after what was handed in before. */
  public void execute(Runnable task) {
    tasks.add(task);
    if (Thread.currentThread() != thread && woken.compareAndSet(false, true)) {
      selector.wakeup();
    }
  }

  /** Runs work when everything else has had its turn. On the loop's thread only. */
  public void nextTurn(Runnable work) {
    pipes.add(work);
  }

  /** Runs work on the loop's thread and waits for its result. */
  public <T> T call(Supplier<T> work) {
    if (Thread.currentThread() == thread) {
      return work.get();
    }
    CompletableFuture<T> result = new CompletableFuture<>();
    execute(
        () -> {
          try {
            result.complete(work.get());
          } catch (RuntimeException e) {
            result.completeExceptionally(e);
          }
        });
    if (terminated) {
      result.completeExceptionally(new IllegalStateException("the simulator is closed"));
    }
    try {
      return result.join();
    } catch (java.util.concurrent.CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** On the loop's thread only. */
  public void schedule(Timer timer, Duration delay) {
    wheel.add(timer, delay, time.nanos());
  }

  /**
   * How long others are waited for: they live by the clock on the wall, however fast this time
   * passes.
   */
  public Duration patience(Duration onTheWall) {
    return time.whileOnTheWall(onTheWall);
  }

  /** On the loop's thread only. */
  public Timer schedule(Duration delay, Runnable work) {
    Timer timer = new Task(work);
    schedule(timer, delay);
    return timer;
  }

  void willFlush(Wire wire) {
    dirty.add(wire);
  }

  ByteBuffer readBuffer() {
    return readBuffer.clear();
  }

  ByteBuffer writeBuffer() {
    return writeBuffer.clear();
  }

  private void run() {
    try {
      while (!closing) {
        try {
          turn();
        } catch (IOException | RuntimeException e) {
          // One connection's trouble is never the end of the others.
          Problems.report("the event loop goes on after", e);
        }
      }
    } finally {
      selector.keys().forEach(key -> closeQuietly(key.channel()));
      closeQuietly(selector);
      // From here on a call is refused; what was handed in before is still answered.
      terminated = true;
      runTasks(Integer.MAX_VALUE);
    }
  }

  private void turn() throws IOException {
    // Before looking whether there is work: who hands some in later finds this and wakes us.
    woken.set(false);
    selector.selectNow();
    if (selector.selectedKeys().isEmpty() && tasks.isEmpty() && pipes.isEmpty()) {
      rest();
    }
    ready.addAll(selector.selectedKeys());
    selector.selectedKeys().clear();
    for (SelectionKey key : ready) {
      guarded((Runnable) key.attachment());
    }
    ready.clear();
    // Only what is ready now: what that makes ready has its turn next time.
    for (int i = pipes.size(); i > 0; i--) {
      guarded(pipes.poll());
    }
    runTasks(TASKS_A_TURN);
    wheel.advance(time.nanos());
    for (int i = 0; i < dirty.size(); i++) { // flushing may add to the list
      flush(dirty.get(i));
    }
    dirty.clear();
  }

  private void rest() throws IOException {
    Runnable waiting = whenQuiet.poll();
    if (waiting == null) {
      awaitWork();
    } else {
      guarded(waiting);
    }
  }

  private void awaitWork() throws IOException {
    long untilNext = wheel.nanosUntilNext(time.nanos());
    if (untilNext <= 0) {
      return;
    }
    if (time.jumps() && !held && untilNext != Long.MAX_VALUE) {
      time.jump(untilNext);
      return;
    }
    long sleepNanos = held ? Long.MAX_VALUE : time.onTheWall(untilNext);
    // Rounded up: waking a hair too early would spin until the tick is due.
    selector.select(Math.min(LONGEST_SLEEP_MILLIS, sleepNanos / 1_000_000 + 1));
  }

  private void runTasks(int most) {
    for (int i = 0; i < most; i++) {
      Runnable task = tasks.poll();
      if (task == null) {
        return;
      }
      guarded(task);
    }
  }

  private static void flush(Wire wire) {
    try {
      wire.flush();
    } catch (RuntimeException e) {
      Problems.report("a connection is closed after", e);
      wire.close();
    }
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | StackOverflowError e) { // the latter of a regular expression
      Problems.report("the event loop goes on after", e);
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      Problems.report("on closing", e);
    }
  }

  /** Closes every socket and ends the thread. */
  @Override
  public void close() {
    closing = true;
    selector.wakeup();
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join(5000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Task extends Timer {
    private final Runnable work;

    Task(Runnable work) {
      this.work = work;
    }

    @Override
    protected void fire() {
      guarded(work);
    }
  }
}
