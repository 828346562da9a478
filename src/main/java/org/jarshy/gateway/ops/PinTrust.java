package org.jarshy.gateway.ops;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.trust.PinTrustStore;
import org.jarshy.gateway.trust.TrustStore;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;

/** Takes the trust directory as it is, where no roots can sign a change. */
@Command(
    name = "pin",
    description = {
      "Takes the trust directory of a stopped service (jarshy.trust.directory) as it is now, whoever",
      "signed it, and records that in the audit log. For stores without roots; where there are roots,",
      "let them sign a higher version instead. Exit code 0 for yes, 1 for no."
    },
    mixinStandardHelpOptions = true)
final class PinTrust implements Callable<Integer> {

  private static final Actor COMMAND_LINE = new Actor("command-line");

  private final OfflineParts parts;
  private final PrintStream out;
  private final PrintStream err;

  PinTrust(OfflineParts parts, PrintStream out, PrintStream err) {
    this.parts = parts;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try (ConfigurableApplicationContext context = parts.start()) {
      TrustStore store = pins(context).pin(COMMAND_LINE);
      out.println("version " + store.version() + ", " + store.keys().size() + " keys: in use");
      return 0;
    } catch (OfflineParts.NotStarted | TrustStore.Unusable e) {
      err.println("pin: " + e.getMessage() + "; nothing was changed");
      return 1;
    }
  }

  private static PinTrustStore pins(ConfigurableApplicationContext context) {
    try {
      return context.getBean(PinTrustStore.class);
    } catch (RuntimeException e) {
      throw OfflineParts.explained(e);
    }
  }
}
