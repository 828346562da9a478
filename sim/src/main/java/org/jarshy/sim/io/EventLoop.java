package org.jarshy.sim.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One thread that owns every socket, every timer and all state behind them. Other threads hand in
 * work with {@link #execute}; nothing that runs here may block.
 */
public final class EventLoop implements AutoCloseable {

  private static final long LONGEST_SLEEP_MILLIS = 1000;
  private static final int SEND_BUFFER = 256 * 1024;
  private static final int TASKS_A_TURN = 10_000;

  private final Selector selector;
  private final Thread thread;
  private final TimerWheel wheel = new TimerWheel(System.nanoTime());
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final List<Wire> dirty = new ArrayList<>();
  private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(256 * 1024);
  private final ByteBuffer writeBuffer = ByteBuffer.allocateDirect(256 * 1024);
  private volatile boolean closing;
  private volatile boolean terminated;

  public EventLoop(String name) throws IOException {
    selector = Selector.open();
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Listens at an address and gives each connection to a listener made for it.
   *
   * @param largestFrame octets; a longer frame ends its connection
   * @return the address with the port that was chosen when the given one was 0
   * @throws IOException when the port is taken or not allowed
   */
  public InetSocketAddress listen(
      InetSocketAddress address, int largestFrame, Function<Wire, Wire.Listener> listeners)
      throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    try {
      server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      server.bind(address, 1024);
      server.configureBlocking(false);
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
    Runnable accept = () -> accept(server, largestFrame, listeners);
    call(() -> register(server, SelectionKey.OP_ACCEPT, accept));
    return (InetSocketAddress) server.getLocalAddress();
  }

  private void accept(
      ServerSocketChannel server, int largestFrame, Function<Wire, Wire.Listener> listeners) {
    try {
      for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        // Fixed, so that a peer that stops reading is noticed before megabytes are under way.
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
        Wire wire = new Wire(this, channel, largestFrame);
        wire.start(listeners.apply(wire));
      }
    } catch (IOException e) {
      // Out of file handles, or the peer was gone before we looked: the next one may do better.
      Problems.report("a connection could not be accepted", e);
    }
  }

  SelectionKey register(java.nio.channels.SelectableChannel channel, int ops, Runnable ready) {
    try {
      return channel.register(selector, ops, ready);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs work on the loop's thread, after what was handed in before. */
  public void execute(Runnable task) {
    tasks.add(task);
    if (Thread.currentThread() != thread && woken.compareAndSet(false, true)) {
      selector.wakeup();
    }
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
    wheel.add(timer, delay, System.nanoTime());
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
    while (!closing) {
      try {
        turn();
      } catch (IOException | RuntimeException e) {
        // One connection's trouble is never the end of the others.
        Problems.report("the event loop goes on after", e);
      }
    }
    selector.keys().forEach(key -> closeQuietly(key.channel()));
    closeQuietly(selector);
    // From here on a call is refused; what was handed in before is still answered.
    terminated = true;
    runTasks(Integer.MAX_VALUE);
  }

  private void turn() throws IOException {
    if (selector.selectNow() == 0 && tasks.isEmpty()) {
      long sleepNanos = wheel.nanosUntilNext(System.nanoTime());
      if (sleepNanos > 0) {
        // Rounded up: waking a hair too early would spin until the tick is due.
        selector.select(Math.min(LONGEST_SLEEP_MILLIS, sleepNanos / 1_000_000 + 1));
      }
    }
    woken.set(false);
    for (SelectionKey key : selector.selectedKeys()) {
      guarded((Runnable) key.attachment());
    }
    selector.selectedKeys().clear();
    runTasks(TASKS_A_TURN);
    wheel.advance(System.nanoTime());
    for (int i = 0; i < dirty.size(); i++) { // flushing may add to the list
      flush(dirty.get(i));
    }
    dirty.clear();
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
    } catch (RuntimeException e) {
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
