package org.jarshy.gateway.trust;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;

/**
 * Did only certificates grow? What a certificate gains is believed for its own signatures' sake: a
 * revocation, a longer life, a subkey. What it loses might be its revocation.
 */
final class TrustGrowth {

  private TrustGrowth() {}

  static boolean isAllThatChanged(
      TrustFiles oldFiles, TrustStore old, TrustFiles files, TrustStore wanted) {
    if (!Arrays.equals(
            oldFiles.content().get(TrustFiles.TRUST_JSON),
            files.content().get(TrustFiles.TRUST_JSON))
        || !roles(old).equals(roles(wanted))) {
      return false;
    }
    try {
      for (OpenPgpKey key : wanted.openPgp()) {
        OpenPgpKey before =
            old.openPgp().stream()
                .filter(k -> k.fingerprint().equals(key.fingerprint()))
                .findFirst()
                .orElse(null);
        if (before == null || !parts(key).containsAll(parts(before))) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Who may do what; a key of a folder is called by its first user id, which may be revoked. */
  private static Set<List<Object>> roles(TrustStore store) {
    Set<List<Object>> roles = new HashSet<>();
    store.keys().forEach(key -> roles.add(List.of(key.fingerprint(), key.roles())));
    return roles;
  }

  private static Set<String> parts(OpenPgpKey key) throws IOException {
    Set<String> parts = new HashSet<>();
    for (OpenPgpComponent component : key.keys()) {
      PGPPublicKey part = component.key();
      parts.add(component.fingerprint());
      for (Iterator<PGPSignature> each = part.getSignatures(); each.hasNext(); ) {
        parts.add(component.fingerprint() + HexFormat.of().formatHex(each.next().getEncoded()));
      }
    }
    return parts;
  }
}
