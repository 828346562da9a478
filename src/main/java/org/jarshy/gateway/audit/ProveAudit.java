package org.jarshy.gateway.audit;

import java.io.IOException;
import java.nio.file.Path;
import org.jarshy.gateway.audit.internal.ReadExport;

/** Proofs out of an export, without the database. */
public final class ProveAudit {

  private ProveAudit() {}

  /**
   * That a record is in the log of a checkpoint of the export.
   *
   * @param size of the checkpoint; 0 for the smallest one that has the record
   * @throws AuditProofs.NotProven saying what is missing
   */
  public static String inclusion(Path export, long seq, long size) throws IOException {
    return ReadExport.of(export).inclusion(seq, size);
  }

  /**
   * That the log of one checkpoint of the export is the beginning of that of another.
   *
   * @throws AuditProofs.NotProven saying what is missing
   */
  public static String consistency(Path export, long first, long second) throws IOException {
    return ReadExport.of(export).consistency(first, second);
  }
}
