package org.jarshy.sim;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jarshy.sim.form.Durations;
import org.jarshy.sim.form.InvalidSetting;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code java -jar jarshy-sim.jar}. */
@Command(
    name = "jarshy-sim",
    mixinStandardHelpOptions = true,
    version = "jarshy-sim 0.1.0",
    description = {
      "An SMSC to test against: accounts, phones, receipts, a ledger of what arrived.",
      "Without a scenario the accounts are beeline, kcell and tele2, each with the password demo."
    },
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:ended by the user",
      "1:a port is taken or there is no network",
      "2:an option or the scenario is wrong"
    })
public final class SimulatorCommand implements Callable<Integer> {

  @Option(
      names = "--smpp",
      paramLabel = "PORT",
      defaultValue = "2775",
      description = "SMPP port, 0 for any free one (default: ${DEFAULT-VALUE})")
  private int smppPort;

  @Option(
      names = "--http",
      paramLabel = "PORT",
      defaultValue = "8090",
      description = "port of the page of phones and of the API (default: ${DEFAULT-VALUE})")
  private int httpPort;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "address to listen at (default: ${DEFAULT-VALUE})")
  private String host;

  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description = "YAML file with accounts and their behaviour")
  private Path scenario;

  @Option(
      names = "--receipt-delay",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "receipts come this long after the response, for every account, such as 500ms")
  private Duration receiptDelay;

  @Spec private CommandSpec spec;

  static final class DurationConverter implements CommandLine.ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      try {
        return Durations.parse(value);
      } catch (IllegalArgumentException e) {
        throw new CommandLine.TypeConversionException(
            "'" + value + "' is not allowed; allowed is " + e.getMessage());
      }
    }
  }

  public static void main(String[] args) {
    System.exit(new CommandLine(new SimulatorCommand()).execute(args));
  }

  @Override
  public Integer call() {
    Smsc smsc;
    try {
      smsc = start();
    } catch (IOException | UncheckedIOException e) {
      complain(e.getMessage());
      return 1;
    } catch (InvalidSetting e) {
      complain(e.getMessage());
      return 2;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(smsc::close, "sim-shutdown"));
    greet(smsc);
    try {
      new CountDownLatch(1).await(); // until the process is told to end
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private void complain(String what) {
    spec.commandLine().getErr().println("jarshy-sim: " + what);
    spec.commandLine().getErr().flush();
  }

  private Smsc start() throws IOException {
    port("--smpp", smppPort);
    port("--http", httpPort);
    Smsc.Builder builder = Smsc.builder().host(host).smppPort(smppPort).httpPort(httpPort);
    if (scenario != null) {
      Scenario read = Scenario.read(scenario);
      read.accounts().forEach(builder::account);
      if (read.seed() != null) {
        builder.seed(read.seed());
      }
    }
    if (receiptDelay != null) {
      builder.receiptDelay(receiptDelay);
    }
    return builder.start();
  }

  private static void port(String option, int value) {
    if (value < 0 || value > 65_535) {
      throw new InvalidSetting(option, value, "0 to 65535");
    }
  }

  private void greet(Smsc smsc) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("SMPP    %s:%d%n", host, smsc.smppPort());
    out.printf("phones  %s/%n", smsc.url());
    for (Account account : smsc.accounts()) {
      AccountConfig config = account.config();
      out.printf("account %s, password %s%n", config.id(), config.password());
    }
    out.printf(
        "Try: open %s/#77011234567, bind as %s, and submit a text to 77011234567.%n",
        smsc.url(), smsc.accounts().iterator().next().id());
    out.printf("Ctrl+C ends it.%n");
    out.flush();
  }
}
