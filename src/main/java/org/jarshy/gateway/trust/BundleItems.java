package org.jarshy.gateway.trust;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every file that the manifest lists, no other, and each to the byte as it was signed. */
final class BundleItems {

  private BundleItems() {}

  static List<VerifiedBundle.Item> check(
      Manifest manifest, Map<String, byte[]> files, SignersCounted signers) {
    Set<String> unlisted = new HashSet<>(files.keySet());
    for (Manifest.ListedFile listed : manifest.files()) {
      byte[] bytes = files.get(listed.name());
      if (bytes == null) {
        throw new RuleBroken(Rule.FILE_MISSING, listed.name() + " is listed and not there");
      }
      if (bytes.length != listed.size()) {
        throw new RuleBroken(
            Rule.FILE_SIZE,
            listed.name() + " has " + bytes.length + " bytes, listed are " + listed.size());
      }
      if (!Sha256.hex(bytes).equals(listed.sha256())) {
        throw new RuleBroken(Rule.FILE_HASH, listed.name() + " was changed after it was signed");
      }
      unlisted.remove(listed.name());
    }
    if (!unlisted.isEmpty()) {
      throw new RuleBroken(
          Rule.FILE_NOT_LISTED, unlisted.iterator().next() + " was put in by somebody else");
    }
    List<VerifiedBundle.Item> items = new ArrayList<>();
    for (Manifest.ListedFile listed : manifest.files()) {
      byte[] bytes = files.get(listed.name());
      ObjectNode json = StrictJson.read(listed.name(), bytes);
      checkRole(listed.name(), json, signers.role());
      checkLanguage(listed.name(), json, signers.languages());
      items.add(new VerifiedBundle.Item(listed.name(), listed.sha256(), bytes));
    }
    return items;
  }

  /** An item that says itself what it is cannot pass with the fewer signers of another role. */
  private static void checkRole(String name, ObjectNode json, Role role) {
    for (String key : List.of("role", "kind", "type")) {
      JsonNode value = json.get(key);
      Optional<Role> said =
          value == null || !value.isString() ? Optional.empty() : RoleWords.of(value.stringValue());
      if (said.isPresent() && said.get() != role) {
        throw new RuleBroken(
            Rule.ITEM_OF_OTHER_ROLE,
            name + " is for " + said.get().code() + " in a bundle for " + role.code());
      }
    }
  }

  private static void checkLanguage(String name, ObjectNode json, Set<Lang> languages) {
    for (String key : List.of("lang", "language")) {
      JsonNode value = json.get(key);
      if (value != null && value.isString()) {
        Optional<Lang> said = Lang.of(value.stringValue());
        if (said.isPresent() && !languages.contains(said.get())) {
          throw new RuleBroken(
              Rule.ITEM_LANGUAGE,
              name + " is in " + said.get().code() + ", for which its signers are not trusted");
        }
      }
    }
  }
}
