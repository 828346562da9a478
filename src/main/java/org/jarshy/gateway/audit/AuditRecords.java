package org.jarshy.gateway.audit;

import java.util.List;
import java.util.Optional;

/** The records at their places in the tree. */
public interface AuditRecords {

  /** Above every place: the {@code before} of a first page. */
  long NEWEST = Long.MAX_VALUE;

  /** How many there are: the places 0 to size-1 are taken. */
  long size();

  Optional<AuditRecord> find(long seq);

  /**
   * Newest first.
   *
   * @param before place of the last record of the page before, or {@link #NEWEST}
   * @param limit how many at most
   */
  List<AuditRecord> page(RecordFilter filter, long before, int limit);

  /** Oldest first, those at {@code from} and behind it. */
  List<AuditRecord> from(long from, int limit);

  /** Rows at places that were never given, before the first or behind the last: forgeries. */
  List<AuditRecord> strays(int limit);
}
