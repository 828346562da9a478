package org.jarshy.sim.esme;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** A load that is watched from a terminal: its progress, its end, and its end by Ctrl+C. */
final class BlastRun {

  // 2 s for what is open, 2 s for the unbind, 1 s for a peer that does not close, and 1 s more.
  private static final long LONGEST_END_SECONDS = 6;

  private final LoadEsme esme;
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean quiet;
  private final CountDownLatch told = new CountDownLatch(1);

  BlastRun(LoadEsme esme, CommandLine commandLine, boolean quiet) {
    this.esme = esme;
    this.out = commandLine.getOut();
    this.err = commandLine.getErr();
    this.quiet = quiet;
  }

  /** Prints the result when it is there. */
  LoadResult await() {
    Thread onInterrupt = new Thread(this::interrupted, "blast-shutdown");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    try {
      LoadResult result = watch(esme.start());
      out.println(JsonMapper.shared().writeValueAsString(result));
      out.flush();
      return result;
    } finally {
      told.countDown();
      forget(onInterrupt);
    }
  }

  private LoadResult watch(CompletableFuture<LoadResult> end) {
    for (int second = 1; ; second++) {
      try {
        return end.get(1, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        progress(second, esme.soFar());
      } catch (InterruptedException e) {
        esme.stop();
        LoadResult result = end.join();
        Thread.currentThread().interrupt();
        return result;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  private void progress(int second, LoadResult now) {
    if (quiet) {
      return;
    }
    err.printf(
        Locale.ROOT,
        "%4d s  sent %,d  accepted %,d  refused %,d  throttled %,d  unanswered %,d  receipts %,d%s%n",
        second,
        now.submitted(),
        now.accepted(),
        now.refusedTotal(),
        now.throttled(),
        now.unanswered(),
        now.receiptsTotal(),
        now.problem() == null ? "" : "  (" + now.problem() + ")");
    err.flush();
  }

  /** The process ends when this is over, so it waits for the result to be printed. */
  private void interrupted() {
    esme.stop();
    try {
      if (!told.await(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
        err.println("jarshy-sim blast: the links did not end in time; there is no result");
        err.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is what is running now.
    }
  }
}
