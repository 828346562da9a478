package org.jarshy.sim.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays a scenario. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Plays a scenario and says at its end what held.",
      "A scenario with a load or an end ends by itself; any other with Ctrl+C."
    },
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all assertions hold",
      "1:a port is taken or there is no network",
      "2:an option or the scenario is wrong",
      "3:an assertion is broken"
    })
final class RunCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SCENARIO", description = "YAML file")
  private Path scenario;

  @Mixin private RunOptions options;

  @Option(
      names = "--no-load",
      description = "leave the scenario's own load out: another program makes it")
  private boolean noLoad;

  @Option(
      names = "--speed",
      paramLabel = "X",
      description =
          "how time passes, whatever the scenario says: 1 as on the wall, 60 a minute in a second,"
              + " jump without waiting at all, in memory and without ports")
  private String speed;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "write the verdicts, the loads and the counters as JSON")
  private Path report;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return new Running(
            options, new Running.Part(scenario, !noLoad, speed, report), new Console(spec))
        .run();
  }
}
