package org.jarshy.gateway.ops;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.jarshy.gateway.subscriber.Subscribers;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;

/**
 * Counts the subscribers of a stopped service anew: after rows were changed by hand or restored.
 */
@Command(
    name = "recount",
    description = {
      "Counts every subscriber anew and corrects the counts that the service keeps.",
      "Needed only after rows of the database were changed by other means than the service."
    },
    mixinStandardHelpOptions = true)
final class RecountSubscribers implements Callable<Integer> {

  private final OfflineParts parts;
  private final PrintStream out;
  private final PrintStream err;

  RecountSubscribers(OfflineParts parts, PrintStream out, PrintStream err) {
    this.parts = parts;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try (ConfigurableApplicationContext context = parts.start()) {
      long corrected = subscribers(context).recount();
      out.println(
          corrected == 0
              ? "The counts are right"
              : "Counts were off by " + corrected + " and are right now");
      return 0;
    } catch (OfflineParts.NotStarted e) {
      err.println("recount: " + e.getMessage() + "; nothing was counted");
      return 1;
    }
  }

  private static Subscribers subscribers(ConfigurableApplicationContext context) {
    try {
      return context.getBean(Subscribers.class);
    } catch (RuntimeException e) {
      throw OfflineParts.explained(e);
    }
  }
}
