package org.jarshy.gateway.lookup;

import java.time.Instant;
import java.util.List;

/**
 * A table that was uploaded whole.
 *
 * @param columns as its first line names them
 * @param rows lines below the header
 * @param charset it was read as: {@code UTF-8} or {@code windows-1251}
 * @param erased true where its rows are gone: it may not be asked any more
 */
public record LookupTable(
    long id,
    List<String> columns,
    long rows,
    String charset,
    String uploadedBy,
    Instant uploadedAt,
    boolean erased) {

  public LookupTable {
    columns = List.copyOf(columns);
  }
}
