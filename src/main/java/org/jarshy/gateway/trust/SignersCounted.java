package org.jarshy.gateway.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarshy.gateway.kernel.Lang;

/**
 * Are there enough distinct signers for what the bundle is about?
 *
 * @param fingerprints of those counted, in order
 * @param languages in which enough of them may speak
 */
record SignersCounted(Role role, List<String> fingerprints, Set<Lang> languages) {

  /** For the publisher's end, where nobody has signed yet. */
  static SignersCounted unlimited(Role role) {
    return new SignersCounted(role, List.of(), EnumSet.allOf(Lang.class));
  }

  static SignersCounted of(
      Manifest manifest, ProvedSignatures proved, TrustStore store, Instant trustedTime) {
    Role role = role(manifest, proved, store);
    if (role == Role.ROOT) {
      throw new RuleBroken(
          Rule.STORE_NOT_FOR_BUNDLES, "the bundle asks for the role root; that is for trust.json");
    }
    int needed =
        store.stream(manifest.stream())
            .map(TrustedStream::threshold)
            .orElseGet(() -> store.threshold(role));
    List<RuleBroken> problems = new ArrayList<>();
    Map<String, TrustedKey> counted = new LinkedHashMap<>();
    Set<String> materials = new HashSet<>();
    for (ProvedSignatures.Signed signed : proved.signed()) {
      try {
        TrustedKey key = requireMaySign(signed, role, manifest, store, trustedTime);
        // One key that hides in two certificates is still one signer.
        if (!counted.containsKey(key.fingerprint()) && materials.add(signed.material())) {
          counted.put(key.fingerprint(), key);
        }
      } catch (RuleBroken e) {
        problems.add(e);
      }
    }
    problems.addAll(proved.problems());
    if (counted.size() < needed) {
      throw tooFew(role, needed, counted, problems);
    }
    return new SignersCounted(
        role,
        counted.keySet().stream().sorted().toList(),
        languages(counted.values().stream().toList(), needed));
  }

  /**
   * @throws RuleBroken unless enough roots have signed
   */
  static void requireRoots(ProvedSignatures proved, TrustStore store, Instant now) {
    List<RuleBroken> problems = new ArrayList<>(proved.problems());
    Map<String, TrustedKey> counted = new LinkedHashMap<>();
    Set<String> materials = new HashSet<>();
    for (ProvedSignatures.Signed signed : proved.signed()) {
      TrustedKey key = store.key(signed.fingerprint()).orElse(null);
      if (key == null || !key.roles().contains(Role.ROOT) || !key.heldAt(now)) {
        problems.add(new RuleBroken(Rule.SIGNER_ROLE, signed.file() + " is not by a root"));
      } else if (!counted.containsKey(key.fingerprint()) && materials.add(signed.material())) {
        counted.put(key.fingerprint(), key);
      }
    }
    int needed = store.threshold(Role.ROOT);
    if (counted.size() < needed) {
      throw tooFew(Role.ROOT, needed, counted, problems);
    }
  }

  private static RuleBroken tooFew(
      Role role, int needed, Map<String, TrustedKey> counted, List<RuleBroken> problems) {
    String others = problems.stream().map(RuleBroken::getMessage).collect(Collectors.joining("; "));
    if (counted.isEmpty() && !problems.isEmpty()) {
      return new RuleBroken(problems.get(0).rule(), others);
    }
    return new RuleBroken(
        Rule.THRESHOLD,
        counted.size()
            + " of "
            + needed
            + " distinct signers needed for "
            + role.code()
            + (others.isEmpty() ? "" : "; not counted: " + others));
  }

  private static TrustedKey requireMaySign(
      ProvedSignatures.Signed signed,
      Role role,
      Manifest manifest,
      TrustStore store,
      Instant trustedTime) {
    // Where our clock is slow, the second of two signers signed later still than the first.
    Instant latest =
        manifest.issuedAt().isAfter(trustedTime)
            ? trustedTime.plus(ProvedSignatures.AHEAD)
            : trustedTime;
    ProvedSignatures.requireNotFuture(signed.file(), signed.made(), latest);
    Optional<TrustedKey> key = store.key(signed.fingerprint());
    return key.filter(k -> k.maySign(role, manifest.stream(), trustedTime))
        .orElseThrow(
            () ->
                new RuleBroken(
                    Rule.SIGNER_ROLE,
                    signed.file()
                        + " is by "
                        + key.map(TrustedKey::name).orElse("nobody")
                        + ", not trusted now for "
                        + role.code()
                        + " in the stream "
                        + manifest.stream()));
  }

  private static Role role(Manifest manifest, ProvedSignatures proved, TrustStore store) {
    String stream = manifest.stream();
    if (!store.streams().isEmpty()) {
      TrustedStream named =
          store.stream(stream)
              .orElseThrow(
                  () ->
                      new RuleBroken(
                          Rule.STREAM_UNKNOWN, "the stream " + stream + " is not in trust.json"));
      if (manifest.role() != null && manifest.role() != named.role()) {
        throw unclear(stream + " is for " + named.role().code() + ", the manifest says otherwise");
      }
      return named.role();
    }
    Set<Role> told = RoleWords.in(stream);
    if (manifest.role() != null) {
      if (!told.isEmpty() && !told.contains(manifest.role())) {
        throw unclear("the name of the stream and the role in the manifest disagree");
      }
      return manifest.role();
    }
    return told.size() == 1 ? told.iterator().next() : onlyRoleOfSigners(stream, proved, store);
  }

  private static Role onlyRoleOfSigners(String stream, ProvedSignatures proved, TrustStore store) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (ProvedSignatures.Signed signed : proved.signed()) {
      store.key(signed.fingerprint()).ifPresent(key -> roles.addAll(key.roles()));
    }
    roles.remove(Role.ROOT);
    if (roles.size() != 1) {
      throw unclear("neither the manifest nor the name of the stream " + stream + " says a role");
    }
    return roles.iterator().next();
  }

  private static RuleBroken unclear(String detail) {
    return new RuleBroken(Rule.ROLE_UNCLEAR, detail);
  }

  private static Set<Lang> languages(List<TrustedKey> signers, int needed) {
    Set<Lang> languages = EnumSet.noneOf(Lang.class);
    for (Lang lang : Lang.values()) {
      if (signers.stream().filter(key -> key.languages().contains(lang)).count() >= needed) {
        languages.add(lang);
      }
    }
    return languages;
  }
}
