package org.jarshy.gateway.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.trust.TrustStore.Unusable;

/**
 * A directory of keys: one folder for each role with the keys that have it, or a {@code trust.json}
 * that says who may do what.
 */
final class TrustDirectory {

  static final String TRUST_JSON = "trust.json";

  private static final int MAX_FILE_BYTES = 1024 * 1024;

  private final Path directory;
  private final Map<String, OpenPgpKey> openPgp = new LinkedHashMap<>();
  private final Map<String, MinisignKey> minisign = new LinkedHashMap<>();

  TrustDirectory(Path directory) {
    this.directory = directory;
  }

  TrustStore read() {
    if (!Files.isDirectory(directory)) {
      throw new Unusable(directory, "is no directory; give the one with the trusted keys");
    }
    return Files.exists(directory.resolve(TRUST_JSON)) ? described() : byFolders();
  }

  private TrustStore described() {
    for (Path file : list(directory)) {
      if (isKeyFile(file) && !file.getFileName().toString().startsWith(TRUST_JSON)) {
        readKeys(file);
      } else if (Files.isDirectory(file) && file.getFileName().toString().equals("keys")) {
        list(file).stream().filter(TrustDirectory::isKeyFile).forEach(this::readKeys);
      }
    }
    Path file = directory.resolve(TRUST_JSON);
    try {
      return TrustJson.parse(bytes(file), openPgp, minisign);
    } catch (RuleBroken | IllegalArgumentException e) {
      throw new Unusable(file, e.getMessage());
    }
  }

  private TrustStore byFolders() {
    Map<String, Set<Role>> roles = new LinkedHashMap<>();
    for (Path folder : list(directory)) {
      if (isKeyFile(folder) && !Files.isDirectory(folder)) {
        throw new Unusable(
            folder,
            "a key must lie in the folder of its role: "
                + roleFolders()
                + ", or trust.json name it");
      }
      if (!Files.isDirectory(folder) || folder.getFileName().toString().startsWith(".")) {
        continue;
      }
      Role role =
          RoleWords.of(folder.getFileName().toString())
              .orElseThrow(
                  () -> new Unusable(folder, "is no role; folders may be " + roleFolders()));
      for (Path file : list(folder)) {
        if (isKeyFile(file)) {
          for (String key : readKeys(file)) {
            roles.computeIfAbsent(key, k -> EnumSet.noneOf(Role.class)).add(role);
          }
        } else if (!isNote(file)) {
          throw new Unusable(
              file,
              "is no key file; their names end in .asc, .gpg or .pgp (OpenPGP), .pub (minisign)");
        }
      }
    }
    List<TrustedKey> keys = new ArrayList<>();
    roles.forEach((fingerprint, held) -> keys.add(key(fingerprint, held)));
    return new TrustStore(
        0, keys, Map.of(), Map.of(), List.copyOf(openPgp.values()), List.copyOf(minisign.values()));
  }

  private TrustedKey key(String fingerprint, Set<Role> roles) {
    OpenPgpKey pgp = openPgp.get(fingerprint);
    return new TrustedKey(
        fingerprint,
        pgp == null ? TrustedKey.Kind.MINISIGN : TrustedKey.Kind.OPENPGP,
        pgp == null ? fingerprint : pgp.userId(),
        roles,
        EnumSet.allOf(Lang.class),
        Set.of(),
        null,
        null);
  }

  /** Fingerprints of the keys in the file. */
  private List<String> readKeys(Path file) {
    try {
      if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".pub")) {
        MinisignKey key = MinisignKey.read(bytes(file));
        minisign.put(key.text(), key);
        return List.of(key.text());
      }
      List<String> fingerprints = new ArrayList<>();
      for (OpenPgpKey key : OpenPgpKey.read(bytes(file))) {
        OpenPgpKey other = openPgp.putIfAbsent(key.fingerprint(), key);
        if (other != null && !sameFile(other, key)) {
          throw new Unusable(
              file,
              "holds another copy of "
                  + key.fingerprint()
                  + " than another file here; keep the newest one, in every folder the same");
        }
        fingerprints.add(key.fingerprint());
      }
      return fingerprints;
    } catch (IllegalArgumentException e) {
      throw new Unusable(file, e.getMessage());
    }
  }

  private static boolean sameFile(OpenPgpKey one, OpenPgpKey other) {
    try {
      return Arrays.equals(one.certificate().getEncoded(), other.certificate().getEncoded());
    } catch (IOException e) {
      return false;
    }
  }

  private static String roleFolders() {
    return "news, helpline, proxy, root";
  }

  private static boolean isKeyFile(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && (name.endsWith(".asc")
            || name.endsWith(".gpg")
            || name.endsWith(".pgp")
            || name.endsWith(".pub"));
  }

  /** What editors and systems leave beside keys. */
  private static boolean isNote(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.startsWith(".") || name.endsWith(".txt") || name.endsWith(".md");
  }

  static List<Path> list(Path directory) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> each = Files.newDirectoryStream(directory)) {
      each.forEach(files::add);
    } catch (IOException e) {
      throw new Unusable(directory, "cannot be read");
    }
    files.sort(null);
    return files;
  }

  static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
      if (bytes.length > MAX_FILE_BYTES) {
        throw new Unusable(file, "is larger than 1 MiB");
      }
      return bytes;
    } catch (IOException e) {
      throw new Unusable(file, "cannot be read");
    }
  }
}
