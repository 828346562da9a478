package org.jarshy.gateway.ops;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jarshy.gateway.audit.AuditExport;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the audit log of a stopped service to a file. */
@Command(
    name = "export",
    description = {
      "Writes the whole audit log to a new file, as JSON lines, for 'audit verify' and 'audit prove'.",
      "While the service runs: GET /api/v1/audit/export."
    },
    mixinStandardHelpOptions = true)
final class ExportAudit implements Callable<Integer> {

  private final OfflineParts parts;
  private final PrintStream out;
  private final PrintStream err;

  @Parameters(paramLabel = "FILE", description = "the file to write; there must be none yet")
  private Path file;

  @Option(
      names = "--withhold",
      description = "leave out what was done to whom; it verifies all the same")
  private boolean withhold;

  ExportAudit(OfflineParts parts, PrintStream out, PrintStream err) {
    this.parts = parts;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    try (ConfigurableApplicationContext context = parts.start();
        OutputStream to =
            new BufferedOutputStream(
                Files.newOutputStream(
                    file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
      out.println(export(context).write(to, !withhold) + " records");
      return 0;
    } catch (OfflineParts.NotStarted e) {
      err.println("export: " + e.getMessage() + "; nothing was exported");
      return 1;
    } catch (FileAlreadyExistsException e) {
      err.println("export: " + file + " exists already; nothing was exported");
      return 1;
    }
  }

  private static AuditExport export(ConfigurableApplicationContext context) {
    try {
      return context.getBean(AuditExport.class);
    } catch (RuntimeException e) {
      throw OfflineParts.explained(e);
    }
  }
}
