package org.jarshy.gateway.audit;

import java.util.List;

/** Reads the audit log, newest first. */
public interface AuditTrail {

  /** Above every id: the {@code before} of a first page. */
  long NEWEST = Long.MAX_VALUE;

  /**
   * @param subject kind and id, {@code bulletin:17}, or null for every subject
   * @param before id of the last entry of the page before, or {@link #NEWEST}
   * @param limit how many at most
   */
  List<AuditEntry> page(String subject, long before, int limit);
}
