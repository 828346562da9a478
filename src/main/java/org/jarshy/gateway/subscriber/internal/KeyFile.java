package org.jarshy.gateway.subscriber.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.kernel.RootKey;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The keyfile: a line {@code jarshy-key 1} and a line with 32 random bytes in base64. Where the
 * file system knows owners, nobody but the owner may read it.
 */
final class KeyFile {

  private static final String VERSION = "jarshy-key 1";
  private static final int LONGEST = 1_000;
  private static final Set<PosixFilePermission> OWNER_ALONE =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path path;

  KeyFile(Path path) {
    this.path = path;
  }

  boolean exists() {
    return Files.exists(path);
  }

  RootKey read() {
    try {
      refuseOtherReaders();
      if (Files.size(path) > LONGEST) {
        throw refused("it is no keyfile: it is too long");
      }
      List<String> lines =
          Files.readString(path, StandardCharsets.ISO_8859_1).lines().map(String::strip).toList();
      if (lines.isEmpty() || !lines.get(0).equals(VERSION)) {
        throw refused("its first line must be '" + VERSION + "'");
      }
      if (lines.size() != 2) {
        throw refused(
            "it has %d lines; two are allowed: '%s' and the key in base64"
                .formatted(lines.size(), VERSION));
      }
      return decode(lines.get(1));
    } catch (NoSuchFileException e) {
      throw refused("there is no such file");
    } catch (IOException e) {
      throw refused("it cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private RootKey decode(String base64) {
    byte[] secret;
    try {
      secret = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw refused("its second line is not base64");
    }
    try {
      if (secret.length != RootKey.BYTES) {
        throw refused(
            "its key has %d bytes; %d are allowed".formatted(secret.length, RootKey.BYTES));
      }
      return RootKey.of(secret);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private void refuseOtherReaders() throws IOException {
    if (hasOwners()) {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
      permissions.removeAll(OWNER_ALONE);
      permissions.remove(PosixFilePermission.OWNER_EXECUTE);
      if (!permissions.isEmpty()) {
        throw refused(
            "others than its owner have permissions on it (%s); allowed is 0600: chmod 600 %s"
                .formatted(
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(path)), path));
      }
    }
  }

  /** Makes the file with a new random key; somebody else's file of that name is left alone. */
  void create() {
    byte[] secret = new byte[RootKey.BYTES];
    new SecureRandom().nextBytes(secret);
    String text = VERSION + "\n" + Base64.getEncoder().encodeToString(secret) + "\n";
    createDirectory();
    try {
      FileAttribute<?>[] attributes =
          hasOwners()
              ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ALONE)}
              : new FileAttribute<?>[0];
      try (FileChannel channel =
          FileChannel.open(
              path,
              EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              attributes)) {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        // Numbers sealed under a key that a power cut took away would be lost with it.
        channel.force(true);
      }
    } catch (FileAlreadyExistsException e) {
      throw refused("it exists already");
    } catch (IOException e) {
      throw refused("it cannot be made there (" + e.getClass().getSimpleName() + ")");
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private void createDirectory() {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw refused("its directory cannot be made (" + e.getClass().getSimpleName() + ")");
    }
  }

  private boolean hasOwners() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  RuntimeException refused(String reason) {
    return new InvalidConfigurationPropertyValueException(KeySettings.FILE, path, reason);
  }
}
