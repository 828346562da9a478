package org.jarshy.gateway.console.internal.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jarshy.gateway.lookup.Answering;
import org.jarshy.gateway.lookup.KeyMatch;
import org.jarshy.gateway.lookup.KeywordId;
import org.jarshy.gateway.lookup.LookupTable;
import org.jarshy.gateway.lookup.OperatorKeyword;

/**
 * An operator's keyword as programs read it; fields as in {@link KeywordBody}.
 *
 * @param live whether citizens are answered by it now
 * @param origin the first of the keywords that took each other's place
 * @param answeredToday texts that it and its predecessors answered since midnight in Almaty
 */
public record KeywordView(
    long id,
    long origin,
    int revision,
    OperatorKeyword.State state,
    boolean live,
    String name,
    Map<String, List<String>> words,
    KeywordBody.Kind answer,
    Map<String, String> texts,
    KeyMatch match,
    List<String> keyColumns,
    KeywordBody.Limits guard,
    String url,
    String field,
    Integer seconds,
    Instant expires,
    TableView table,
    List<String> touchedBy,
    List<StepView> history,
    Instant changedAt,
    Long supersedes,
    Long supersededBy,
    long answeredToday) {

  /** One change of state. */
  public record StepView(OperatorKeyword.State to, String actor, Instant at, String reason) {}

  /** The table that answers, or will. */
  public record TableView(
      List<String> columns,
      long rows,
      String charset,
      String uploadedBy,
      Instant uploadedAt,
      boolean erased) {

    static TableView of(LookupTable t) {
      return t == null
          ? null
          : new TableView(
              t.columns(), t.rows(), t.charset(), t.uploadedBy(), t.uploadedAt(), t.erased());
    }
  }

  static KeywordView of(OperatorKeyword keyword, Instant now, long answeredToday) {
    Answering answering = keyword.definition().answering();
    Answering.Table table = answering instanceof Answering.Table t ? t : null;
    Answering.Web web = answering instanceof Answering.Web w ? w : null;
    Map<String, List<String>> words = new TreeMap<>();
    keyword.definition().words().forEach((lang, list) -> words.put(lang.code(), list));
    Map<String, String> texts = new TreeMap<>();
    answering.texts().forEach((lang, text) -> texts.put(lang.code(), text));
    return new KeywordView(
        keyword.id().value(),
        keyword.origin().value(),
        keyword.revision(),
        keyword.state(),
        keyword.liveAt(now),
        keyword.definition().name(),
        words,
        table != null
            ? KeywordBody.Kind.TABLE
            : web != null ? KeywordBody.Kind.WEB : KeywordBody.Kind.FIXED,
        texts,
        table == null ? null : table.match(),
        table == null ? null : table.keyColumns(),
        table == null ? null : KeywordBody.Limits.of(table.guard()),
        web == null ? null : web.url(),
        web == null ? null : web.field(),
        web == null ? null : web.seconds(),
        keyword.definition().expires(),
        TableView.of(keyword.table()),
        keyword.touchedBy().stream().sorted().toList(),
        keyword.history().stream()
            .map(s -> new StepView(s.to(), s.actor(), s.at(), s.reason()))
            .toList(),
        keyword.changedAt(),
        value(keyword.supersedes()),
        value(keyword.supersededBy()),
        answeredToday);
  }

  private static Long value(KeywordId id) {
    return id == null ? null : id.value();
  }
}
