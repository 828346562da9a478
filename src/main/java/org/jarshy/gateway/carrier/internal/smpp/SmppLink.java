package org.jarshy.gateway.carrier.internal.smpp;

import java.io.IOException;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import org.jarshy.gateway.carrier.CarrierSettings;
import org.jarshy.gateway.carrier.CarrierStatus;
import org.jarshy.gateway.carrier.CarrierStatus.Direction;
import org.jarshy.gateway.carrier.CarrierStatus.LinkState;
import org.jarshy.gateway.carrier.LinkObserver;
import org.jarshy.gateway.carrier.internal.Link;
import org.jarshy.gateway.carrier.internal.StatusPolicy;
import org.jarshy.gateway.carrier.internal.Submission;
import org.jarshy.gateway.carrier.internal.SubmitOutcome;
import org.jarshy.gateway.inbound.Journal;
import org.jsmpp.bean.BindType;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one session to an SMSC alive: binds, watches, reconnects with growing jittered delay. */
public final class SmppLink implements Link {

  private static final Logger log = LoggerFactory.getLogger(SmppLink.class);
  private static final long WATCH_MILLIS = 200;
  private static final Duration UNBIND_LIMIT = Duration.ofSeconds(2);
  private static final Duration PAUSE_FIRST = Duration.ofMillis(500);
  private static final Duration PAUSE_MOST = Duration.ofSeconds(10);

  private final String name;
  private final CarrierSettings settings;
  private final BindType bindType;
  private final SSLSocketFactory tls;
  private final Deliveries deliveries;
  private final SourceAddress source;
  private final Clock clock;
  private final Runnable ready;
  private final Semaphore window;
  private final Backoff reconnect;
  private final Backoff pauses = new Backoff(PAUSE_FIRST, PAUSE_MOST);
  private final Thread thread;

  private volatile LinkSession session;
  private volatile boolean stopping;
  private volatile LinkState state = LinkState.CONNECTING;
  private volatile String problem = "";
  private volatile Instant since;
  private volatile Instant nextTry;
  private volatile long pausedUntil = System.nanoTime();
  private long pausedAt = pausedUntil;
  private volatile boolean pausedBefore;
  private volatile Socket socket;

  /** The SMSC took a message in this session. */
  private volatile boolean proven;

  private long boundAt;

