package org.jarshy.sim.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jarshy.sim.capture.ReplayCommand;
import org.jarshy.sim.esme.BenchCommand;
import org.jarshy.sim.esme.BlastCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code java -jar jarshy-sim.jar}; without a command it runs as {@code run} does. */
@Command(
    name = "jarshy-sim",
    mixinStandardHelpOptions = true,
    version = "jarshy-sim 0.1.0",
    description = {
      "An SMSC to test against: accounts, phones, receipts, faults, and a proof of what arrived.",
      "Without a scenario the accounts are beeline, kcell and tele2, each with the password demo."
    },
    sortOptions = false,
    subcommands = {
      RunCommand.class,
      CheckCommand.class,
      ReplayCommand.class,
      BlastCommand.class,
      BenchCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:ended by the user, or the scenario ended and all its assertions hold",
      "1:a port is taken or there is no network",
      "2:an option or the scenario is wrong",
      "3:an assertion of the scenario is broken"
    })
public final class SimulatorCommand implements Callable<Integer> {

  @Mixin private RunOptions options;

  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description =
          "YAML file with accounts, behaviour and assertions; its load is left out, see run")
  private Path scenario;

  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(new CommandLine(new SimulatorCommand()).execute(args));
  }

  @Override
  public Integer call() {
    return new Running(options, Running.Part.served(scenario), new Console(spec)).run();
  }
}
