package org.jarshy.gateway.lookup;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.lookup.KeywordReader.Row;
import org.springframework.stereotype.Component;

/** Answers questions from what is approved. */
@Component
class AnswerLookups implements Lookups {

  private final KeywordReader reader;
  private final TableStore tables;
  private final RowKeys keys;
  private final AskedOften asked;
  private final WebSource web;
  private final WebAnswers webAnswers;
  private final AnswerCounts counts;
  private final Clock clock;

  AnswerLookups(
      KeywordReader reader,
      TableStore tables,
      CitizenWords words,
      AskedOften asked,
      WebSource web,
      WebAnswers webAnswers,
      AnswerCounts counts,
      Clock clock) {
    this.reader = reader;
    this.tables = tables;
    this.keys = new RowKeys(words);
    this.asked = asked;
    this.web = web;
    this.webAnswers = webAnswers;
    this.counts = counts;
    this.clock = clock;
  }

  @Override
  public List<LiveWord> live(Instant at) {
    List<LiveWord> words = new ArrayList<>();
    for (Row row : reader.live(at)) {
      row.definition()
          .words()
          .forEach(
              (lang, list) ->
                  list.forEach(
                      word ->
                          words.add(
                              new LiveWord(row.origin(), lang, word, row.definition().expires()))));
    }
    return words;
  }

  @Override
  public boolean mayAsk(KeywordId origin, SubscriberId who, String query) {
    Row row = reader.approved(origin).orElse(null);
    if (row == null
        || !(row.definition().answering() instanceof Answering.Table table)
        || table.guard() == null
        || query.isBlank()) {
      return true;
    }
    return asked.mayAsk(origin, who, lookedUp(table, query), table.guard(), clock.instant());
  }

  /**
   * All that a question is looked up by: two questions are one only where all of it is the same.
   */
  private String lookedUp(Answering.Table table, String query) {
    String wanted =
        switch (table.match()) {
          case NUMBER -> RowKeys.digits(query);
          case IMEI -> RowKeys.asked(query).orElseGet(() -> RowKeys.digits(query));
          default -> String.join("|", keys.ofQuery(query));
        };
    return wanted.isEmpty() ? query : wanted;
  }

  @Override
  public void prepare(KeywordId origin, String query) {
    counts.count(origin);
    reader
        .approved(origin)
        .filter(row -> row.liveAt(clock.instant()))
        .ifPresent(
            row -> {
              if (row.definition().answering() instanceof Answering.Web source
                  && !lacksQuery(source, query)) {
                web.ask(origin, source, webQuery(source, query));
              }
            });
  }

  @Override
  public Told tell(KeywordId origin, Question question) {
    return reader
        .approved(origin)
        .filter(row -> row.liveAt(clock.instant()))
        .map(row -> tell(row, question, origin))
        .orElseGet(Told.Gone::new);
  }

  @Override
  public Told rehearse(KeywordId id, Question question) {
    Row row = reader.row(id).orElse(null);
    if (row == null) {
      return new Told.Gone();
    }
    if (row.definition().answering() instanceof Answering.Web source
        && !lacksQuery(source, question.query())) {
      // Apart from what citizens get: the address may be another than the one that is approved.
      await(id, source, webQuery(source, question.query()));
    }
    return tell(row, question, rehearsal(id));
  }

