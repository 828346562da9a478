package org.jarshy.gateway.audit;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * What the log was at one moment: so many records with this root. Written as a C2SP checkpoint, a
 * signed note of origin, size, root and a line with the time, or as one line that fits a single
 * SMS.
 *
 * @param origin name of the log; null when read from the short line, which leaves it out
 * @param size records, at least 1
 * @param at to the second
 */
public record Checkpoint(
    String origin, long size, Hash root, Instant at, List<Signature> signatures) {

  /** Begins the short line, with a version. */
  public static final String SHORT = "J1";

  /**
   * @param name of the key; null in the short line
   * @param keyHash four octets, or none in the short line
   * @param octets 64 of Ed25519
   */
  public record Signature(String name, byte[] keyHash, byte[] octets) {}

  public Checkpoint {
    signatures = List.copyOf(signatures);
    if (size < 1 || at.getNano() != 0) {
      throw new IllegalArgumentException("a checkpoint is of 1 record or more, at a whole second");
    }
  }

  /** One that nobody signed yet. */
  public static Checkpoint of(String origin, long size, Hash root, Instant at) {
    return new Checkpoint(origin, size, root, at.truncatedTo(ChronoUnit.SECONDS), List.of());
  }

  public Checkpoint signed(Signature signature) {
    return new Checkpoint(origin, size, root, at, List.of(signature));
  }

  /** The text that is signed, for the log of this name. */
  public String body(String name) {
    return name + "\n" + size + "\n" + root.base64() + "\ntime: " + at + "\n";
  }

  /** The signed note, ready for a file: body, empty line, one line for each signature. */
  public String note() {
    StringBuilder note = new StringBuilder(body(origin)).append('\n');
    for (Signature signature : signatures) {
      byte[] both =
          ByteBuffer.allocate(signature.keyHash().length + signature.octets().length)
              .put(signature.keyHash())
              .put(signature.octets())
              .array();
      note.append("— ").append(signature.name()).append(' ');
      note.append(Base64.getEncoder().encodeToString(both)).append('\n');
    }
    return note.toString();
  }

  /**
   * {@code J1 size seconds root signature}, base64 without padding: in GSM-7 at most 160 septets,
   * so one SMS, up to a size of 15 digits. The name is left out; who verifies knows it from the
   * key.
   */
  public String shortText() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return String.join(
        " ",
        SHORT,
        Long.toString(size),
        Long.toString(at.getEpochSecond()),
        base64.encodeToString(root.bytes()),
        base64.encodeToString(signatures.get(0).octets()));
  }

  /** Is one of the signatures that of this key? */
  public boolean signedBy(LogKey key) {
    if (origin != null && !origin.equals(key.name())) {
      return false;
    }
    return signatures.stream()
        .filter(s -> s.name() == null || s.name().equals(key.name()))
        .filter(s -> s.name() == null || Arrays.equals(s.keyHash(), key.keyHash()))
        .anyMatch(s -> key.verifies(body(key.name()), s.octets()));
  }

  /** Both say the same of the log, whoever signed it and when. */
  public boolean agreesWith(Checkpoint other) {
    return size == other.size && root.equals(other.root);
  }
}
