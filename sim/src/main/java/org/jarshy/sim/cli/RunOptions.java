package org.jarshy.sim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.SmscBuilder;
import org.jarshy.sim.form.InvalidSetting;
import org.jarshy.sim.io.Pace;
import org.jarshy.sim.scenario.Scenario;
import picocli.CommandLine.Option;

/** What the simulator can be told when it starts. */
final class RunOptions {

  private static final int HIGHEST_PORT = 65_535;

  @Option(
      names = "--smpp",
      paramLabel = "PORT",
      defaultValue = "2775",
      description =
          "SMPP port of the accounts that belong to no SMSC with a port of its own, 0 for any free"
              + " one (default: ${DEFAULT-VALUE})")
  private int smppPort;

  @Option(
      names = "--tls",
      paramLabel = "PORT",
      description = "the same accounts over TLS, 0 for any free port (default: no TLS)")
  private Integer tlsPort;

  @Option(
      names = "--write-certificate",
      paramLabel = "FILE",
      description =
          "write there, as PEM, the certificate that is made at the start for TLS, for clients that"
              + " verify it; it names localhost and 127.0.0.1")
  private Path certificateFile;

  @Option(
      names = "--http",
      paramLabel = "PORT",
      defaultValue = "8090",
      description = "port of the page and of the API (default: ${DEFAULT-VALUE})")
  private int httpPort;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "address to listen at (default: ${DEFAULT-VALUE})")
  private String host;

  @Option(
      names = "--receipt-delay",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "receipts come this long after the response, for every account, such as 500ms")
  private Duration receiptDelay;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "makes two runs alike; overrides the scenario's")
  private Long seed;

  @Option(
      names = "--capture",
      paramLabel = "FILE",
      description = "take down all PDUs: FILE.pcapng for Wireshark, FILE.jsonl decoded; repeatable")
  private List<Path> captures = new ArrayList<>();

  List<Path> captures() {
    return captures;
  }

  String host() {
    return host;
  }

  /**
   * @param scenario null for none
   * @param pace of a scenario
   * @throws InvalidSetting when an option is not allowed
   */
  SmscBuilder builder(Scenario scenario, Pace pace) {
    port("--smpp", smppPort);
    port("--http", httpPort);
    SmscBuilder builder = Smsc.builder().host(host).smppPort(smppPort).httpPort(httpPort);
    if (tlsPort != null) {
      port("--tls", tlsPort);
      builder.tlsPort(tlsPort);
    }
    if (scenario != null) {
      scenario.configure(builder, pace);
    }
    if (seed != null) {
      builder.seed(seed);
    }
    if (receiptDelay != null) {
      builder.receiptDelay(receiptDelay);
    }
    return builder;
  }

  /**
   * For those who want to trust it.
   *
   * @throws IOException when the file cannot be written
   * @throws InvalidSetting when no certificate was made
   */
  void writeCertificate(Smsc smsc) throws IOException {
    if (certificateFile == null) {
      return;
    }
    String pem = smsc.certificatePem();
    if (pem == null) {
      throw new InvalidSetting(
          "--write-certificate", certificateFile, "only with --tls, or a TLS port without its own");
    }
    Files.writeString(certificateFile, pem);
  }

  /** Whether runs are to be alike, by an option or by the scenario. */
  boolean steady(Scenario scenario) {
    return seed != null || (scenario != null && scenario.seed() != null);
  }

  private static void port(String option, int value) {
    if (value < 0 || value > HIGHEST_PORT) {
      throw new InvalidSetting(option, value, "0 to 65535");
    }
  }
}
