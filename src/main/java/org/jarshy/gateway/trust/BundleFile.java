package org.jarshy.gateway.trust;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files of a bundle, unpacked and not yet believed.
 *
 * @param signatures by file name
 * @param items by file name
 */
record BundleFile(byte[] manifest, Map<String, byte[]> signatures, Map<String, byte[]> items) {

  static BundleFile read(byte[] bundle) {
    if (bundle.length > BundleVerifier.MAX_BYTES) {
      throw new RuleBroken(Rule.BUNDLE_TOO_LARGE, "the file is larger");
    }
    byte[] manifest = null;
    Map<String, byte[]> signatures = new LinkedHashMap<>();
    Map<String, byte[]> items = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> entry : ZipEntries.unpack(bundle).entrySet()) {
      if (entry.getKey().equals(ZipNames.MANIFEST)) {
        manifest = entry.getValue();
      } else if (ZipNames.SIGNATURE.matcher(entry.getKey()).matches()) {
        signatures.put(entry.getKey(), entry.getValue());
      } else {
        items.put(entry.getKey(), entry.getValue());
      }
    }
    if (manifest == null) {
      throw new RuleBroken(Rule.MANIFEST_MISSING, "the archive has no manifest.json");
    }
    if (signatures.isEmpty()) {
      throw new RuleBroken(Rule.SIGNATURE_MISSING, "nobody has signed this bundle");
    }
    return new BundleFile(manifest, signatures, items);
  }
}
