package org.jarshy.gateway.ops;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jarshy.gateway.trust.Role;
import org.jarshy.gateway.trust.TrustStore;
import org.jarshy.gateway.trust.TrustUpdate;
import org.jarshy.gateway.trust.TrustedKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Works on directories of trusted keys. */
@Command(
    name = "trust",
    description = "Works on a directory of trusted keys.",
    mixinStandardHelpOptions = true)
final class BundleTrust extends Commands.Group {

  /** Shows who is trusted for what, and what is missing. */
  @Command(
      name = "check",
      description = "Shows who is trusted for what, and what is wrong with a directory of keys.",
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    @Parameters(paramLabel = "DIR")
    private Path directory;

    @Option(names = "--at", paramLabel = "INSTANT", converter = GivenInstant.class)
    private Instant at;

    Check(PrintStream out, PrintStream err, Clock clock) {
      this.out = out;
      this.err = err;
      this.clock = clock;
    }

    @Override
    public Integer call() {
      try {
        TrustStore store = TrustStore.read(directory);
        out.println("version " + store.version() + ", " + store.keys().size() + " keys");
        for (TrustedKey key : store.keys()) {
          out.println(key.fingerprint() + "  " + roles(key) + "  " + key.name());
        }
        for (Role role : Role.values()) {
          long held = store.keys().stream().filter(k -> k.roles().contains(role)).count();
          if (held > 0 && held < store.threshold(role)) {
            err.println(
                "check: "
                    + role.code()
                    + " needs "
                    + store.threshold(role)
                    + " signers and has "
                    + held
                    + " keys; everything of it will be refused");
          }
        }
        if (store.version() > 0
            && store.keys().stream().anyMatch(k -> k.roles().contains(Role.ROOT))) {
          TrustUpdate.requireOwnRoots(directory, at == null ? clock.instant() : at);
          out.println("signed by its roots");
        }
        return 0;
      } catch (TrustStore.Unusable e) {
        err.println("check: " + e.getMessage());
        return 1;
      }
    }

    private static String roles(TrustedKey key) {
      return key.roles().stream().sorted().map(Role::code).collect(Collectors.joining(","));
    }
  }

  /** Puts a newer version in the place of the one in use, if the roots say so. */
  @Command(
      name = "update",
      description = {
        "Takes a newer version of a directory of keys: trust.json signed by enough roots of the",
        "version in use, and by enough of its own."
      },
      mixinStandardHelpOptions = true)
  static final class Update implements Callable<Integer> {

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    @Parameters(index = "0", paramLabel = "DIR", description = "the directory in use")
    private Path directory;

    @Parameters(index = "1", paramLabel = "NEWDIR", description = "the newer version")
    private Path update;

    @Option(names = "--at", paramLabel = "INSTANT", converter = GivenInstant.class)
    private Instant at;

    Update(PrintStream out, PrintStream err, Clock clock) {
      this.out = out;
      this.err = err;
      this.clock = clock;
    }

    @Override
    public Integer call() {
      try {
        TrustStore wanted = TrustUpdate.check(directory, update, at == null ? clock.instant() : at);
        replace();
        out.println("version " + wanted.version() + " is in use");
        return 0;
      } catch (TrustStore.Unusable e) {
        err.println("update: " + e.getMessage() + "; nothing was changed");
      } catch (IOException | UncheckedIOException e) {
        err.println("update: cannot write: " + e.getMessage());
      }
      return 1;
    }

    /** Two renames; whoever reads in between finds no directory and refuses, never half of one. */
    private void replace() throws IOException {
      Path whole = directory.toAbsolutePath().normalize();
      Path next = Files.createTempDirectory(whole.getParent(), "trust-new");
      List<Path> files;
      try (Stream<Path> all = Files.walk(update)) {
        files = all.toList();
      }
      for (Path file : files) {
        Path target = next.resolve(update.relativize(file).toString());
        if (!Files.isDirectory(file)) {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        } else if (!Files.exists(target)) {
          Files.createDirectory(target);
        }
      }
      TrustUpdate.check(directory, next, at == null ? clock.instant() : at);
      try (Stream<Path> all = Files.walk(next)) {
        for (Path file : all.toList()) {
          readableAs(whole, file, file.equals(next));
        }
      }
      Path old = whole.resolveSibling(whole.getFileName() + ".before-" + next.getFileName());
      Files.move(whole, old, StandardCopyOption.ATOMIC_MOVE);
      Files.move(next, whole, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The service runs as somebody else than whoever updates, and must read it as before. */
    private static void readableAs(Path model, Path file, boolean whole) throws IOException {
      PosixFileAttributeView old = Files.getFileAttributeView(model, PosixFileAttributeView.class);
      PosixFileAttributeView now = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      if (old == null || now == null) {
        return; // no such thing on this file system
      }
      PosixFileAttributes wanted = old.readAttributes();
      PosixFileAttributes given = now.readAttributes();
      if (!given.group().equals(wanted.group())) {
        now.setGroup(wanted.group());
      }
      if (whole) {
        now.setPermissions(wanted.permissions());
      }
      if (!given.owner().equals(wanted.owner())) {
        now.setOwner(wanted.owner());
      }
    }
  }
}
