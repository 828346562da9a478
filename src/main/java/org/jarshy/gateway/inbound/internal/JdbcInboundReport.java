package org.jarshy.gateway.inbound.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import org.jarshy.gateway.inbound.InboundReport;
import org.jarshy.gateway.inbound.InboundStats;
import org.jarshy.gateway.inbound.OddTexts;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts rows by index, and asks journal and offerer for what is in no row. */
final class JdbcInboundReport implements InboundReport {

  private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

  private final JdbcClient jdbc;
  private final ParkedReceipts parked;
  private final LongSupplier copies;
  private final LongSupplier dropped;
  private final OddTexts odd;
  private final Clock clock;

  JdbcInboundReport(
      JdbcClient jdbc,
      ParkedReceipts parked,
      LongSupplier copies,
      LongSupplier dropped,
      OddTexts odd,
      Clock clock) {
    this.jdbc = jdbc;
    this.parked = parked;
    this.copies = copies;
    this.dropped = dropped;
    this.odd = odd;
    this.clock = clock;
  }

  @Override
  public InboundStats stats() {
    return new InboundStats(
        count(State.WAITING) + count(State.RETRY),
        parked.count(),
        textsToday(),
        count(State.FAILED),
        copies.getAsLong(),
        dropped.getAsLong(),
        odd.counts());
  }

  private long count(State state) {
    return jdbc.sql("select count(*) from inbound_text where state = :state")
        .param("state", state.name())
        .query(Long.class)
        .single();
  }

  /** Whole texts: a longer one counts once, when it is joined. */
  private long textsToday() {
    Instant midnight = clock.instant().atZone(ALMATY).truncatedTo(ChronoUnit.DAYS).toInstant();
    return jdbc.sql(
            """
            select count(*) from inbound_text
            where received_at >= :midnight and state in ('WAITING', 'RETRY', 'DONE', 'FAILED')
            """)
        .param("midnight", Columns.time(midnight))
        .query(Long.class)
        .single();
  }
}
