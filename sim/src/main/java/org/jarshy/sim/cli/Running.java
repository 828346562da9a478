package org.jarshy.sim.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jarshy.sim.Account;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.SmscBuilder;
import org.jarshy.sim.form.InvalidSetting;
import org.jarshy.sim.io.Pace;
import org.jarshy.sim.scenario.Play;
import org.jarshy.sim.scenario.Scenario;

/** One run of the simulator, from its start to its verdict. */
final class Running {

  private static final int NO_NETWORK = 1;
  private static final int WRONG = 2;
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final RunOptions options;
  private final Part part;
  private final Console console;
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile int code;

  /**
   * What of a scenario is played.
   *
   * @param file null for none
   * @param withLoad false when another program makes the load
   * @param speed null for what the scenario says
   * @param report where it is written; null for nowhere
   */
  record Part(Path file, boolean withLoad, String speed, Path report) {

    /** All but the load, in a time in which others can connect. */
    static Part served(Path file) {
      return new Part(file, false, null, null);
    }
  }

  Running(RunOptions options, Part part, Console console) {
    this.options = options;
    this.part = part;
    this.console = console;
  }

  /** The exit code. */
  int run() {
    Thread hook = new Thread(this::interrupted, "sim-shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      code = play();
      return code;
    } finally {
      ended.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The hook is what brought us here.
      }
    }
  }

  /** Ctrl+C ends the run as its own end does, and the exit code says what held. */
  private void interrupted() {
    over.complete(null);
    try {
      if (ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        Runtime.getRuntime().halt(code);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int play() {
    Scenario scenario;
    Pace pace;
    try {
      scenario = part.file() == null ? null : Scenario.read(part.file());
      pace = scenario == null ? Pace.real() : pace(scenario);
    } catch (IllegalArgumentException e) {
      console.complain(e.getMessage());
      return WRONG;
    } catch (UncheckedIOException e) {
      console.complain(e.getMessage());
      return NO_NETWORK;
    }
    try (Captures captures = new Captures(options.captures(), options.steady(scenario))) {
      SmscBuilder builder = options.builder(scenario, pace);
      captures.attach(builder);
      try (Smsc smsc = builder.start()) {
        options.writeCertificate(smsc);
        return watch(smsc, scenario);
      }
    } catch (IOException | UncheckedIOException e) {
      console.complain(e.getMessage());
      return NO_NETWORK;
    } catch (IllegalArgumentException e) {
      console.complain(e.getMessage());
      return WRONG;
    }
  }

  private Pace pace(Scenario scenario) {
    boolean alone = part.withLoad() && !scenario.loads().isEmpty();
    if (part.speed() != null) {
      try {
        Pace wanted = scenario.paceOf(part.speed());
        if (wanted.kind() == Pace.Kind.JUMPING && !alone) {
          throw new IllegalArgumentException(
              "a number: only a scenario with its own load can jump");
        }
        return wanted;
      } catch (IllegalArgumentException e) {
        throw new InvalidSetting("--speed", part.speed(), e.getMessage());
      }
    }
    Pace own = scenario.pace();
    // Time that jumps leaves nobody the time to connect.
    return own.kind() == Pace.Kind.JUMPING && !alone ? Pace.real() : own;
  }

  private int watch(Smsc smsc, Scenario scenario) {
    Play play = scenario == null ? null : new Play(scenario, smsc, part.withLoad());
    greet(smsc, play);
    if (play != null) {
      play.start().thenRun(() -> over.complete(null));
    }
    over.join();
    return new Summary(smsc, play, part.report(), console).tell();
  }

  private void greet(Smsc smsc, Play play) {
    for (Smsc.OpenPort port : smsc.ports()) {
      console.say(
          "SMPP    %s:%d%s  %s",
          options.host(), port.port(), port.tls() ? " TLS" : "", port.smsc());
    }
    if (smsc.ports().isEmpty()) {
      console.say("time jumps: the scenario plays in memory, without ports");
      return;
    }
    console.say("page    %s/", smsc.url());
    console.say("API     %s/api/openapi.json", smsc.url());
    for (Account account : smsc.accounts()) {
      console.say("account %s, password %s", account.id(), account.config().password());
    }
    console.say("seed    %d", smsc.seed());
    if (play == null || !play.ends()) {
      console.say(
          "Try: open %s/#77011234567, bind as %s, and submit a text to 77011234567.",
          smsc.url(), smsc.accounts().iterator().next().id());
      console.say("Ctrl+C ends it.");
    }
  }
}
