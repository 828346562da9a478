package org.jarshy.gateway.ops;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jarshy.gateway.audit.AuditProofs;
import org.jarshy.gateway.audit.ProveAudit;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a proof out of an export, to be given to somebody who may not see the rest. */
@Command(
    name = "prove",
    description = {
      "Prints a proof out of an export, for 'audit verify': that a record is in the log of a",
      "checkpoint, or that the log of one checkpoint is the beginning of that of another."
    },
    mixinStandardHelpOptions = true)
final class ProveAuditRecord implements Callable<Integer> {

  private final PrintStream out;
  private final PrintStream err;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "an export")
  private Path file;

  @ArgGroup(multiplicity = "1")
  private What what;

  @Option(
      names = "--size",
      paramLabel = "RECORDS",
      description = "of the checkpoint for --record; the smallest that has it where left out")
  private long size;

  /** One of the two. */
  static final class What {
    @Option(names = "--record", paramLabel = "SEQ", required = true, description = "its number")
    private Long record;

    @Option(
        names = "--consistency",
        paramLabel = "RECORDS",
        arity = "2",
        required = true,
        description = "sizes of two checkpoints, the smaller first")
    private List<Long> sizes;
  }

  ProveAuditRecord(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new ParameterException(spec.commandLine(), file + " is no file that can be read");
    }
    try {
      out.println(
          what.record != null
              ? ProveAudit.inclusion(file, what.record, size)
              : ProveAudit.consistency(file, what.sizes.get(0), what.sizes.get(1)));
      return 0;
    } catch (AuditProofs.NotProven e) {
      err.println("prove: " + e.getMessage());
      return 1;
    }
  }
}
