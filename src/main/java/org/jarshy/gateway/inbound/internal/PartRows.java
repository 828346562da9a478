package org.jarshy.gateway.inbound.internal;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code inbound_text} that are parts. */
final class PartRows {

  record GroupSize(String group, int parts) {}

  private final JdbcClient jdbc;

  PartRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Oldest first. */
  List<Part> open(String group) {
    return jdbc.sql(
            """
            select id, part_group, part_number, part_total, fingerprint, sealed_text
            from inbound_text where part_group = :group and state = 'PART' order by id
            """)
        .param("group", group)
        .query(
            (row, n) ->
                new Part(
                    row.getLong("id"),
                    row.getString("part_group"),
                    row.getInt("part_number"),
                    row.getInt("part_total"),
                    row.getString("fingerprint"),
                    row.getBytes("sealed_text")))
        .list();
  }

  /** Groups of one sender that wait for parts, oldest first. */
  List<String> groupsOf(String sender) {
    return jdbc.sql(
            """
            select part_group from inbound_text where sender = :sender and state = 'PART'
            group by part_group order by min(id)
            """)
        .param("sender", sender)
        .query(String.class)
        .list();
  }

  /** Groups and how many parts of each wait, oldest first. */
  List<GroupSize> oldestGroups(int max) {
    return jdbc.sql(
            """
            select part_group, count(*) as parts from inbound_text where state = 'PART'
            group by part_group order by min(id) fetch first :max rows only
            """)
        .param("max", max)
        .query((row, n) -> new GroupSize(row.getString("part_group"), row.getInt("parts")))
        .list();
  }

  List<String> groupsBegunBefore(Instant cutoff) {
    return jdbc.sql(
            """
            select part_group from inbound_text where state = 'PART'
            group by part_group having min(stored_at) <= :cutoff order by min(id)
            """)
        .param("cutoff", Columns.time(cutoff))
        .query(String.class)
        .list();
  }

  int count() {
    return jdbc.sql("select count(*) from inbound_text where state = 'PART'")
        .query(Integer.class)
        .single();
  }

  void becomesWhole(long id, byte[] sealedText, Instant now) {
    jdbc.sql(
            """
            update inbound_text set state = 'WAITING', sealed_text = :text, next_attempt_at = :now
            where id = :id and state = 'PART'
            """)
        .param("text", sealedText)
        .param("now", Columns.time(now))
        .param("id", id)
        .update();
  }

  void movedTo(String group, long whole) {
    jdbc.sql(
            """
            update inbound_text set state = 'JOINED', sealed_from = null, sealed_text = null
            where part_group = :group and state = 'PART' and id <> :whole
            """)
        .param("group", group)
        .param("whole", whole)
        .update();
  }
}
