package org.jarshy.sim.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jarshy.sim.form.InvalidSetting;
import org.jarshy.sim.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads scenarios without playing them. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Says whether scenarios are well written, and where they are not.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all are", "2:one is not, or cannot be read"})
final class CheckCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SCENARIO", arity = "1..*", description = "YAML files")
  private List<Path> files;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Console console = new Console(spec);
    int wrong = 0;
    for (Path file : files) {
      try {
        Scenario scenario = Scenario.read(file);
        int accounts =
            scenario.accounts().size()
                + scenario.smscs().stream().mapToInt(smsc -> smsc.accounts().size()).sum();
        console.say(
            "%s: good; %d accounts, %d loads, %d steps, %d assertions",
            file,
            accounts,
            scenario.loads().size(),
            scenario.timeline().size(),
            scenario.assertions().verdicts(false).size());
      } catch (InvalidSetting | UncheckedIOException e) {
        console.complain(e.getMessage());
        wrong++;
      }
    }
    return wrong == 0 ? 0 : 2;
  }
}
