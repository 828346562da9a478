package org.jarshy.gateway.trust;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * A pinned public key of minisign.
 *
 * @param text as the program writes it, 56 characters of Base64; it names the key
 */
record MinisignKey(String text, byte[] id, byte[] publicKey) {

  /**
   * @throws IllegalArgumentException saying what is wrong with the file
   */
  static MinisignKey read(byte[] content) {
    List<String> lines =
        new String(content, StandardCharsets.ISO_8859_1)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("untrusted comment:"))
            .toList();
    if (lines.size() != 1) {
      throw new IllegalArgumentException(
          "it has " + lines.size() + " lines with keys; one is expected, as minisign -G writes it");
    }
    return of(lines.get(0));
  }

  static MinisignKey of(String text) {
    byte[] data;
    try {
      data = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("it is no Base64; a key begins with RW");
    }
    if (data.length != 42 || data[0] != 'E' || data[1] != 'd') {
      throw new IllegalArgumentException(
          "it is no public key of minisign: those have 56 characters and begin with RW");
    }
    return new MinisignKey(text, Arrays.copyOfRange(data, 2, 10), Arrays.copyOfRange(data, 10, 42));
  }

  /**
   * A signature file of minisign.
   *
   * @param made from the trusted comment, null where it does not say
   */
  record Signature(byte[] id, byte[] signature, byte[] comment, byte[] overAll, Instant made) {

    private static final Pattern FILE =
        Pattern.compile(
            "untrusted comment:[^\\n]*\\n([A-Za-z0-9+/=]+)\\n"
                + "trusted comment: ([^\\n]*)\\n([A-Za-z0-9+/=]+)\\n?");

    private static final Pattern TIMESTAMP =
        Pattern.compile("(?<![A-Za-z0-9_])timestamp:([0-9]{1,11})(?![0-9])");

    static Signature parse(String file, byte[] content) {
      String text = new String(content, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
      Matcher lines = FILE.matcher(text);
      if (!lines.matches()) {
        throw unreadable(file);
      }
      byte[] data;
      byte[] overAll;
      try {
        data = Base64.getDecoder().decode(lines.group(1));
        overAll = Base64.getDecoder().decode(lines.group(3));
      } catch (IllegalArgumentException e) {
        throw unreadable(file);
      }
      if (data.length != 74 || overAll.length != 64 || data[0] != 'E') {
        throw unreadable(file);
      }
      if (data[1] == 'd') {
        throw new RuleBroken(
            Rule.MINISIGN_LEGACY, file + " was made without hashing first; use minisign -S -H");
      }
      if (data[1] != 'D') {
        throw unreadable(file);
      }
      String comment = lines.group(2);
      Matcher timestamp = TIMESTAMP.matcher(comment);
      return new Signature(
          Arrays.copyOfRange(data, 2, 10),
          Arrays.copyOfRange(data, 10, 74),
          comment.getBytes(StandardCharsets.ISO_8859_1),
          overAll,
          timestamp.find() ? Instant.ofEpochSecond(Long.parseLong(timestamp.group(1))) : null);
    }

    private static RuleBroken unreadable(String file) {
      return new RuleBroken(
          Rule.SIGNATURE_UNREADABLE, file + " is no signature file of minisign, or was damaged");
    }
  }

  void requireMade(String file, Signature signature, byte[] document) {
    byte[] hash = new byte[64];
    Blake2bDigest blake = new Blake2bDigest(512);
    blake.update(document, 0, document.length);
    blake.doFinal(hash, 0);
    if (!verifies(signature.signature(), hash)) {
      throw new RuleBroken(
          Rule.SIGNATURE_WRONG, file + " does not fit " + ProvedSignatures.signedBy(file));
    }
    byte[] both = Arrays.copyOf(signature.signature(), 64 + signature.comment().length);
    System.arraycopy(signature.comment(), 0, both, 64, signature.comment().length);
    if (!verifies(signature.overAll(), both)) {
      throw new RuleBroken(
          Rule.MINISIGN_COMMENT, "the trusted comment of " + file + " was changed");
    }
  }

  private boolean verifies(byte[] signature, byte[] message) {
    Ed25519Signer verifier = new Ed25519Signer();
    verifier.init(false, new Ed25519PublicKeyParameters(publicKey));
    verifier.update(message, 0, message.length);
    return verifier.verifySignature(signature);
  }
}
