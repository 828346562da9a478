package org.jarshy.gateway.trust;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jarshy.gateway.kernel.Sha256;
import org.jarshy.gateway.trust.TrustStore.Unusable;

/**
 * The files of a trust directory, read once: what is judged is what is used, whoever writes to the
 * directory meanwhile.
 *
 * @param directory for messages
 * @param content by relative name such as {@code news/desk.asc}; signatures of the roots among them
 */
record TrustFiles(Path directory, SortedMap<String, byte[]> content) {

  static final String TRUST_JSON = "trust.json";

  /** Of {@code trust.json}, by its roots. */
  private static final Pattern SIGNATURE =
      Pattern.compile("trust\\.json(\\.[A-Za-z0-9_-]{1,40})?\\.(asc|minisig)");

  private static final String KEYS = "keys";
  private static final int MAX_FILE_BYTES = 1024 * 1024;
  private static final int MAX_TOTAL_BYTES = 8 * 1024 * 1024;
  private static final int MAX_FILES = 500;

  static TrustFiles read(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new Unusable(directory, "is no directory; give the one with the trusted keys");
    }
    TrustFiles files = new TrustFiles(directory, new TreeMap<>());
    if (Files.exists(directory.resolve(TRUST_JSON))) {
      files.readDescribed();
    } else {
      files.readFolders();
    }
    return files;
  }

  private void readDescribed() {
    put(TRUST_JSON, directory.resolve(TRUST_JSON));
    for (Path file : list(directory)) {
      String name = file.getFileName().toString();
      if (SIGNATURE.matcher(name).matches()
          || isKeyFile(file) && !name.startsWith(TRUST_JSON) && !Files.isDirectory(file)) {
        put(name, file);
      } else if (name.equals(KEYS) && Files.isDirectory(file)) {
        list(file).stream()
            .filter(TrustFiles::isKeyFile)
            .forEach(key -> put(KEYS + "/" + key.getFileName(), key));
      }
    }
  }

  private void readFolders() {
    for (Path folder : list(directory)) {
      if (isKeyFile(folder) && !Files.isDirectory(folder)) {
        throw new Unusable(
            folder,
            "a key must lie in the folder of its role: "
                + TrustDirectory.roleFolders()
                + ", or trust.json name it");
      }
      String name = folder.getFileName().toString();
      if (!Files.isDirectory(folder) || name.startsWith(".")) {
        continue;
      }
      if (RoleWords.of(name).isEmpty()) {
        throw new Unusable(folder, "is no role; folders may be " + TrustDirectory.roleFolders());
      }
      for (Path file : list(folder)) {
        if (isKeyFile(file)) {
          put(name + "/" + file.getFileName(), file);
        } else if (!isNote(file)) {
          throw new Unusable(
              file,
              "is no key file; their names end in .asc, .gpg or .pgp (OpenPGP), .pub (minisign)");
        }
      }
    }
  }

  private void put(String name, Path file) {
    if (content.size() >= MAX_FILES) {
      throw new Unusable(directory, "has more than " + MAX_FILES + " key files");
    }
    content.put(name, bytes(file));
    if (content.values().stream().mapToLong(b -> b.length).sum() > MAX_TOTAL_BYTES) {
      throw new Unusable(directory, "has more than 8 MiB of key files");
    }
  }

  /** Does {@code trust.json} say who may do what, or do folders? */
  boolean described() {
    return content.containsKey(TRUST_JSON);
  }

  /**
   * What they say.
   *
   * @throws Unusable naming the file that is wrong, and why
   */
  TrustStore store() {
    return new TrustDirectory(this).read();
  }

  /** Names and contents of all that says who is trusted; not of the signatures. */
  Map<String, byte[]> trusted() {
    return content.entrySet().stream()
        .filter(e -> !SIGNATURE.matcher(e.getKey()).matches())
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }

  /** Signatures of {@code trust.json} by file name. */
  Map<String, byte[]> signatures() {
    return content.entrySet().stream()
        .filter(e -> SIGNATURE.matcher(e.getKey()).matches())
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }

  /** The same for the same names and contents, whoever signed them; 64 lower-case hex digits. */
  String sha256() {
    return sha256(trusted());
  }

  String signaturesSha256() {
    return sha256(signatures());
  }

  private static String sha256(Map<String, byte[]> files) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    files.forEach(
        (name, bytes) -> {
          all.writeBytes((name + '\0' + bytes.length + '\0').getBytes(StandardCharsets.UTF_8));
          all.writeBytes(bytes);
        });
    return Sha256.hex(all.toByteArray());
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

  private static List<Path> list(Path directory) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> each = Files.newDirectoryStream(directory)) {
      each.forEach(files::add);
    } catch (IOException e) {
      throw new Unusable(directory, "cannot be read");
    }
    files.sort(null);
    return files;
  }

  private static byte[] bytes(Path file) {
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
