package org.jarshy.gateway.console.internal.api;

import java.time.Instant;
import org.jarshy.gateway.audit.AuditRecord;

/**
 * A record of the audit log for programs.
 *
 * @param subject null where somebody took the payload out, as is detail
 * @param commitment base64 of SHA-256 over salt, subject and detail
 * @param leaf base64 of the hash that went into the tree
 */
public record AuditRecordView(
    long seq,
    Instant at,
    String actor,
    String action,
    String subject,
    String detail,
    String commitment,
    String leaf) {

  static AuditRecordView of(AuditRecord record) {
    return new AuditRecordView(
        record.seq(),
        record.at(),
        record.actor(),
        record.action(),
        record.subject(),
        record.detail(),
        record.commitment().base64(),
        record.leaf().base64());
  }
}
