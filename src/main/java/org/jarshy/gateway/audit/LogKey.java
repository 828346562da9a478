package org.jarshy.gateway.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * The public key of a log, written as one line, {@code name+hash+key}, in the form that signed
 * notes use: the hash is the first four octets of SHA-256 over name, line feed, algorithm and key
 * in hex, the key is base64 of the algorithm (1, Ed25519) and its 32 octets.
 */
public final class LogKey {

  /** Ed25519 in the registry of signed notes. */
  private static final byte ED25519 = 1;

  private static final Pattern LINE =
      Pattern.compile("([^\\s+]{1,100})\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]+={0,2})");

  private final String name;
  private final byte[] key;

  /**
   * @param name of the log, the origin of its checkpoints
   * @param key the 32 octets of an Ed25519 public key
   * @throws IllegalArgumentException where they are no point of the curve
   */
  public LogKey(String name, byte[] key) {
    if (key.length != Ed25519PublicKeyParameters.KEY_SIZE) {
      throw new IllegalArgumentException("an Ed25519 public key has 32 octets");
    }
    this.name = name;
    this.key = new Ed25519PublicKeyParameters(key, 0).getEncoded();
  }

  /**
   * @throws IllegalArgumentException saying what is wrong with the line
   */
  public static LogKey parse(String line) {
    Matcher parts = LINE.matcher(line == null ? "" : line.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException("a public key of a log is one line, name+hash+key");
    }
    byte[] key = Base64.getDecoder().decode(parts.group(3));
    if (key.length != 1 + Ed25519PublicKeyParameters.KEY_SIZE || key[0] != ED25519) {
      throw new IllegalArgumentException("only Ed25519 keys of 32 octets are known");
    }
    LogKey read = new LogKey(parts.group(1), Arrays.copyOfRange(key, 1, key.length));
    if (!HexFormat.of().formatHex(read.keyHash()).equals(parts.group(2))) {
      throw new IllegalArgumentException("the public key does not fit its own hash");
    }
    return read;
  }

  public String name() {
    return name;
  }

  /** Which key of this name it is: four octets, as signatures carry them. */
  public byte[] keyHash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest.digest(typed()), 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Name and hash, as people tell keys apart. */
  public String shown() {
    return name + "+" + HexFormat.of().formatHex(keyHash());
  }

  boolean verifies(String text, byte[] signature) {
    Ed25519Signer verifier = new Ed25519Signer();
    verifier.init(false, new Ed25519PublicKeyParameters(key, 0));
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    verifier.update(message, 0, message.length);
    return verifier.verifySignature(signature);
  }

  private byte[] typed() {
    return ByteBuffer.allocate(1 + key.length).put(ED25519).put(key).array();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LogKey that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The line itself. */
  @Override
  public String toString() {
    return name
        + "+"
        + HexFormat.of().formatHex(keyHash())
        + "+"
        + Base64.getEncoder().encodeToString(typed());
  }
}
