package org.jarshy.gateway.inbound.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.inbound.DeliveredReceipt;
import org.jarshy.gateway.kernel.NumberVault;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code inbound_receipt}. */
final class ParkedReceipts {

  /** Most orphans overtook their submit_sm_resp and match at the first or second try. */
  private static final List<Duration> DELAYS =
      List.of(
          Duration.ofMillis(250),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          // A message whose answer was lost is in doubt only after the response timeout; what
          // proves
          // it must not be late for the next sending.
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5));

  private static final Duration AFTERWARDS = Duration.ofHours(1);

  private final JdbcTemplate template;
  private final JdbcClient jdbc;
  private final NumberVault vault;

  ParkedReceipts(JdbcTemplate template, NumberVault vault) {
    this.template = template;
    this.jdbc = JdbcClient.create(template);
    this.vault = vault;
  }

  void park(List<DeliveredReceipt> receipts, Instant now) {
    if (receipts.isEmpty()) {
      return;
    }
    OffsetDateTime next = Columns.time(now.plus(delay(0)));
    template.batchUpdate(
        """
        insert into inbound_receipt (carrier, sealed, received_at, attempts, next_try_at)
        values (?, ?, ?, 0, ?)
        """,
        receipts.stream()
            .map(r -> new Object[] {r.carrier(), seal(r), Columns.time(r.receivedAt()), next})
            .toList());
  }

  List<ParkedReceipt> due(Instant now, int max) {
    return jdbc.sql(
            """
            select id, carrier, sealed, received_at, attempts from inbound_receipt
            where next_try_at <= :now order by next_try_at, id fetch first :max rows only
            """)
        .param("now", Columns.time(now))
        .param("max", max)
        .query((row, n) -> parked(row))
        .list();
  }

  Optional<Instant> nextTry() {
    return jdbc.sql("select min(next_try_at) from inbound_receipt")
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  void remove(Collection<ParkedReceipt> receipts) {
    template.batchUpdate(
        "delete from inbound_receipt where id = ?",
        receipts.stream().map(r -> new Object[] {r.id()}).toList());
  }

  void again(Collection<ParkedReceipt> receipts, Instant now) {
    template.batchUpdate(
        "update inbound_receipt set attempts = ?, next_try_at = ? where id = ?",
        receipts.stream()
            .map(
                r -> {
                  int attempts = r.attempts() + 1;
                  return new Object[] {attempts, Columns.time(now.plus(delay(attempts))), r.id()};
                })
            .toList());
  }

  long count() {
    return jdbc.sql("select count(*) from inbound_receipt").query(Long.class).single();
  }

  private static Duration delay(int attempts) {
    return attempts < DELAYS.size() ? DELAYS.get(attempts) : AFTERWARDS;
  }

  private byte[] seal(DeliveredReceipt receipt) {
    return vault.seal(ReceiptForm.write(receipt), place(receipt.carrier()));
  }

  private ParkedReceipt parked(ResultSet row) throws SQLException {
    String carrier = row.getString("carrier");
    Instant receivedAt = Columns.instant(row, "received_at");
    DeliveredReceipt receipt = open(row.getBytes("sealed"), carrier, receivedAt);
    return new ParkedReceipt(row.getLong("id"), receipt, row.getInt("attempts"), receivedAt);
  }

  private DeliveredReceipt open(byte[] sealed, String carrier, Instant receivedAt) {
    try {
      return ReceiptForm.read(vault.open(sealed, place(carrier)), carrier, receivedAt);
    } catch (NumberVault.SealBroken e) {
      return null;
    }
  }

  private static String place(String carrier) {
    return "inbound-receipt|" + carrier;
  }
}
