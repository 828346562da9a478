package org.jarshy.gateway.ops;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.trust.SecretKeyFile;
import org.jarshy.gateway.trust.UnsignedBundle;
import picocli.CommandLine.Option;

/** With whose key: the options that {@code create} and {@code sign} share. */
final class BundleSigning {

  private static final String PASSPHRASE = "JARSHY_KEY_PASSPHRASE";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = {
        "sign with an OpenPGP secret key in this file; its passphrase is taken from the",
        "environment variable JARSHY_KEY_PASSPHRASE or asked for"
      })
  private List<Path> keys = new ArrayList<>();

  @Option(
      names = "--gpg",
      paramLabel = "KEYID",
      description = "sign with this key of GnuPG; the program gpg must be installed")
  private List<String> gpg = new ArrayList<>();

  @Option(
      names = "--minisign",
      paramLabel = "FILE",
      description = "sign with this secret key of minisign; the program must be installed")
  private List<Path> minisign = new ArrayList<>();

  boolean asked() {
    return !(keys.isEmpty() && gpg.isEmpty() && minisign.isEmpty());
  }

  /**
   * @throws IllegalArgumentException saying what could not be signed, and why
   */
  void sign(UnsignedBundle bundle, Clock clock) throws IOException {
    for (Path key : keys) {
      bundle.addOpenPgp(
          SecretKeyFile.read(Files.readAllBytes(key))
              .sign(bundle.manifest(), passphrase(key), clock.instant()));
    }
    for (String id : gpg) {
      bundle.addOpenPgp(SigningPrograms.gpg(id, bundle.manifest()));
    }
    for (Path key : minisign) {
      bundle.addMinisign(SigningPrograms.minisign(key, bundle.manifest()));
    }
  }

  private static char[] passphrase(Path key) {
    String given = System.getenv(PASSPHRASE);
    if (given != null) {
      return given.toCharArray();
    }
    Console console = System.console();
    if (console == null) {
      return new char[0];
    }
    char[] typed = console.readPassword("Passphrase of %s (empty for none): ", key);
    return typed == null ? new char[0] : typed;
  }
}
