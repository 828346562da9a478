package org.jarshy.gateway.ops;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jarshy.gateway.bench.BroadcastBench;
import org.jarshy.gateway.bench.BroadcastPlan;
import org.jarshy.gateway.bench.NotMeasured;
import org.jarshy.gateway.bench.Result;
import org.jarshy.gateway.outbox.PriorityClass;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Measures one broadcast from the click to the last settled receipt. */
@Command(
    name = "bench",
    description = {
      "Measures a broadcast on the service's own way: subscribers, plan, outbox on disk,",
      "links, receipts settled. Prints one JSON object. Exit code 0: nothing was lost."
    },
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

  private final Class<?> application;
  private final List<String> settings;
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private BenchLink common;

  @Option(
      names = "--recipients",
      paramLabel = "N",
      description = "how many get the text, 1 to 10000000")
  private Integer recipients;

  @Option(names = "--text", paramLabel = "T", description = "what they get")
  private String text;

  @Option(
      names = "--subscribers",
      paramLabel = "N",
      description = "how many are in the database; default: the recipients alone")
  private Integer subscribers;

  @Option(
      names = "--segments-per-second",
      paramLabel = "S",
      defaultValue = "0",
      description = "pace over all links; default: 0, no limit")
  private int segmentsPerSecond;

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      defaultValue = "notice",
      description = "emergency, notice or digest; default: notice")
  private String priority;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "60s",
      converter = BenchLink.TimeConverter.class,
      description = "when nothing has moved for so long, what is missing is lost; default: 60s")
  private Duration timeout;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "60000",
      description = {
        "recipients of a broadcast before it, to an SMSC within this process and on a database",
        "of its own, which is not measured; 0 measures a service that has just been started;",
        "default: 60000"
      })
  private int warmUp;

  BenchCommand(Class<?> application, List<String> settings, PrintStream out, PrintStream err) {
    this.application = application;
    this.settings = settings;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    BroadcastPlan plan = plan();
    return print(
        () -> new BroadcastBench(plan, progress(common, err)).run(application, settings), out, err);
  }

  private BroadcastPlan plan() {
    int most = BroadcastPlan.MOST_SUBSCRIBERS;
    common.require(recipients != null, "--recipients N is needed: how many get the text");
    common.require(
        1 <= recipients && recipients <= most,
        "--recipients is %d; 1 to %d are allowed",
        recipients,
        most);
    int all = subscribers == null ? recipients : subscribers;
    common.require(
        recipients <= all && all <= most,
        "--subscribers is %d; not fewer than the recipients and at most %d are allowed",
        all,
        most);
    common.require(text != null, "--text T is needed: what the recipients get");
    common.require(!text.isBlank(), "--text is empty; a text is needed");
    common.require(!timeout.isNegative() && !timeout.isZero(), "--timeout is zero; more is needed");
    common.require(
        0 <= warmUp && warmUp <= most, "--warm-up is %d; 0 to %d are allowed", warmUp, most);
    return new BroadcastPlan(
        common.link(segmentsPerSecond),
        common.storage(),
        recipients,
        all,
        text,
        priorityClass(),
        timeout,
        warmUp,
        common.verbose());
  }

  private PriorityClass priorityClass() {
    String name = priority.toUpperCase(Locale.ROOT);
    for (PriorityClass known : PriorityClass.values()) {
      if (known != PriorityClass.REPLY && known.name().equals(name)) {
        return known;
      }
    }
    common.require(false, "--class is '%s'; emergency, notice or digest are allowed", priority);
    return null;
  }

  /** Where the steps of a measurement are told, if anywhere. */
  static PrintStream progress(BenchLink common, PrintStream err) {
    return common.verbose() ? err : new PrintStream(OutputStream.nullOutputStream(), false);
  }

  /** Runs a measurement and prints what it found. @return the exit code */
  static int print(Callable<Result> measurement, PrintStream out, PrintStream err) {
    try {
      Result result = measurement.call();
      out.println(JsonMapper.shared().writeValueAsString(result.json()));
      if (!result.remark().isEmpty()) {
        err.println("bench: " + result.remark());
      }
      return result.good() ? 0 : 1;
    } catch (NotMeasured.NotAllowed e) {
      err.println("bench: " + e.getMessage());
      return 2;
    } catch (NotMeasured e) {
      err.println("bench: " + e.getMessage());
    } catch (Exception e) {
      err.println("bench: " + explained(e));
    }
    return 1;
  }

  private static String explained(Exception failure) {
    return failure instanceof RuntimeException e
        ? OfflineParts.explained(e).getMessage()
        : String.valueOf(failure.getMessage());
  }
}
