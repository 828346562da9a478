package org.jarshy.gateway.ops;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jarshy.gateway.bench.LinkPlan;
import org.jarshy.gateway.bench.SmscAddress;
import org.jarshy.gateway.bench.Storage;
import org.jarshy.gateway.kernel.Secret;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.TypeConversionException;

/** Options that all measurements have: the SMSC, the links to it, the database. */
final class BenchLink {

  /** As in a carrier's configuration. */
  private static final int MOST_WINDOW = 5_000;

  private static final int MOST_LINKS = 32;
  private static final int MOST_SEGMENTS = 100_000;

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--smsc",
      paramLabel = "HOST:PORT",
      converter = AddressConverter.class,
      description = "the SMSC to measure against; it must send receipts")
  private SmscAddress smsc;

  @Option(names = "--system-id", defaultValue = "bench", description = "default: bench")
  private String systemId;

  @Option(names = "--password", defaultValue = "bench", description = "default: bench")
  private String password;

  @Option(
      names = "--source-address",
      paramLabel = "ADDRESS",
      defaultValue = "1414",
      description = "what the messages are from, and what phones text to; default: 1414")
  private String sourceAddress;

  @Option(
      names = "--window",
      paramLabel = "W",
      defaultValue = "500",
      description = "submits without an answer on each link, 1 to 5000; default: 500")
  private int window;

  @Option(
      names = "--links",
      paramLabel = "L",
      defaultValue = "1",
      description = "1 to 32; default: 1")
  private int links;

  @Option(
      names = "--connect-timeout",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = TimeConverter.class,
      description = "default: 10s")
  private Duration connectTimeout;

  @Option(
      names = "--database",
      paramLabel = "JDBC-URL",
      description = {
        "an empty database of your own; default: an H2 file in a temporary",
        "directory, each commit synced to disk, as the service has it"
      })
  private String database;

  @Option(
      names = "--database-user",
      paramLabel = "USER",
      defaultValue = "${sys:user.name}",
      description = "of --database; default: yours on this machine")
  private String databaseUser;

  @Option(
      names = "--database-password",
      paramLabel = "PASSWORD",
      defaultValue = "",
      description = "of --database")
  private String databasePassword;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = {
        "for database file and keyfile, kept for the next run, which then",
        "need not make its subscribers again"
      })
  private Path directory;

  @Option(names = "--verbose", description = "steps and log lines on stderr")
  private boolean verbose;

  LinkPlan link(int segmentsPerSecond) {
    require(smsc != null, "--smsc HOST:PORT is needed: the SMSC to measure against");
    require(within(1, window, MOST_WINDOW), "--window is %d; 1 to 5000 are allowed", window);
    require(within(1, links, MOST_LINKS), "--links is %d; 1 to 32 are allowed", links);
    require(
        within(0, segmentsPerSecond, MOST_SEGMENTS),
        "--segments-per-second is %d; 0 (no limit) to 100000 are allowed",
        segmentsPerSecond);
    require(
        !systemId.isBlank() && systemId.length() <= 15,
        "--system-id has %d characters; 1 to 15 are allowed",
        systemId.length());
    require(
        !sourceAddress.isBlank() && sourceAddress.length() <= 20,
        "--source-address has %d characters; 1 to 20 are allowed",
        sourceAddress.length());
    require(!connectTimeout.isNegative() && !connectTimeout.isZero(), "--connect-timeout is zero");
    return new LinkPlan(
        smsc,
        systemId,
        Secret.of(password),
        links,
        window,
        segmentsPerSecond,
        sourceAddress,
        connectTimeout);
  }

  Storage storage() {
    require(
        database == null || database.startsWith("jdbc:"),
        "--database is '%s'; a JDBC URL is allowed, as jdbc:postgresql://HOST/DATABASE",
        database);
    return new Storage(database, databaseUser, Secret.of(databasePassword), directory);
  }

  boolean verbose() {
    return verbose;
  }

  /**
   * @throws ParameterException with the message, which ends the command with 2
   */
  void require(boolean allowed, String message, Object... values) {
    if (!allowed) {
      throw new ParameterException(commandLine(), message.formatted(values));
    }
  }

  private CommandLine commandLine() {
    return command.commandLine();
  }

  private static boolean within(int least, int value, int most) {
    return least <= value && value <= most;
  }

  static final class AddressConverter implements ITypeConverter<SmscAddress> {
    @Override
    public SmscAddress convert(String value) {
      try {
        return SmscAddress.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** {@code 500ms}, {@code 30s}, {@code 5m}; a number alone is seconds. */
  static final class TimeConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      try {
        return DurationStyle.detectAndParse(value.strip(), ChronoUnit.SECONDS);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'" + value + "' is no time: 500ms, 30s or 5m are allowed");
      }
    }
  }
}
