package org.jarshy.sim.esme;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code jarshy-sim bench}: how fast this machine is, in one command. */
@Command(
    name = "bench",
    sortOptions = false,
    description = {
      "Measures simulator and load together, each on its own thread, over loopback, receipts included.",
      "Prints one JSON object: the medians of the runs, and every run. 'lost' counts texts that did"
          + " not arrive and receipts that did not come; 'copies_too_many' texts that came once too"
          + " often."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing was lost and nothing came twice",
      "1:no port is free",
      "2:an option is wrong",
      "3:something was lost or came twice"
    })
public final class BenchCommand implements Callable<Integer> {

  @Option(
      names = "--submits",
      paramLabel = "N",
      defaultValue = "400000",
      description = "of each run (default: ${DEFAULT-VALUE})")
  private int submits;

  @Option(
      names = "--destinations",
      paramLabel = "N",
      defaultValue = "100000",
      description = "different numbers that get them (default: ${DEFAULT-VALUE})")
  private int destinations;

  @Option(
      names = "--links",
      defaultValue = "2",
      description = "that submit at once (default: ${DEFAULT-VALUE})")
  private int links;

  @Option(
      names = "--window",
      defaultValue = "500",
      description = "submits without an answer on each link (default: ${DEFAULT-VALUE})")
  private int window;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      defaultValue = "100000",
      description = "submits before the first run, not measured (default: ${DEFAULT-VALUE})")
  private int warmup;

  @Option(
      names = "--runs",
      defaultValue = "3",
      description = "the medians are of so many (default: ${DEFAULT-VALUE})")
  private int runs;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help and exit")
  private boolean help;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    check("--submits", submits, 1, 100_000_000);
    check("--destinations", destinations, 1, 10_000_000);
    check("--links", links, 1, 1000);
    check("--window", window, 1, 100_000);
    check("--warmup", warmup, 0, 100_000_000);
    check("--runs", runs, 1, 100);
    BenchReport report;
    try (Bench bench = new Bench(destinations, links, window)) {
      report = bench.measure(submits, warmup, runs);
    } catch (IOException e) {
      spec.commandLine().getErr().println("jarshy-sim bench: " + e.getMessage());
      return 1;
    }
    spec.commandLine().getOut().println(JsonMapper.shared().writeValueAsString(report));
    spec.commandLine().getOut().flush();
    return report.faultless() ? 0 : 3;
  }

  private void check(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "%s: %d is not allowed; allowed is %d to %d".formatted(option, value, least, most));
    }
  }
}
