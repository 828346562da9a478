package org.jarshy.gateway.bulletin;

import java.util.Map;

/**
 * How often codes were asked for within a day.
 *
 * @param genuine of ours, by bulletin id
 * @param unknown of none of ours, by area: a region's slug, or the beginning of numbers
 */
public record CodeChecks(Map<Long, Long> genuine, Map<String, Long> unknown) {

  /** So many codes of nobody's are no slips of the finger: texts with false codes go round. */
  static final long WAVE = 30;

  public CodeChecks {
    genuine = Map.copyOf(genuine);
    unknown = Map.copyOf(unknown);
  }

  public long genuineInAll() {
    return genuine.values().stream().mapToLong(Long::longValue).sum();
  }

  public long unknownInAll() {
    return unknown.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Editors should look what is going round. */
  public boolean alarm() {
    return unknownInAll() >= WAVE;
  }

  public long of(long bulletin) {
    return genuine.getOrDefault(bulletin, 0L);
  }
}
