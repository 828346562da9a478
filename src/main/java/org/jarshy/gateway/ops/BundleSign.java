package org.jarshy.gateway.ops;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jarshy.gateway.trust.BundleVerifier;
import org.jarshy.gateway.trust.UnsignedBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds the signature of another person, who is shown first what they sign. */
@Command(
    name = "sign",
    description = {
      "Adds a signature to a bundle, for roles that need two signers.",
      "Without a key it shows what the bundle says and changes nothing."
    },
    mixinStandardHelpOptions = true)
final class BundleSign implements Callable<Integer> {

  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;

  @Parameters(paramLabel = "FILE", description = "the bundle")
  private Path file;

  @Option(names = "--out", paramLabel = "FILE", description = "where to; FILE itself if left out")
  private Path into;

  @Mixin private BundleSigning signing;

  BundleSign(PrintStream out, PrintStream err, Clock clock) {
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try {
      if (Files.size(file) > BundleVerifier.MAX_BYTES) {
        throw new IllegalArgumentException(file + " is larger than 5 MiB, the most allowed");
      }
      UnsignedBundle bundle = UnsignedBundle.read(Files.readAllBytes(file));
      out.println(bundle.summary());
      bundle.items().forEach(item -> out.println(shown(item)));
      if (signing.asked()) {
        signing.sign(bundle, clock);
        Files.write(into == null ? file : into, bundle.toBytes());
        out.println((into == null ? file : into) + ": " + bundle.summary());
      }
      return 0;
    } catch (IllegalArgumentException e) {
      err.println("sign: " + e.getMessage());
    } catch (IOException e) {
      err.println("sign: cannot read or write " + e.getMessage());
    }
    return 1;
  }

  /** Written anew: no carriage return and no row of spaces moves a field out of sight. */
  private static String shown(byte[] item) {
    return LinesCommand.JSON
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(LinesCommand.JSON.readTree(item));
  }
}
