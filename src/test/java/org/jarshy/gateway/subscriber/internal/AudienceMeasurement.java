package org.jarshy.gateway.subscriber.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.kernel.Topic;
import org.jarshy.gateway.subscriber.AudiencePage;
import org.jarshy.gateway.subscriber.AudienceQuery;
import org.jarshy.gateway.subscriber.Subscriber;
import org.jarshy.gateway.subscriber.Subscribers;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What audiences cost, measured by hand on a database of any size (H2, or {@code postgres:DIR}):
 * {@code JDBC-URL import N} fills it, {@code JDBC-URL recount} counts anew, {@code JDBC-URL read}
 * measures counts, pages and numbers. One in 5,000 lives in Zhanaozen.
 */
public final class AudienceMeasurement {

  private static final String[] PREFIXES = {"7701", "7702", "7705", "7707", "7747", "7771"};
  private static final String[] LANGS = {"kk", "ru", "", "en"};
  private static final String[] PLACES = {
    "almaty", "almaty", "astana", "shymkent", "karaganda", "aktobe", "mangystau", "zhambyl", ""
  };

  /** So that a file stays below 100 MiB. */
  private static final long LINES_PER_FILE = 2_500_000;

  private static final String POSTGRES = "postgres:";

  private EmbeddedPostgres postgres;
  private final HikariDataSource database;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final AuditLog silent = (actor, action, subject, detail) -> {};

  private AudienceMeasurement(String url) throws IOException {
    HikariConfig config = new HikariConfig();
    if (url.startsWith(POSTGRES)) {
      postgres =
          EmbeddedPostgres.builder()
              .setDataDirectory(Path.of(url.substring(POSTGRES.length())))
              .setCleanDataDirectory(false)
              .start();
      config.setDataSource(postgres.getPostgresDatabase());
    } else {
      config.setJdbcUrl(url);
      config.setUsername("sa");
      config.setPassword("");
    }
    database = new HikariDataSource(config);
    Flyway.configure().dataSource(database).load().migrate();
    jdbc = new JdbcTemplate(database);
    transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
  }

  public static void main(String[] args) throws IOException {
    AudienceMeasurement measurement = new AudienceMeasurement(args[0]);
    switch (args[1]) {
      case "import" -> measurement.fill(Long.parseLong(args[2]));
      case "recount" -> measurement.recount();
      default -> measurement.read();
    }
    measurement.close();
  }

  private void close() throws IOException {
    database.close();
    if (postgres != null) {
      postgres.close();
    }
  }

  private void fill(long lines) throws IOException {
    CsvImport imports =
        new CsvImport(
            jdbc,
            transactions,
            TestSubscribers.vault(),
            TestSubscribers.PLAN,
            silent,
            Clock.systemUTC());
    Stopwatch start = new Stopwatch();
    for (long from = 0; from < lines; from += LINES_PER_FILE) {
      long to = Math.min(lines, from + LINES_PER_FILE);
      try (InputStream csv = new MadeUpLines(from, to)) {
        say("%s", imports.importCsv(csv, Actor.SYSTEM));
      }
    }
    took("import of " + lines, start, lines);
  }

  private Subscribers subscribers() {
    return new JdbcSubscribers(
        jdbc,
        transactions,
        TestSubscribers.vault(),
        TestSubscribers.PLAN,
        silent,
        event -> {},
        Clock.systemUTC());
  }

  private void recount() {
    Stopwatch start = new Stopwatch();
    took("recount, off by " + subscribers().recount(), start, 1);
  }

  private void read() {
    Subscribers subscribers = subscribers();
    AudienceQuery everybody = new AudienceQuery(Area.wholeCountry(), Topic.CURFEW);
    for (int i = 0; i < 3; i++) {
      Stopwatch start = new Stopwatch();
      long all = subscribers.count(everybody).stream().mapToLong(c -> c.subscribers()).sum();
      took("count of the country (" + all + ")", start, 1);
      start = new Stopwatch();
      subscribers.count(new AudienceQuery(Area.of(City.ZHANAOZEN), Topic.CURFEW));
      took("count of a rare town", start, 1);
      start = new Stopwatch();
      subscribers.newest();
      took("newest", start, 1);
    }
    plan(subscribers, "the country", everybody, 200_000);
    plan(subscribers, "the country again", everybody, 200_000);
    plan(subscribers, "Almaty", new AudienceQuery(Area.of(Region.ALMATY), Topic.NEWS), 50_000);
    plan(
        subscribers, "Mangystau", new AudienceQuery(Area.of(Region.MANGYSTAU), Topic.NEWS), 50_000);
    plan(
        subscribers,
        "a rare town",
        new AudienceQuery(Area.of(City.ZHANAOZEN), Topic.CURFEW),
        5_000);
    bind(subscribers, everybody);
    bind(subscribers, everybody);
  }

