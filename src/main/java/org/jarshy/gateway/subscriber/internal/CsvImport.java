package org.jarshy.gateway.subscriber.internal;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.NumberVault;
import org.jarshy.gateway.kernel.NumberingPlan;
import org.jarshy.gateway.subscriber.SubscriberImport;
import org.jarshy.gateway.subscriber.internal.CsvColumns.BadLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Reads line by line and writes batch by batch, all within one transaction. */
@Service
class CsvImport implements SubscriberImport {

  private static final Logger LOG = LoggerFactory.getLogger(CsvImport.class);

  /** About 15 MiB of memory; see {@link ImportBatch#write} for why so many. */
  private static final int LINES_PER_BATCH = 40_000;

  private final JdbcTemplate template;
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final NumberVault vault;
  private final NumberingPlan plan;
  private final AuditLog audit;
  private final Clock clock;

  CsvImport(
      JdbcTemplate template,
      TransactionOperations transactions,
      NumberVault vault,
      NumberingPlan plan,
      AuditLog audit,
      Clock clock) {
    this.template = template;
    this.jdbc = JdbcClient.create(template);
    this.transactions = transactions;
    this.vault = vault;
    this.plan = plan;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Report importCsv(InputStream csv, Actor actor) {
    return transactions.execute(
        transaction -> {
          try {
            return importAll(new CsvLines(csv), actor);
          } catch (IOException e) {
            throw new NotTaken("the file broke off while it was read; nothing was imported");
          }
        });
  }

  private Report importAll(CsvLines lines, Actor actor) throws IOException {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    CsvColumns columns = columns(lines);
    long id = begin(actor, now);
    ImportTally tally = new ImportTally();
    ImportBatch batch = new ImportBatch(template, vault, plan, id, now, tally);
    List<CsvEntry> entries = new ArrayList<>();
    while (lines.next()) {
      if (lines.text().isBlank() && !lines.tooLong()) {
        continue;
      }
      tally.line();
      try {
        entries.add(entry(lines, columns));
      } catch (BadLine e) {
        tally.refused(lines.number(), e.getMessage());
      }
      if (entries.size() == LINES_PER_BATCH) {
        batch.write(entries);
        entries.clear();
      }
    }
    batch.write(entries);
    tally.requireSomething();
    Report report = tally.report();
    end(id, report);
    String counts =
        "lines %d, added %d, updated %d, refused %d"
            .formatted(report.lines(), report.added(), report.updated(), report.refusedCount());
    audit.record(actor, "subscribers.imported", "import:" + id, counts);
    LOG.info("Import {}: {}", id, counts);
    return report;
  }

  private static CsvColumns columns(CsvLines lines) throws IOException {
    if (!lines.next()) {
      throw new NotTaken("the file is empty; a header and one line per subscriber are allowed");
    }
    try {
      return CsvColumns.of(lines.text());
    } catch (BadLine e) {
      throw new NotTaken("line 1 is no header: " + e.getMessage());
    }
  }

  private static CsvEntry entry(CsvLines lines, CsvColumns columns) {
    if (lines.tooLong()) {
      throw new BadLine("it is too long: %d bytes are allowed".formatted(CsvLines.MAX_LINE_BYTES));
    }
    return CsvEntry.of(lines.number(), columns.cells(lines.text()));
  }

  private long begin(Actor actor, OffsetDateTime now) {
    KeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into subscriber_import (at, actor, lines, added, updated, refused)
            values (:at, :actor, 0, 0, 0, 0)
            """)
        .param("at", now)
        .param("actor", actor.name())
        .update(key, "id");
    return key.getKeyAs(Long.class);
  }

  private void end(long id, Report report) {
    jdbc.sql(
            """
            update subscriber_import
            set lines = :lines, added = :added, updated = :updated, refused = :refused
            where id = :id
            """)
        .param("lines", report.lines())
        .param("added", report.added())
        .param("updated", report.updated())
        .param("refused", report.refusedCount())
        .param("id", id)
        .update();
  }
}
