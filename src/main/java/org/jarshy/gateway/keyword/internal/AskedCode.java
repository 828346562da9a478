package org.jarshy.gateway.keyword.internal;

import org.jarshy.gateway.bulletin.CheckCodes.Checked;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;

/**
 * What a checked code was found to stand under, and whether the words that came with it are those.
 * The words themselves are gone: a reply that waits holds nothing of a citizen's text.
 */
record AskedCode(Checked found, PastedWords words) {

  /** {@code 12.ru.public.OTHER}. */
  String encode() {
    return String.join(
        ".",
        found.bulletin().toString(),
        found.lang().code(),
        found.personal() ? "personal" : "public",
        words.name());
  }

  /** Reads {@link #encode()}. */
  static AskedCode decode(String text) {
    String[] parts = text.split("\\.");
    return new AskedCode(
        new Checked(
            new BulletinId(Long.parseLong(parts[0])),
            Lang.of(parts[1]).orElseThrow(),
            parts[2].equals("personal")),
        PastedWords.valueOf(parts[3]));
  }
}
