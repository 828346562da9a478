package org.jarshy.gateway.audit.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jarshy.gateway.audit.Hash;

/**
 * What is hashed of a record. Strings are UTF-8 behind their length in octets as four octets;
 * numbers are big-endian.
 *
 * <pre>
 * commitment = SHA-256(salt | subject | detail)
 * leaf data  = "jarshy-audit/1" | seq (8) | microseconds since 1970 (8) | actor | action | commitment
 * leaf       = SHA-256(0x00 | leaf data)
 * </pre>
 *
 * <p>Who, what and when are in the leaf itself; of what it was done to there is only the
 * commitment, so subject and detail can be withheld together with their salt, without which nobody
 * can try out what they may have been.
 */
public final class LeafFormat {

  public static final int SALT_BYTES = 32;

  private static final String DOMAIN = "jarshy-audit/1";

  private LeafFormat() {}

  public static Hash commitment(byte[] salt, String subject, String detail) {
    MessageDigest digest = Merkle.sha256();
    digest.update(salt);
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    text(payload, subject);
    text(payload, detail);
    return Hash.of(digest.digest(payload.toByteArray()));
  }

  public static Hash leaf(long seq, Instant at, String actor, String action, Hash commitment) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    text(data, DOMAIN);
    number(data, seq);
    number(data, ChronoUnit.MICROS.between(Instant.EPOCH, at));
    text(data, actor);
    text(data, action);
    data.writeBytes(commitment.bytes());
    return Merkle.leaf(data.toByteArray());
  }

  private static void number(ByteArrayOutputStream out, long number) {
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  private static void text(ByteArrayOutputStream out, String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(octets.length).array());
    out.writeBytes(octets);
  }
}
