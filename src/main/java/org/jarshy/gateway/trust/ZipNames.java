package org.jarshy.gateway.trust;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The names that a bundle may hold. */
final class ZipNames {

  static final String MANIFEST = "manifest.json";

  /** {@code manifest.json.asc}, {@code manifest.json.2.asc}, {@code manifest.json.minisig}. */
  static final Pattern SIGNATURE =
      Pattern.compile("manifest\\.json(\\.[A-Za-z0-9_-]{1,40})?\\.(asc|minisig)");

  static final Pattern ITEM = Pattern.compile("items/([0-9a-f]{64})\\.json");

  private static final Pattern ARCHIVE =
      Pattern.compile(
          "(?i).*\\.(zip|jar|war|gz|tgz|tar|7z|rar|bz2|xz|zst|lz4|cab|iso|apk|epub|docx|xlsx)");

  private ZipNames() {}

  static void check(List<ZipDirectory.Entry> entries) {
    Set<String> seen = new HashSet<>();
    for (ZipDirectory.Entry entry : entries) {
      checkSafe(entry.name());
      if (!seen.add(folded(entry.name()))) {
        throw new RuleBroken(
            Rule.ZIP_NAME_DUPLICATE,
            Bytes.shown(entry.name()) + " is there twice, or differs only in case or Unicode form");
      }
    }
    for (ZipDirectory.Entry entry : entries) {
      checkExpected(entry);
    }
  }

  private static String folded(String name) {
    String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    return Normalizer.normalize(folded.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
  }

  private static void checkSafe(String name) {
    boolean unsafe =
        name.isEmpty()
            || name.startsWith("/")
            || name.indexOf('\\') >= 0
            || name.indexOf(':') >= 0
            || ("/" + name + "/").contains("/../")
            || ("/" + name + "/").contains("/./")
            || name.contains("//")
            || name.chars().anyMatch(c -> c < 0x20 || c == 0x7f);
    if (unsafe) {
      throw new RuleBroken(Rule.ZIP_NAME_UNSAFE, "a name is " + Bytes.shown(name));
    }
  }

  private static void checkExpected(ZipDirectory.Entry entry) {
    String name = entry.name();
    if (ARCHIVE.matcher(name).matches()) {
      throw new RuleBroken(Rule.ZIP_NESTED_ARCHIVE, Bytes.shown(name) + " is an archive itself");
    }
    boolean expected =
        name.equals(MANIFEST)
            || entry.folder()
            || SIGNATURE.matcher(name).matches()
            || ITEM.matcher(name).matches();
    if (!expected) {
      throw new RuleBroken(Rule.ZIP_NAME_UNEXPECTED, "found " + Bytes.shown(name));
    }
  }
}
