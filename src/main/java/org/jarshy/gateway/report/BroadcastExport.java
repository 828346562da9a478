package org.jarshy.gateway.report;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.broadcast.Progress;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.outbox.Tally;
import org.springframework.stereotype.Component;

/**
 * What became of one broadcast, as CSV (RFC 4180): {@code carrier,state,messages,segments}, one row
 * for each carrier and state, sorted. Counts only: no number and no text.
 */
@Component
public class BroadcastExport {

  private static final CSVFormat CSV =
      CSVFormat.RFC4180.builder().setHeader("carrier", "state", "messages", "segments").get();

  private static final Comparator<Tally> BY_CARRIER_AND_STATE =
      Comparator.comparing(Tally::carrier, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Tally::state);

  private final Broadcasts broadcasts;

  BroadcastExport(Broadcasts broadcasts) {
    this.broadcasts = broadcasts;
  }

  /**
   * @param to where to write; it stays open
   * @return false when there is no such broadcast; nothing is written then
   */
  public boolean write(BroadcastId id, Appendable to) throws IOException {
    Progress progress = broadcasts.progress(id).orElse(null);
    if (progress == null) {
      return false;
    }
    List<Tally> rows = progress.tallies().stream().sorted(BY_CARRIER_AND_STATE).toList();
    CSVPrinter csv = new CSVPrinter(to, CSV);
    for (Tally row : rows) {
      String carrier = row.carrier() == null ? "unknown" : row.carrier();
      csv.printRecord(SafeCell.of(carrier), row.state(), row.messages(), row.segments());
    }
    csv.flush();
    return true;
  }
}
