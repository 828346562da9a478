package org.jarshy.gateway.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jarshy.gateway.broadcast.Broadcast;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.broadcast.Progress;
import org.springframework.stereotype.Component;

/**
 * How far all broadcasts are, as CSV (RFC 4180), newest first: counts that add up to the audience,
 * the speed of the last seconds, and how many seconds are left at it; empty where nobody can say.
 */
@Component
public class BroadcastsExport {

  private static final CSVFormat CSV =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "broadcast",
              "bulletin",
              "kind",
              "class",
              "state",
              "audience",
              "waiting",
              "in_doubt",
              "accepted",
              "delivered",
              "failed",
              "withdrawn",
              "segments",
              "messages_per_second",
              "segments_per_second",
              "seconds_to_finish",
              "started_at",
              "start_at",
              "finished_at",
              "exercise")
          .get();

  private static final int PAGE = 200;

  private final Broadcasts broadcasts;

  BroadcastsExport(Broadcasts broadcasts) {
    this.broadcasts = broadcasts;
  }

  /**
   * @param to where to write; it stays open
   */
  public void write(Appendable to) throws IOException {
    CSVPrinter csv = new CSVPrinter(to, CSV);
    List<Progress> page;
    int from = 0;
    do {
      page = broadcasts.list(PAGE, from);
      from += PAGE;
      for (Progress progress : page) {
        write(csv, progress);
      }
    } while (page.size() == PAGE);
    csv.flush();
  }

  private static void write(CSVPrinter csv, Progress p) throws IOException {
    Broadcast b = p.broadcast();
    csv.printRecord(
        b.id(),
        b.bulletin(),
        b.kind(),
        b.priority(),
        b.state(),
        b.audience(),
        p.waiting(),
        p.inDoubt(),
        p.accepted(),
        p.delivered(),
        p.failed(),
        p.withdrawn(),
        p.segments(),
        oneDigit(p.speed().messagesPerSecond()),
        oneDigit(p.speed().segmentsPerSecond()),
        p.remaining() == null ? null : p.remaining().toSeconds(),
        b.startedAt(),
        b.startAt(),
        b.finishedAt(),
        b.exercise());
  }

  private static String oneDigit(double perSecond) {
    return String.format(Locale.ROOT, "%.1f", perSecond);
  }
}
