package org.jarshy.gateway.ops;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.subscriber.SubscriberImport;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes subscribers from a CSV file into the database of a stopped service. */
@Command(
    name = "import",
    description = {
      "Takes subscribers from a CSV file in UTF-8 with the header number,language,place,topics",
      "and, where it is known, script (own or latin).",
      "Every line that is left out is listed with its reason."
    },
    mixinStandardHelpOptions = true)
final class ImportSubscribers implements Callable<Integer> {

  private static final Actor COMMAND_LINE = new Actor("command-line");

  private final OfflineParts parts;
  private final PrintStream out;
  private final PrintStream err;

  @Parameters(paramLabel = "FILE", description = "the CSV file")
  private Path file;

  ImportSubscribers(OfflineParts parts, PrintStream out, PrintStream err) {
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
    try (ConfigurableApplicationContext context = parts.start();
        InputStream csv = Files.newInputStream(file)) {
      return importInto(context, csv);
    } catch (OfflineParts.NotStarted e) {
      err.println("import: " + e.getMessage() + "; nothing was imported");
      return 1;
    }
  }

  private int importInto(ConfigurableApplicationContext context, InputStream csv) {
    SubscriberImport imports;
    try {
      imports = context.getBean(SubscriberImport.class);
    } catch (RuntimeException e) {
      throw OfflineParts.explained(e);
    }
    try {
      tell(imports.importCsv(csv, COMMAND_LINE));
      return 0;
    } catch (SubscriberImport.NotTaken e) {
      err.println("import: " + e.getMessage());
      return 1;
    }
  }

  private void tell(SubscriberImport.Report report) {
    out.printf(
        "%d lines: %d added, %d updated, %d refused%n",
        report.lines(), report.added(), report.updated(), report.refusedCount());
    report.refused().forEach(r -> err.println("line " + r.line() + ": " + r.reason()));
    long unlisted = report.refusedCount() - report.refused().size();
    if (unlisted > 0) {
      err.println("and " + unlisted + " more lines");
    }
  }
}
