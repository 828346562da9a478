package org.jarshy.gateway.trust;

import java.io.IOException;
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
 * Understands a directory of keys: one folder for each role with the keys that have it, or a {@code
 * trust.json} that says who may do what.
 */
final class TrustDirectory {

  private final TrustFiles files;
  private final Map<String, OpenPgpKey> openPgp = new LinkedHashMap<>();
  private final Map<String, MinisignKey> minisign = new LinkedHashMap<>();

  TrustDirectory(TrustFiles files) {
    this.files = files;
  }

  TrustStore read() {
    return files.described() ? described() : byFolders();
  }

  private TrustStore described() {
    files
        .trusted()
        .forEach(
            (name, bytes) -> {
              if (!name.equals(TrustFiles.TRUST_JSON)) {
                readKeys(name, bytes);
              }
            });
    try {
      return TrustJson.parse(files.content().get(TrustFiles.TRUST_JSON), openPgp, minisign);
    } catch (RuleBroken | IllegalArgumentException e) {
      throw new Unusable(path(TrustFiles.TRUST_JSON), e.getMessage());
    }
  }

  private TrustStore byFolders() {
    Map<String, Set<Role>> roles = new LinkedHashMap<>();
    files
        .trusted()
        .forEach(
            (name, bytes) -> {
              Role role = RoleWords.of(name.substring(0, name.indexOf('/'))).orElseThrow();
              for (String key : readKeys(name, bytes)) {
                roles.computeIfAbsent(key, k -> EnumSet.noneOf(Role.class)).add(role);
              }
            });
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
  private List<String> readKeys(String name, byte[] content) {
    try {
      if (name.toLowerCase(Locale.ROOT).endsWith(".pub")) {
        MinisignKey key = MinisignKey.read(content);
        minisign.put(key.text(), key);
        return List.of(key.text());
      }
      List<String> fingerprints = new ArrayList<>();
      for (OpenPgpKey key : OpenPgpKey.read(content)) {
        OpenPgpKey other = openPgp.putIfAbsent(key.fingerprint(), key);
        if (other != null && !sameFile(other, key)) {
          throw new Unusable(
              path(name),
              "holds another copy of "
                  + key.fingerprint()
                  + " than another file here; keep the newest one, in every folder the same");
        }
        fingerprints.add(key.fingerprint());
      }
      return fingerprints;
    } catch (IllegalArgumentException e) {
      throw new Unusable(path(name), e.getMessage());
    }
  }

  private Path path(String name) {
    return files.directory().resolve(name);
  }

  private static boolean sameFile(OpenPgpKey one, OpenPgpKey other) {
    try {
      return Arrays.equals(one.certificate().getEncoded(), other.certificate().getEncoded());
    } catch (IOException e) {
      return false;
    }
  }

  static String roleFolders() {
    return "news, helpline, proxy, root";
  }
}