  private void await(KeywordId id, Answering.Web source, String query) {
    try {
      web.ask(rehearsal(id), source, query)
          .toCompletableFuture()
          .get(source.seconds() + 2L, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // What was learned before is told, or that nothing was.
    }
  }

  private static KeywordId rehearsal(KeywordId id) {
    return new KeywordId(-id.value());
  }

  /**
   * @param asked by whom the web was asked
   */
  private Told tell(Row row, Question question, KeywordId asked) {
    Answering answering = row.definition().answering();
    if (answering instanceof Answering.Table table) {
      return fromTable(row, table, question);
    }
    if (answering instanceof Answering.Web source) {
      return fromWeb(row, source, question, asked);
    }
    return new Told.Fixed(row.definition().textFor(question.lang()));
  }

  private Told fromTable(Row row, Answering.Table table, Question question) {
    if (row.table() == null || row.table().erased()) {
      return new Told.Gone();
    }
    // Before any look: a guarded table is not even asked with too little.
    Told lack = lack(table, question, row.definition().wordFor(question.lang()));
    if (lack != null) {
      return lack;
    }
    List<Told.Row> found =
        switch (table.match()) {
          case EXACT -> exact(row, keys.ofQuery(question.query()), limit(table));
          case CITY -> exact(row, places(question), limit(table));
          case NAME -> names(row, longEnough(table.guard(), question.query()), limit(table));
          case NUMBER -> exact(row, numbers(question.query()), limit(table));
          case IMEI -> exact(row, RowKeys.asked(question.query()).stream().toList(), limit(table));
        };
    Instant updated = row.table().uploadedAt();
    if (found.isEmpty()) {
      return new Told.Nothing(updated);
    }
    if (table.guard() != null && found.size() > table.guard().rows()) {
      return new Told.TooMany(table.guard().rows());
    }
    return new Told.Rows(inWords(row, found, question), updated);
  }

  /** What the question must have and has not; null where it has it. */
  private Told lack(Answering.Table table, Question question, String word) {
    List<String> read = keys.ofQuery(question.query());
    return switch (table.match()) {
      case EXACT -> read.isEmpty() ? new Told.Ask(Told.Lack.WORDS, word) : null;
      case CITY ->
          read.isEmpty() && question.home() == null ? new Told.Ask(Told.Lack.PLACE, word) : null;
      case NAME -> nameLack(table.guard(), read, question.query(), word);
      case NUMBER ->
          RowKeys.digits(question.query()).isEmpty() ? new Told.Ask(Told.Lack.NUMBER, word) : null;
      case IMEI ->
          RowKeys.asked(question.query()).isPresent()
              ? null
              : new Told.Ask(
                  RowKeys.digits(question.query()).isEmpty()
                      ? Told.Lack.IMEI
                      : Told.Lack.IMEI_WRONG,
                  word);
    };
  }

  private Told nameLack(Guard guard, List<String> read, String query, String word) {
    if (read.isEmpty()) {
      return new Told.Ask(Told.Lack.WORDS, word);
    }
    return longEnough(guard, query).isEmpty()
        ? new Told.TooShort(guard.letters(), guard.words())
        : null;
  }

  /** The readings of a name that say enough; "zhe sh" has five letters and is read as three. */
  private List<String> longEnough(Guard guard, String query) {
    return keys.ofQuery(query).stream().filter(name -> saysEnough(guard, name)).toList();
  }

  private static boolean saysEnough(Guard guard, String name) {
    return name.chars().filter(Character::isLetter).count() >= guard.letters()
        && name.split(" ").length >= guard.words();
  }

  private List<String> places(Question question) {
    if (keys.ofQuery(question.query()).isEmpty()) {
      return question.home() == null ? List.of() : List.of(RowKeys.key(question.home()));
    }
    return keys.place(question.query())
        .map(place -> List.of(RowKeys.key(place)))
        .orElseGet(() -> keys.ofQuery(question.query()));
  }

  private static List<String> numbers(String query) {
    String digits = RowKeys.digits(query);
    return digits.isEmpty() ? List.of() : List.of(digits);
  }

  private List<Told.Row> exact(Row row, List<String> wanted, int most) {
    for (String key : wanted) {
      List<Told.Row> found = tables.exact(row.table().id(), key, most);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private List<Told.Row> names(Row row, List<String> read, int most) {
    for (String name : read) {
      List<Told.Row> found = tables.beginning(row.table().id(), name, most);
      if (found.isEmpty()) {
        Optional<String> turned = RowKeys.turned(name);
        found = turned.isEmpty() ? found : tables.beginning(row.table().id(), turned.get(), most);
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private static int limit(Answering.Table table) {
    return table.guard() == null ? Told.Rows.MOST : table.guard().rows() + 1;
  }

  private static List<Told.Row> inWords(Row row, List<Told.Row> found, Question question) {
    String pattern = row.definition().textFor(question.lang());
    List<String> columns = row.table().columns();
    return found.stream()
        .map(
            one -> {
              Map<String, String> values = new HashMap<>();
              List<String> cells = Cells.split(one.text());
              for (int i = 0; i < columns.size(); i++) {
                values.put(Template.key(columns.get(i)), cells.get(i));
              }
              return new Told.Row(one.line(), Template.fill(pattern, values::get));
            })
        .toList();
  }

  private Told fromWeb(Row row, Answering.Web source, Question question, KeywordId whose) {
    if (lacksQuery(source, question.query())) {
      return new Told.Ask(Told.Lack.WORDS, row.definition().wordFor(question.lang()));
    }
    String query = webQuery(source, question.query());
    Optional<Instant> coming = web.pendingUntil(whose, source, query);
    if (coming.isPresent()) {
      return new Told.NotYet(coming.get());
    }
    WebAnswers.Kept kept = webAnswers.find(whose, WebSource.key(source, query)).orElse(null);
    if (kept == null || clock.instant().isAfter(kept.at().plus(WebAnswers.KEPT))) {
      return new Told.Unavailable();
    }
    if (kept.text().isEmpty()) {
      return new Told.Nothing(kept.at());
    }
    String pattern = row.definition().textFor(question.lang());
    return new Told.Fetched(
        Template.fill(pattern, name -> name.equals("answer") ? kept.text() : null), kept.at());
  }

  private static boolean lacksQuery(Answering.Web source, String query) {
    return source.url().contains(WebRules.QUERY) && query.isBlank();
  }

  /** One spelling of a question is asked once; where the address has no place for it, none is. */
  private static String webQuery(Answering.Web source, String query) {
    return source.url().contains(WebRules.QUERY)
        ? query.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT)
        : "";
  }
}
