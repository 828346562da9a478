package org.jarshy.gateway.audit;

import java.time.Instant;
import org.jarshy.gateway.audit.internal.LeafFormat;

/**
 * An entry at its place in the tree.
 *
 * @param seq its place, without gaps from 0
 * @param at to the microsecond
 * @param subject null where it is withheld from an export, as are detail and salt then; never in
 *     the database, where nothing takes it out
 * @param commitment to salt, subject and detail
 * @param leaf the hash that went into the tree when the record was written
 */
public record AuditRecord(
    long seq,
    Instant at,
    String actor,
    String action,
    String subject,
    String detail,
    byte[] salt,
    Hash commitment,
    Hash leaf) {

  /** False where what was done to whom is withheld, or somebody took it out. */
  public boolean hasPayload() {
    return subject != null && detail != null && salt != null;
  }

  public AuditRecord withoutPayload() {
    return new AuditRecord(seq, at, actor, action, null, null, null, commitment, leaf);
  }

  /** Do subject, detail and salt fit the commitment? True where there are none. */
  public boolean payloadFits() {
    if (subject == null && detail == null && salt == null) {
      return true;
    }
    return hasPayload() && LeafFormat.commitment(salt, subject, detail).equals(commitment);
  }

  /** The leaf as it follows from the fields, were the record at this place. */
  public Hash leafAt(long place) {
    return LeafFormat.leaf(place, at, actor, action, commitment);
  }

  /** Is nothing of it changed since its leaf was made? The leaf itself is held by the tree. */
  public boolean fits() {
    return payloadFits() && leafAt(seq).equals(leaf);
  }
}
