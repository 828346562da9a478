package org.jarshy.gateway.ops;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.trust.BundleVerifier;
import org.jarshy.gateway.trust.ImportBundle;
import org.jarshy.gateway.trust.ImportBundle.Door;
import org.jarshy.gateway.trust.ImportBundle.Intake;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Takes a bundle into the database of a stopped service. */
@Command(
    name = "import",
    description = {
      "Takes a signed bundle into the database of a stopped service; a running one takes it at its",
      "console. Says {\"accepted\",\"rule\",\"detail\"} and what became of each item.",
      "Exit code 0 for yes, also where it was taken before, 1 for no."
    },
    mixinStandardHelpOptions = true)
final class BundleImport implements Callable<Integer> {

  private static final Actor COMMAND_LINE = new Actor("command-line");

  private final OfflineParts parts;
  private final PrintStream out;
  private final PrintStream err;

  @Parameters(paramLabel = "FILE", description = "the bundle")
  private Path file;

  BundleImport(OfflineParts parts, PrintStream out, PrintStream err) {
    this.parts = parts;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      err.println("import: " + file + " is no file that can be read; nothing was imported");
      return 1;
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(BundleVerifier.MAX_BYTES + 1);
    }
    try (ConfigurableApplicationContext context = parts.start()) {
      return tell(take(imports(context), bytes));
    } catch (OfflineParts.NotStarted e) {
      err.println("import: " + e.getMessage() + "; nothing was imported");
      return 1;
    }
  }

  private static ImportBundle imports(ConfigurableApplicationContext context) {
    try {
      return context.getBean(ImportBundle.class);
    } catch (RuntimeException e) {
      throw OfflineParts.explained(e);
    }
  }

  private static Intake take(ImportBundle imports, byte[] bytes) {
    return bytes.length > BundleVerifier.MAX_BYTES
        ? imports.tooLarge(
            "The file is larger than 5 MiB; at most 5 MiB are allowed.",
            Door.COMMAND_LINE,
            COMMAND_LINE)
        : imports.take(bytes, Door.COMMAND_LINE, COMMAND_LINE);
  }

  private int tell(Intake intake) {
    ObjectNode answer = LinesCommand.JSON.createObjectNode();
    if (intake instanceof Intake.Refused refused) {
      answer.put("accepted", false).put("rule", refused.rule()).put("detail", refused.detail());
    } else {
      answer.put("accepted", true).putNull("rule");
      if (intake instanceof Intake.Taken taken) {
        answer.put(
            "detail", "taken: number " + taken.bundle().seq() + " of " + taken.bundle().stream());
        var outcomes = answer.putArray("outcomes");
        taken
            .outcomes()
            .forEach(
                o ->
                    outcomes
                        .addObject()
                        .put("item", o.item())
                        .put("subject", o.subject())
                        .put("words", o.words()));
      } else {
        answer.put("detail", "taken before: nothing was changed");
      }
    }
    out.println(LinesCommand.JSON.writeValueAsString(answer));
    out.flush();
    return intake instanceof Intake.Refused ? 1 : 0;
  }
}
