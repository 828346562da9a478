package org.jarshy.gateway.trust;

import java.util.Locale;

/**
 * Everything for which a bundle is refused. The code is a contract: scripts and the audit log name
 * it.
 */
public enum Rule {
  // The container.
  BUNDLE_UNREADABLE("a file that can be read"),
  BUNDLE_TOO_LARGE("at most 5 MiB"),
  ZIP_NOT_A_ZIP("a ZIP archive"),
  ZIP_EXTRA_DATA("nothing before, between or after the entries of the archive"),
  ZIP_SECOND_DIRECTORY("one end record, and no comment that hides another"),
  ZIP_MULTI_DISK("an archive of one part"),
  ZIP_64("an ordinary archive without ZIP64 records"),
  ZIP_BROKEN("an archive whose directory agrees with itself"),
  ZIP_HEADERS_DIFFER(
      "the same name, method, flags, sizes and checksum in both headers of an entry"),
  ZIP_OVERLAP("entries that follow each other without overlapping"),
  ZIP_ENCRYPTED("entries that are not encrypted"),
  ZIP_METHOD("entries that are stored or deflated"),
  ZIP_LINK("plain files: no links, folders or devices"),
  ZIP_NAME_UNSAFE("relative names without .., \\, : or control characters"),
  ZIP_NAME_DUPLICATE("each name once, also when case or Unicode form is ignored"),
  ZIP_NAME_UNEXPECTED(
      "manifest.json, manifest.json.asc or .minisig, and items/<sha256 in lower-case hex>.json"),
  ZIP_NESTED_ARCHIVE("JSON files and signatures, no archives in the archive"),
  ZIP_TOO_MANY_ENTRIES("at most 200 entries"),
  ZIP_ENTRY_TOO_LARGE("at most 256 KiB for each entry"),
  ZIP_TOTAL_TOO_LARGE("at most 10 MiB unpacked"),
  ZIP_RATIO("at most 20 times the packed size"),
  ZIP_SIZE_LIES("entries as long as their headers say"),
  ZIP_CHECKSUM("entries whose CRC-32 is right"),
  ZIP_DATA_BROKEN("packed data that can be unpacked to its end"),

  // The signatures.
  MANIFEST_MISSING("a manifest.json in the archive"),
  SIGNATURE_MISSING("a manifest.json.asc (OpenPGP) or manifest.json.minisig (minisign)"),
  TRUST_STORE_UNUSABLE("a trust directory with key files, and trust.json where there is one"),
  TRUST_STORE_EMPTY("a trust directory with at least one key"),
  SIGNATURE_UNREADABLE("a detached signature as gpg --detach-sign or minisign -S makes it"),
  SIGNATURE_ARMOR("one armored block and nothing around it"),
  SIGNATURE_CLEARSIGNED("a detached signature, not a clearsigned text"),
  SIGNATURE_TOO_MANY("at most 16 signatures"),
  SIGNATURE_VERSION("an OpenPGP signature of version 4"),
  SIGNATURE_TYPE("a signature over a binary document (type 0x00)"),
  SIGNATURE_HASH("SHA-256, SHA-384 or SHA-512"),
  SIGNATURE_ALGORITHM("Ed25519, or RSA of at least 2048 bits"),
  SIGNATURE_CRITICAL("no critical subpacket or notation that is unknown here"),
  SIGNATURE_TIME("one time of making, in the signed part"),
  SIGNATURE_FUTURE("a signature that was not made in the future"),
  SIGNATURE_EXPIRED("a signature that has not expired"),
  SIGNATURE_ISSUER("a signature that names the key that made it"),
  SIGNATURE_WRONG("a signature over exactly these bytes of manifest.json"),
  MINISIGN_LEGACY("prehashed minisign signatures (ED), as version 0.10 or later makes them"),
  MINISIGN_COMMENT("a trusted comment that is as it was signed"),
  SIGNER_UNKNOWN("signatures by keys of the trust directory"),
  SIGNER_ROLE("keys that the trust directory gives this role, for this stream, at this time"),
  KEY_EXPIRED("a key that has not expired"),
  KEY_NOT_YET_VALID("a key that is valid already"),
  KEY_REVOKED("a key that was not revoked"),
  KEY_UNBOUND("a key whose own signatures say that it may sign, a subkey with its back signature"),
  KEY_WEAK("a key of Ed25519, or RSA of at least 2048 bits"),
  THRESHOLD("as many distinct signers as the role needs"),

  // What is written.
  JSON_NOT_UTF8("UTF-8"),
  JSON_BYTE_ORDER_MARK("UTF-8 without a byte order mark"),
  JSON_SYNTAX("JSON by the letter of RFC 8259"),
  JSON_NOT_AN_OBJECT("one JSON object"),
  JSON_TRAILING("one JSON object and nothing after it"),
  JSON_DUPLICATE_KEY("each key once in an object"),
  JSON_NUMBER("numbers as RFC 8259 writes them, up to 32 characters; no NaN and no Infinity"),
  JSON_TOO_DEEP("at most 20 levels"),
  JSON_HIDDEN_CHARACTER("text without direction marks, zero-width or control characters"),
  JSON_LONE_SURROGATE("whole characters"),
  JSON_DIGITS("digits 0 to 9"),
  JSON_DOCTYPE("text without DOCTYPE or ENTITY declarations"),
  MANIFEST_FORMAT("format \"jarshy-bundle/1\""),
  MANIFEST_FIELD("format, stream, seq, issued_at, expires and files with name, size and sha256"),
  FILE_NOT_LISTED("only files that the manifest lists"),
  FILE_MISSING("every file that the manifest lists"),
  FILE_NAME("items/<sha256>.json with the sha256 of its bytes"),
  FILE_SIZE("files as long as the manifest says"),
  FILE_HASH("files whose SHA-256 is that of the manifest"),

  ITEM_OF_OTHER_ROLE("items of the role of the bundle"),
  ITEM_LANGUAGE("items in languages for which enough of the signers are trusted"),

  // Stream and time.
  STREAM_UNKNOWN("a stream that the trust directory names"),
  ROLE_UNCLEAR("a role: news, helpline, proxy or root"),
  ISSUED_IN_FUTURE("issued_at at most 24 hours after the trusted time"),
  EXPIRED("a bundle that has not expired"),
  LIFETIME("expires after issued_at: proxies up to 72 hours, news 7 days, help lines 31 days"),
  REPLAY_LOWER_SEQ("a higher seq than the last one accepted"),
  REPLAY_BEFORE_RESET("a bundle issued after the stream was reset"),
  EQUIVOCATION("one manifest for one seq"),

  // Changes of the trust store.
  STORE_VERSION("a version higher than that of the store in use"),
  STORE_NOT_FOR_BUNDLES("trust stores come as directories, signed by the roots");

  private final String allowed;

  Rule(String allowed) {
    this.allowed = allowed;
  }

  /** Lower-case words joined by hyphens: {@code zip-name-duplicate}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a bundle must be like instead, as the end of a sentence. */
  public String allowed() {
    return allowed;
  }
}
