package org.jarshy.sim.esme;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.io.Opening;
import org.jarshy.sim.io.Port;
import org.jarshy.sim.smpp.Pdu;

/**
 * An ESME that makes load by a plan, all on the thread of one loop. The same plan against the same
 * SMSC on a loop whose time jumps sends the same octets in the same order. Every method may be
 * called from any thread.
 *
 * <pre>{@code
 * LoadPlan plan = LoadPlan.builder().login("kcell", "demo").count(1000).window(50).build();
 * LoadResult result = LoadEsme.overSockets(loop, address, null, plan).start().join();
 * }</pre>
 */
public final class LoadEsme {

  private final EventLoop loop;
  private final CompletableFuture<LoadResult> result = new CompletableFuture<>();
  private final LoadRun run;
  private final AtomicBoolean started = new AtomicBoolean();

  private LoadEsme(EventLoop loop, Consumer<Opening> route, LoadPlan plan) {
    this.loop = loop;
    this.run = new LoadRun(loop, route, plan, result::complete);
  }

  /**
   * @param tls null for plain TCP; what it trusts decides whom it accepts
   * @throws IllegalArgumentException when a text of the plan needs more than 255 parts
   */
  public static LoadEsme overSockets(
      EventLoop loop, InetSocketAddress address, SSLContext tls, LoadPlan plan) {
    return new LoadEsme(loop, opening -> loop.connect(address, tls, Pdu.LARGEST, opening), plan);
  }

  /**
   * Without any socket.
   *
   * @param port of the same loop
   * @throws IllegalArgumentException when a text of the plan needs more than 255 parts
   */
  public static LoadEsme inMemory(EventLoop loop, Port port, LoadPlan plan) {
    return new LoadEsme(loop, opening -> loop.connect(port, Pdu.LARGEST, opening), plan);
  }

  /**
   * Begins.
   *
   * @return completed on the loop's thread when every link has ended; never exceptionally
   * @throws IllegalStateException when it has begun before
   */
  public CompletableFuture<LoadResult> start() {
    if (started.getAndSet(true)) {
      throw new IllegalStateException("a load runs once");
    }
    loop.execute(run::begin);
    return result;
  }

  /**
   * Ends it early and politely: nothing more is submitted, what is open has two seconds to be
   * answered, receipts are not waited for, and every link unbinds.
   */
  public void stop() {
    loop.execute(run::stop);
  }

  /** What is counted now. */
  public LoadResult soFar() {
    return loop.call(run::result);
  }
}
