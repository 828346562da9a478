package org.jarshy.gateway.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.jarshy.gateway.GatewayApplication;
import org.jarshy.sim.Smsc;
import org.springframework.boot.SpringApplication;

/**
 * The whole product on one machine: an SMSC simulator with three accounts, and the gateway as it is
 * shipped, with a new database, sample data and feeds to practise with. Run by {@code mvn -q
 * spring-boot:test-run}.
 */
public final class DemoApplication {

  static final int SMPP_PORT = 2775;
  static final int PHONES_PORT = 8090;
  static final int FEEDS_PORT = 8091;

  private DemoApplication() {}

  /**
   * @param args settings of the gateway, {@code --server.port=8081};
   */
  public static void main(String[] args) {
    Smsc smsc = null;
    PracticeFeeds feeds = null;
    try {
      // The accounts of the shipped configuration are the ones that the simulator has by itself.
      smsc = Smsc.builder().smppPort(SMPP_PORT).httpPort(PHONES_PORT).start();
      feeds = PracticeFeeds.start(FEEDS_PORT, Clock.systemUTC());
      startGateway(args);
    } catch (IOException e) {
      System.err.println(
          "The simulator or the practice feeds cannot start, is another demo running? "
              + e.getMessage());
      System.exit(1);
    } catch (RuntimeException e) {
      // The reason is told already; but the simulator's threads would keep the process.
      smsc.close();
      if (feeds != null) {
        feeds.close();
      }
      System.exit(1);
    }
  }

  private static void startGateway(String... args) {
    SpringApplication.from(GatewayApplication::main)
        .with(DemoConfiguration.class)
        .run(
            Stream.of(demo(newDirectory()), PracticeFeeds.settings(FEEDS_PORT), Stream.of(args))
                .flatMap(s -> s)
                .toArray(String[]::new));
  }

  /** Each start has its own, below target/, so that nothing of an earlier one is in the way. */
  private static Path newDirectory() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target", "demo")), "run-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> demo(Path directory) {
    return Stream.of(
        "--spring.datasource.url=jdbc:h2:file:./"
            + directory.resolve("jarshy")
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0",
        "--jarshy.keys.file=" + directory.resolve("jarshy.key"),
        "--jarshy.keys.create=true",
        "--jarshy.keys.throwaway=true",
        "--jarshy.trust.directory=" + SampleBundle.write(directory, Clock.systemUTC().instant()),
        // The sample proxies lead nowhere, and none that leads anywhere can be entered.
        "--jarshy.proxy.practice=true",
        // Whoever tries it at night wants to see it go.
        "--jarshy.broadcast.quiet-hours.digest=none");
  }
}
