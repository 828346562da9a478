package org.jarshy.gateway.outbox;

import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The count changes of one transaction, summed up and written last, in key order so that two
 * transactions never wait for each other in a circle.
 */
final class TallyMoves {

  private record Key(String kind, long ref, String carrier, int state) implements Comparable<Key> {
    @Override
    public int compareTo(Key o) {
      int c = kind.compareTo(o.kind);
      c = c != 0 ? c : Long.compare(ref, o.ref);
      c = c != 0 ? c : carrier.compareTo(o.carrier);
      return c != 0 ? c : Integer.compare(state, o.state);
    }
  }

  private final TreeMap<Key, long[]> moves = new TreeMap<>();

  void enters(Origin origin, String carrier, MessageState state, int segments) {
    add(origin, carrier, state, 1, segments);
  }

  void leaves(Origin origin, String carrier, MessageState state, int segments) {
    add(origin, carrier, state, -1, -segments);
  }

  private void add(Origin origin, String carrier, MessageState state, long messages, long segs) {
    long[] sum =
        moves.computeIfAbsent(
            new Key(origin.kind(), origin.tallyRef(), carrier, state.code()), k -> new long[2]);
    sum[0] += messages;
    sum[1] += segs;
  }

  void write(JdbcTemplate jdbc) {
    moves.forEach(
        (key, sum) -> {
          if (sum[0] == 0 && sum[1] == 0) {
            return;
          }
          if (update(jdbc, key, sum) == 0) {
            jdbc.update(
                "insert into outbox_tally (origin_kind, origin_ref, carrier, state, messages, segments)"
                    + " values (?, ?, ?, ?, 0, 0) on conflict do nothing",
                key.kind,
                key.ref,
                key.carrier,
                key.state);
            update(jdbc, key, sum);
          }
        });
  }

  private static int update(JdbcTemplate jdbc, Key key, long[] sum) {
    return jdbc.update(
        "update outbox_tally set messages = messages + ?, segments = segments + ?"
            + " where origin_kind = ? and origin_ref = ? and carrier = ? and state = ?",
        sum[0],
        sum[1],
        key.kind,
        key.ref,
        key.carrier,
        key.state);
  }
}
