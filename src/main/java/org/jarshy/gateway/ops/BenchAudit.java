package org.jarshy.gateway.ops;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.jarshy.gateway.audit.AuditCheckpoints;
import org.jarshy.gateway.audit.AuditExport;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.audit.WatchLog;
import org.jarshy.gateway.bench.AuditBench;
import org.jarshy.gateway.bench.Result;
import org.springframework.transaction.PlatformTransactionManager;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the audit log: appending, placing and signing, checking, verifying an export. */
@Command(
    name = "audit",
    description = {
      "Appends records to an audit log on a database of its own, eight writers with a transaction",
      "for each record; then places and signs them, checks them, exports and verifies the export.",
      "Prints one JSON object. Exit code 0: everything verified."
    },
    mixinStandardHelpOptions = true)
final class BenchAudit implements Callable<Integer> {

  private final Class<?> application;
  private final List<String> settings;
  private final PrintStream out;
  private final PrintStream err;

  @Spec private CommandSpec spec;

  @Option(
      names = "--records",
      paramLabel = "N",
      defaultValue = "100000",
      description = "how many, 1000 to 10000000; default: 100000")
  private int records;

  BenchAudit(Class<?> application, List<String> settings, PrintStream out, PrintStream err) {
    this.application = application;
    this.settings = settings;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    if (records < 1_000 || records > 10_000_000) {
      throw new ParameterException(
          spec.commandLine(), "--records is " + records + "; 1000 to 10000000 are allowed");
    }
    return BenchCommand.print(this::measure, out, err);
  }

  private Result measure() throws Exception {
    return OwnDatabase.measure(
        application,
        settings,
        (parts, directory) ->
            new AuditBench(records, directory, err)
                .run(
                    parts.getBean(AuditLog.class),
                    parts.getBean(AuditCheckpoints.class),
                    parts.getBean(AuditExport.class),
                    parts.getBean(WatchLog.class),
                    parts.getBean(PlatformTransactionManager.class)));
  }
}