  private void plan(Subscribers subscribers, String what, AudienceQuery query, int most) {
    SubscriberId last = subscribers.newest();
    SubscriberId at = new SubscriberId(last.value() / 5);
    Stopwatch start = new Stopwatch();
    long slowest = 0;
    long first = 0;
    int pages = 0;
    int found = 0;
    while (at.value() < last.value() && found < most) {
      long begun = System.nanoTime();
      AudiencePage page = subscribers.page(query, at, last, 500);
      slowest = Math.max(slowest, System.nanoTime() - begun);
      if (first == 0 && !page.subscribers().isEmpty()) {
        first = start.nanos();
      }
      at = page.to();
      found += page.subscribers().size();
      pages++;
    }
    took("pages of " + what + ", found " + found, start, found);
    say(
        "  %d pages, first found after %.1f ms, slowest %.1f ms",
        pages, first / 1e6, slowest / 1e6);
  }

  private void bind(Subscribers subscribers, AudienceQuery query) {
    SubscriberId last = subscribers.newest();
    SubscriberId at = new SubscriberId(last.value() / 3);
    List<List<SubscriberId>> batches = new ArrayList<>();
    while (batches.size() < 400) {
      AudiencePage page = subscribers.page(query, at, last, 250);
      batches.add(page.subscribers().stream().map(Subscriber::id).toList());
      at = page.to();
    }
    Stopwatch start = new Stopwatch();
    int reached = 0;
    for (List<SubscriberId> batch : batches) {
      reached += subscribers.reachable(batch).size();
    }
    took("reachable in batches of 250", start, reached);
  }

  /** Time that passed, and time that this thread had a core: on a busy machine they differ. */
  private static final class Stopwatch {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long started = System.nanoTime();
    private final long startedOnCpu = threads.getCurrentThreadCpuTime();

    long nanos() {
      return System.nanoTime() - started;
    }

    long nanosOnCpu() {
      return threads.getCurrentThreadCpuTime() - startedOnCpu;
    }
  }

  private static void took(String what, Stopwatch start, long each) {
    double passed = start.nanos() / 1e3;
    double cpu = start.nanosOnCpu() / 1e3;
    say(
        "%s: %.1f ms, each %.2f us (%.0f/s), of it CPU %.2f us (%.0f/s)",
        what, passed / 1e3, passed / each, each * 1e6 / passed, cpu / each, each * 1e6 / cpu);
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }

  /** A file of any length that is made as it is read. */
  private static final class MadeUpLines extends InputStream {
    private final long to;
    private long line;
    private byte[] text = "number,language,place,topics\n".getBytes(StandardCharsets.US_ASCII);
    private int at;

    MadeUpLines(long from, long to) {
      this.line = from;
      this.to = to;
    }

    @Override
    public int read() {
      while (at == text.length) {
        if (line == to) {
          return -1;
        }
        at = 0;
        text = next().getBytes(StandardCharsets.US_ASCII);
        line++;
      }
      return text[at++];
    }

    @Override
    public int read(byte[] into, int from, int length) {
      int n = 0;
      for (int b; n < length && (b = read()) >= 0; n++) {
        into[from + n] = (byte) b;
      }
      return n == 0 && length > 0 ? -1 : n;
    }

    private String next() {
      // A multiplier without a common factor scatters the numbers, as they come in life.
      long scattered = line * 7_368_787 % 10_000_000;
      return "%s%07d,%s,%s,\n"
          .formatted(
              PREFIXES[(int) (line % PREFIXES.length)],
              scattered,
              LANGS[(int) (line / 3 % LANGS.length)],
              line % 5_000 == 0 ? "zhanaozen" : PLACES[(int) (line * 31 % PLACES.length)]);
    }
  }
}
