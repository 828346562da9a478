package org.jarshy.gateway.ops;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jarshy.gateway.bench.LookupBench;
import org.jarshy.gateway.bench.Result;
import org.jarshy.gateway.lookup.Keywords;
import org.jarshy.gateway.lookup.Lookups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures answers from a large table of an operator's keyword. */
@Command(
    name = "lookup",
    description = {
      "Uploads a table of made-up people to a keyword, on a database of its own, and times answers",
      "from it. Prints one JSON object."
    },
    mixinStandardHelpOptions = true)
final class BenchLookup implements Callable<Integer> {

  private final Class<?> application;
  private final List<String> settings;
  private final PrintStream out;
  private final PrintStream err;

  @Spec private CommandSpec spec;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "of the table, 1000 to 1000000; default: 1000000")
  private int rows;

  BenchLookup(Class<?> application, List<String> settings, PrintStream out, PrintStream err) {
    this.application = application;
    this.settings = settings;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    if (rows < 1_000 || rows > 1_000_000) {
      throw new ParameterException(
          spec.commandLine(), "--rows is " + rows + "; 1000 to 1000000 are allowed");
    }
    return BenchCommand.print(this::measure, out, err);
  }

  private Result measure() throws Exception {
    return OwnDatabase.measure(
        application,
        settings,
        (parts, directory) ->
            new LookupBench(rows, err)
                .run(
                    parts.getBean(Keywords.class),
                    parts.getBean(Lookups.class),
                    parts.getBean(Clock.class)));
  }
}
