package org.jarshy.gateway.audit;

import java.time.Instant;

/**
 * Which records are asked for; what is null or blank is not asked.
 *
 * @param actor whole login
 * @param action whole, {@code bulletin.approved}, or its beginning up to a dot, {@code bulletin.}
 * @param subject kind and id, {@code bulletin:17}, or a kind with its colon, {@code bulletin:}
 * @param from not before
 * @param to before
 */
public record RecordFilter(String actor, String action, String subject, Instant from, Instant to) {

  public static final RecordFilter ALL = new RecordFilter(null, null, null, null, null);

  public RecordFilter {
    actor = blankIsNull(actor);
    action = blankIsNull(action);
    subject = blankIsNull(subject);
  }

  public boolean isAll() {
    return equals(ALL);
  }

  private static String blankIsNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
