package org.jarshy.gateway.ops;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jarshy.gateway.audit.LogKey;
import org.jarshy.gateway.audit.Verdict;
import org.jarshy.gateway.audit.VerifyAudit;
import org.jarshy.gateway.audit.Witnessed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks an export of the audit log, or a proof, from files alone. */
@Command(
    name = "verify",
    description = {
      "Checks an export of the audit log or a proof, without database and network.",
      "Prints one JSON object; the exit code is 0 where nothing is wrong, else 1.",
      "Without a checkpoint that somebody outside kept, only the log's own word is checked."
    },
    mixinStandardHelpOptions = true)
final class VerifyAuditLog implements Callable<Integer> {

  private final PrintStream out;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "an export, or a proof")
  private Path file;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE|TEXT",
      description = "what a witness kept: a file of checkpoints, or the text of an SMS; repeatable")
  private List<String> checkpoints = new ArrayList<>();

  @Option(
      names = "--key",
      paramLabel = "FILE|KEY",
      description = "public keys of the log, from elsewhere than the file; repeatable")
  private List<String> keys = new ArrayList<>();

  VerifyAuditLog(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw wrong(file + " is no file that can be read");
    }
    List<Witnessed> witnessed = new ArrayList<>();
    for (int i = 0; i < checkpoints.size(); i++) {
      String given = checkpoints.get(i);
      try {
        witnessed.addAll(VerifyAudit.witnessed(text(given), source(given, i)));
      } catch (IllegalArgumentException e) {
        throw wrong("--checkpoint " + (i + 1) + ": " + e.getMessage());
      }
    }
    List<LogKey> known = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      try {
        text(keys.get(i)).lines().filter(l -> !l.isBlank()).map(LogKey::parse).forEach(known::add);
      } catch (IllegalArgumentException e) {
        throw wrong("--key " + (i + 1) + ": " + e.getMessage());
      }
    }
    if (!keys.isEmpty() && known.isEmpty()) {
      throw wrong("--key: there is no key in it");
    }
    Verdict verdict = VerifyAudit.file(file, witnessed, known);
    out.println(verdict.json());
    return verdict.ok() ? 0 : 1;
  }

  private static String source(String given, int index) {
    return isFile(given) ? Path.of(given).getFileName().toString() : "checkpoint " + (index + 1);
  }

  private static String text(String given) throws IOException {
    return isFile(given) ? Files.readString(Path.of(given)) : given;
  }

  private static boolean isFile(String given) {
    try {
      return Files.isRegularFile(Path.of(given));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
