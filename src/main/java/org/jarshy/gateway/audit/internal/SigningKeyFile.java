package org.jarshy.gateway.audit.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jarshy.gateway.audit.LogKey;

/**
 * The key that signs checkpoints, apart from the database: a line {@code jarshy-audit-key 1}, the
 * name of the log and 32 random octets in base64, for its owner alone. Beside it, with {@code .pub}
 * behind its name, stands every public key that this log has had, one a line.
 */
public final class SigningKeyFile {

  /** The file is there and cannot be used; the message says why and what is allowed. */
  public static final class Refused extends RuntimeException {
    Refused(String reason) {
      super(reason);
    }
  }

  private static final String VERSION = "jarshy-audit-key 1";
  private static final Pattern NAME = Pattern.compile("[^\\s+]{1,100}");
  private static final Set<PosixFilePermission> OWNER_ALONE =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path path;
  private final Path publicKeys;

  public SigningKeyFile(Path path) {
    this.path = path.toAbsolutePath();
    this.publicKeys = this.path.resolveSibling(path.getFileName() + ".pub");
  }

  public boolean exists() {
    return Files.exists(path);
  }

  public LogSigner read() {
    try {
      refuseOtherReaders();
      List<String> lines =
          Files.readString(path, StandardCharsets.ISO_8859_1).lines().map(String::strip).toList();
      if (lines.size() != 3 || !lines.get(0).equals(VERSION)) {
        throw new Refused(
            "three lines are allowed: '" + VERSION + "', the log's name and the key in base64");
      }
      if (!NAME.matcher(lines.get(1)).matches()) {
        throw new Refused("the log's name has 1 to 100 characters without space and +");
      }
      byte[] seed = Base64.getDecoder().decode(lines.get(2));
      if (seed.length != 32) {
        throw new Refused("its key has " + seed.length + " bytes; 32 are allowed");
      }
      return new LogSigner(lines.get(1), seed);
    } catch (IllegalArgumentException e) {
      throw new Refused("its third line is not base64");
    } catch (NoSuchFileException e) {
      throw new Refused("there is no such file");
    } catch (IOException e) {
      throw new Refused("it cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  /** A new key for a log with a name of its own. */
  public void create(SecureRandom random) {
    byte[] seed = new byte[32];
    byte[] name = new byte[4];
    random.nextBytes(seed);
    random.nextBytes(name);
    String log = "jarshy-" + HexFormat.of().formatHex(name);
    String text = VERSION + "\n" + log + "\n" + Base64.getEncoder().encodeToString(seed) + "\n";
    try {
      Files.createDirectories(path.getParent());
      write(path, text, StandardOpenOption.CREATE_NEW);
      write(publicKeys, new LogSigner(log, seed).publicKey() + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new Refused("it cannot be made there (" + e.getClass().getSimpleName() + ")");
    }
  }

  private void write(Path file, String text, StandardOpenOption how) throws IOException {
    FileAttribute<?>[] owner =
        file.equals(path) && hasOwners()
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ALONE)}
            : new FileAttribute<?>[0];
    Set<StandardOpenOption> options =
        how == StandardOpenOption.CREATE_NEW
            ? EnumSet.of(how, StandardOpenOption.WRITE)
            : EnumSet.of(how, StandardOpenOption.CREATE);
    try (FileChannel channel = FileChannel.open(file, options, owner)) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
  }

  /** The present one first, then those before it. */
  public List<LogKey> keys(LogSigner present) {
    List<LogKey> keys = new ArrayList<>(List.of(present.publicKey()));
    if (Files.exists(publicKeys)) {
      try {
        for (String line : Files.readAllLines(publicKeys)) {
          if (!line.isBlank()) {
            keys.add(LogKey.parse(line));
          }
        }
      } catch (IOException | IllegalArgumentException e) {
        throw new Refused(publicKeys.getFileName() + " beside it: " + e.getMessage());
      }
    }
    return keys.stream().distinct().toList();
  }

  private void refuseOtherReaders() throws IOException {
    if (hasOwners()) {
      Set<PosixFilePermission> others = Files.getPosixFilePermissions(path);
      others.removeAll(OWNER_ALONE);
      others.remove(PosixFilePermission.OWNER_EXECUTE);
      if (!others.isEmpty()) {
        throw new Refused("others than its owner have permissions on it; chmod 600 " + path);
      }
    }
  }

  private boolean hasOwners() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