  /**
   * @param type 'trx', 'tx' or 'rx'
   * @param tls null for a plain connection
   * @param ready called when the link can be submitted to again
   */
  public SmppLink(
      String name,
      String type,
      CarrierSettings settings,
      SSLSocketFactory tls,
      Journal journal,
      String carrier,
      Clock clock,
      Runnable ready,
      LinkObserver observer) {
    this.name = name;
    this.settings = settings;
    this.bindType =
        switch (type) {
          case "tx" -> BindType.BIND_TX;
          case "rx" -> BindType.BIND_RX;
          default -> BindType.BIND_TRX;
        };
    this.tls = tls;
    this.deliveries =
        new Deliveries(
            carrier, settings.alphabet(), settings.sourceAddress(), journal, clock, observer);
    this.source = SourceAddress.of(settings.sourceAddress());
    this.clock = clock;
    this.ready = ready;
    this.window = new Semaphore(settings.window());
    this.reconnect = new Backoff(settings.reconnectFirst(), settings.reconnectMost());
    this.since = clock.instant();
    this.thread = new Thread(this::run, "carrier-" + name + "-link");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public boolean bound() {
    LinkSession current = session;
    return current != null && current.takesSubmits() && bindType != BindType.BIND_RX;
  }

  @Override
  public boolean ready() {
    return bound() && System.nanoTime() - pausedUntil >= 0;
  }

  @Override
  public int free() {
    return window.availablePermits();
  }

  @Override
  public boolean takeSlot() {
    return window.tryAcquire();
  }

  @Override
  public void giveSlot() {
    window.release();
  }

  @Override
  public void submit(Submission submission, Consumer<SubmitOutcome> outcome) {
    LinkSession current = session;
    if (current == null) {
      outcome.accept(new SubmitOutcome.NotSent("the link is down"));
      return;
    }
    current.submit(submission, source, outcome);
  }

  @Override
  public boolean pause(long submittedAt) {
    synchronized (pauses) {
      long now = System.nanoTime();
      if (now - pausedUntil < 0 || submittedAt - pausedAt < 0) {
        return false; // the rest of a window that was refused together is one refusal
      }
      pausedAt = now;
      pausedBefore = true;
      pausedUntil = now + pauses.next().toNanos();
      state = LinkState.THROTTLED;
      return true;
    }
  }

  @Override
  public void succeeded() {
    proven = true;
    if (pausedBefore && System.nanoTime() - pausedUntil >= 0) {
      synchronized (pauses) {
        // Also where another session was the throttled one: the SMSC is content again.
        pauses.reset();
        pausedBefore = false;
        if (state == LinkState.THROTTLED) {
          state = LinkState.BOUND;
        }
      }
    }
  }

  @Override
  public void refuse(String why) {
    LinkSession current = session;
    if (current != null) {
      problem = why;
      state = LinkState.REFUSED;
      current.drainAndUnbind(why);
    }
  }

  @Override
  public CarrierStatus.Link status() {
    LinkSession current = session;
    int outstanding = current == null ? 0 : current.outstanding();
    Direction direction =
        bindType == BindType.BIND_TX
            ? Direction.OUT
            : bindType == BindType.BIND_RX ? Direction.IN : Direction.BOTH;
    return new CarrierStatus.Link(
        name, direction, state, outstanding, settings.window(), problem, since, nextTry);
  }

  @Override
  public void stop() {
    stopping = true;
    LinkSession current = session;
    if (current != null) {
      current.leave(UNBIND_LIMIT);
    }
    thread.interrupt();
    Socket connecting = socket;
    if (connecting != null) {
      closeQuietly(connecting); // neither connecting nor a TLS handshake heeds an interrupt
    }
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (thread.isAlive()) {
      log.warn("link {} does not end", name);
    }
    become(LinkState.STOPPED, "");
  }

  private void run() {
    while (!stopping) {
      try {
        runOnce();
        if (!stopping) {
          waitToReconnect();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        log.error("link {}: unexpected; trying again", name, e);
        problem = "unexpected " + e.getClass().getSimpleName();
      }
    }
  }

  private void runOnce() throws InterruptedException {
    become(LinkState.CONNECTING, problem);
    Socket tcp = new Socket();
    socket = tcp;
    LinkSession opened =
        new LinkSession(
            name,
            settings,
            deliveries,
            (host, port) -> LinkConnection.open(tcp, settings, tls, name));
    try {
      if (stopping) {
        throw new IOException("stopped"); // stop() may have looked for the socket before it was
      }
      opened.bind(bindType);
    } catch (IOException | RuntimeException e) {
      opened.end("not bound");
      opened.dispose();
      closeQuietly(tcp);
      boolean refused = e.getCause() instanceof NegativeResponseException;
      become(refused ? LinkState.REFUSED : LinkState.DOWN, why(e));
      return;
    }
    proven = false;
    boundAt = System.nanoTime();
    session = opened;
    become(System.nanoTime() - pausedUntil >= 0 ? LinkState.BOUND : LinkState.THROTTLED, "");
    ready.run();
    try {
      keep(opened);
    } finally {
      session = null;
      if (!opened.isOver()) {
        opened.end("stopped");
      }
      opened.dispose();
    }
    if (proven || System.nanoTime() - boundAt > settings.reconnectMost().toNanos()) {
      // Not at every bind: an SMSC that binds and hangs up would be bound to without a pause.
      reconnect.reset();
    }
    if (state == LinkState.REFUSED || stopping) {
      return; // its words are set already, or will be
    }
    become(LinkState.DOWN, opened.ending());
  }

  private void keep(LinkSession current) throws InterruptedException {
    while (!stopping && !current.isOver()) {
      TimeUnit.MILLISECONDS.sleep(WATCH_MILLIS);
      if (!current.watch()) {
        log.warn("link {}: {}; closing it", name, current.ending());
        current.end(current.ending());
        return;
      }
      if (state == LinkState.THROTTLED && System.nanoTime() - pausedUntil >= 0) {
        ready.run();
      }
    }
  }

  private void waitToReconnect() throws InterruptedException {
    Duration delay = reconnect.next();
    if (state == LinkState.REFUSED && delay.compareTo(settings.reconnectMost()) < 0) {
      // Refused by name or password: hammering at the door does not open it.
      delay = settings.reconnectMost();
    }
    nextTry = clock.instant().plus(delay);
    TimeUnit.MILLISECONDS.sleep(delay.toMillis());
    nextTry = null;
  }

  private void become(LinkState next, String why) {
    if (state != next) {
      since = clock.instant();
      if (next == LinkState.BOUND || next == LinkState.STOPPED) {
        log.info("link {} is {}", name, next);
      } else if (next != LinkState.CONNECTING) {
        log.warn("link {} is {}: {}", name, next, why);
      }
    }
    state = next;
    problem = why;
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing is left to close.
    }
  }

  private String why(Exception e) {
    if (e.getCause() instanceof NegativeResponseException negative) {
      return StatusPolicy.words(negative.getCommandStatus());
    }
    if (e.getCause() instanceof ResponseTimeoutException) {
      return "no answer to the bind for " + settings.responseTimeout().toSeconds() + " s";
    }
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
