package org.jarshy.gateway.ops;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line of the service. Exit codes: 0 done, 1 the work failed or some input was refused,
 * 2 the command itself was wrong.
 */
@Command(
    name = "jarshy-gateway",
    description = {
      "Without a command: starts the service.",
      "Settings are given as --KEY=VALUE:",
      "  --spring.config.additional-location=config/"
    },
    synopsisHeading = "Usage: ",
    mixinStandardHelpOptions = true,
    versionProvider = Commands.Version.class)
public final class Commands implements Runnable {

  @Spec private CommandSpec spec;

  private Commands() {}

  /** Do the arguments name a command, so that the service is not to start? */
  public static boolean asked(String... args) {
    return !Invocation.of(args).startsService();
  }

  /**
   * Runs the command that the arguments name.
   *
   * @param application what a command that needs the database starts, without pages and links
   * @return the exit code
   */
  public static int run(Class<?> application, String... args) {
    // UTF-8 whatever the terminal's locale says: what comes and goes here is JSON.
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    return run(application, System.in, out, err, args);
  }

  static int run(
      Class<?> application, InputStream in, PrintStream out, PrintStream err, String... args) {
    Invocation invocation = Invocation.of(args);
    CommandLine text =
        new CommandLine(new TextCommand())
            .addSubcommand(new LinesCommand.CutIntoSegments(in, out))
            .addSubcommand(new LinesCommand.Understand(in, out));
    OfflineParts offline = new OfflineParts(application, invocation.settings());
    CommandLine subscribers =
        new CommandLine(new SubscribersCommand())
            .addSubcommand(new ImportSubscribers(offline, out, err))
            .addSubcommand(new RecountSubscribers(offline, out, err));
    CommandLine bench =
        new CommandLine(new BenchCommand(application, invocation.settings(), out, err))
            .addSubcommand(new BenchKeywords(application, invocation.settings(), out, err))
            .addSubcommand(new BenchLookup(application, invocation.settings(), out, err))
            .addSubcommand(new BenchAudit(application, invocation.settings(), out, err));
    CommandLine audit =
        new CommandLine(new AuditCommand())
            .addSubcommand(new ExportAudit(offline, out, err))
            .addSubcommand(new VerifyAuditLog(out))
            .addSubcommand(new ProveAuditRecord(out, err));
    CommandLine proxy =
        new CommandLine(new ProxyCommand()).addSubcommand(new SimulateEnumeration(out));
    return new CommandLine(new Commands())
        .addSubcommand(text)
        .addSubcommand(subscribers)
        .addSubcommand(bundle(offline, out, err))
        .addSubcommand(audit)
        .addSubcommand(proxy)
        .addSubcommand(bench)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setParameterExceptionHandler(
            (wrong, given) -> {
              CommandLine command = wrong.getCommandLine();
              err.println(
                  wrong instanceof UnmatchedArgumentException unmatched
                      ? "Unknown command or option: " + String.join(" ", unmatched.getUnmatched())
                      : wrong.getMessage());
              command.usage(err);
              return command.getCommandSpec().exitCodeOnInvalidInput();
            })
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              err.println(command.getCommandName() + ": " + failure.getMessage());
              return 1;
            })
        .execute(invocation.words().toArray(String[]::new));
  }

  private static CommandLine bundle(OfflineParts offline, PrintStream out, PrintStream err) {
    Clock clock = new TimeConfiguration().clock();
    return new CommandLine(new BundleCommand())
        .addSubcommand(new BundleVerify(out, clock))
        .addSubcommand(new BundleCreate(out, err, clock))
        .addSubcommand(new BundleSign(out, err, clock))
        .addSubcommand(new BundleImport(offline, out, err))
        .addSubcommand(
            new CommandLine(new BundleTrust())
                .addSubcommand(new BundleTrust.Check(out, err, clock))
                .addSubcommand(new BundleTrust.Update(out, err, clock))
                .addSubcommand(new PinTrust(offline, out, err)));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "No command given; see --help");
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Commands.class.getPackage().getImplementationVersion();
      return new String[] {"Jarshy " + (version == null ? "(not from a jar)" : version)};
    }
  }

  @Command(
      name = "text",
      description = "What the service makes of texts: one JSON string a line in, one object out.",
      mixinStandardHelpOptions = true)
  static final class TextCommand extends Group {}

  @Command(
      name = "subscribers",
      description = "Works on the subscribers while the service is stopped.",
      mixinStandardHelpOptions = true)
  static final class SubscribersCommand extends Group {}

  @Command(
      name = "bundle",
      description = "Makes signed bundles, says whether one can be trusted, and takes them in.",
      mixinStandardHelpOptions = true)
  static final class BundleCommand extends Group {}

  @Command(
      name = "audit",
      description = "The audit log: export it, check an export or a proof, prove a record.",
      mixinStandardHelpOptions = true)
  static final class AuditCommand extends Group {}

  @Command(
      name = "proxy",
      description = "What handing proxies out gives away.",
      mixinStandardHelpOptions = true)
  static final class ProxyCommand extends Group {}

  /** A command that only holds others. */
  abstract static class Group implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
      throw new ParameterException(
          spec.commandLine(),
          "'" + spec.name() + "' needs one of: " + String.join(", ", spec.subcommands().keySet()));
    }
  }
}
