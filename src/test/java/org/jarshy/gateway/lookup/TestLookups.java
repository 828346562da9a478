package org.jarshy.gateway.lookup;

import java.time.Clock;
import java.util.List;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.keyword.ReadWords;
import org.jarshy.gateway.keyword.Understanding;
import org.jarshy.gateway.testing.TestDatabase;
import org.jarshy.gateway.web.WebHosts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The real keywords of operators over a test database, for tests of neighbours too. */
public final class TestLookups implements AutoCloseable {

  private static final ReadWords WORDS = new ReadWords(new Understanding());

  public final Keywords keywords;
  public final Lookups lookups;
  final Housekeeping housekeeping;
  final AnswerCounts counts;
  final WebSource web;

  private TestLookups(
      JdbcClient jdbc,
      JdbcTemplate batches,
      TransactionTemplate transactions,
      AuditLog audit,
      ApplicationEventPublisher events,
      Clock clock,
      List<String> allowedHosts) {
    WebHosts hosts = new WebHosts(allowedHosts, "jarshy.lookup.allowed-hosts");
    KeywordReader reader = new KeywordReader(jdbc);
    LiveWordRows liveWords = new LiveWordRows(jdbc);
    TableStore tables = new TableStore(jdbc, batches);
    WebAnswers webAnswers = new WebAnswers(jdbc);
    AskedOften asked = new AskedOften(jdbc);
    counts = new AnswerCounts(jdbc, clock);
    web = new WebSource(webAnswers, hosts, clock);
    keywords =
        new StoredKeywords(
            new KeywordRows(jdbc),
            reader,
            liveWords,
            new Judgement(new WordRules(WORDS, liveWords), WORDS, hosts),
            new LoadTable(tables, WORDS, transactions, clock),
            webAnswers,
            transactions,
            audit,
            events,
            clock);
    lookups = new AnswerLookups(reader, tables, WORDS, asked, web, webAnswers, counts, clock);
    housekeeping = new Housekeeping(reader, tables, webAnswers, asked, clock);
  }

  public static TestLookups on(
      TestDatabase database,
      AuditLog audit,
      ApplicationEventPublisher events,
      Clock clock,
      String... allowedHosts) {
    return new TestLookups(
        database.jdbc(),
        new JdbcTemplate(database.dataSource()),
        database.transactions(),
        audit,
        events,
        clock,
        List.of(allowedHosts));
  }

  /** On whatever database a slice of the service has. */
  public static TestLookups on(
      JdbcTemplate jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
    return new TestLookups(
        JdbcClient.create(jdbc), jdbc, transactions, audit, event -> {}, clock, List.of());
  }

  @Override
  public void close() {
    web.destroy();
  }
}
