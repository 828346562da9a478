package org.jarshy.gateway.keyword.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.keyword.ContentWords;
import org.jarshy.gateway.keyword.Question;

/**
 * Full-text search over the items of one moment, a field to a language. Never changed: what is new
 * is another index. Any thread. It lies on the heap and goes with the last who looks into it.
 */
final class ItemIndex {

  /** As many as one answer names. */
  static final int MOST_FOUND = 5;

  /** What matches much worse than the best answers another question. */
  private static final double GOOD_ENOUGH = 0.6;

  private static final double NEARER = 1.2;

  /** A slip is a guess. */
  private static final float MISSPELT = 0.5f;

  private static final Map<Lang, Stems> STEMS = new EnumMap<>(Lang.class);

  static {
    for (Lang lang : Lang.values()) {
      STEMS.put(lang, new Stems(lang));
    }
  }

  private final List<LiveItem> items;
  private final IndexSearcher searcher;
  private final Map<Lang, Map<String, BitSet>> holders = new EnumMap<>(Lang.class);
  private final Map<Lang, NearStems> near = new EnumMap<>(Lang.class);

  private record Scored(LiveItem item, double score) {}

  ItemIndex(List<LiveItem> items) {
    this.items = List.copyOf(items);
    try {
      searcher = new IndexSearcher(DirectoryReader.open(written()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Questions differ; and each index is small.
    searcher.setQueryCache(null);
    for (Lang lang : Lang.values()) {
      near.put(lang, new NearStems(holders.get(lang).keySet()));
    }
  }

  private Directory written() throws IOException {
    Map<String, Analyzer> analyzers = new HashMap<>();
    STEMS.forEach((lang, stems) -> analyzers.put(lang.code(), stems));
    Directory directory = new ByteBuffersDirectory();
    IndexWriterConfig config =
        new IndexWriterConfig(new PerFieldAnalyzerWrapper(new WhitespaceAnalyzer(), analyzers));
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (Lang lang : Lang.values()) {
        holders.put(lang, new HashMap<>());
      }
      for (int i = 0; i < items.size(); i++) {
        writer.addDocument(document(i));
      }
      // One segment: then a document's number is that of its item.
      writer.forceMerge(1);
    }
    return directory;
  }

  private Document document(int number) {
    Document document = new Document();
    items
        .get(number)
        .texts()
        .forEach(
            (lang, text) -> {
              List<String> forms =
                  ContentWords.of(text).stream().flatMap(List::stream).distinct().toList();
              document.add(new TextField(lang.code(), String.join(" ", forms), Field.Store.NO));
              STEMS
                  .get(lang)
                  .of(forms)
                  .forEach(
                      stem ->
                          holders.get(lang).computeIfAbsent(stem, s -> new BitSet()).set(number));
            });
    return document;
  }

  /**
   * What answers a question well enough to be said, best first.
   *
   * @param wanted where it is asked about; empty for not known
   * @return ids; mostly none
   */
  List<LiveItem> find(Question question, List<Place> wanted, Instant now) {
    List<SoughtWord> words = asked(question);
    Evidence evidence = new Evidence(words, items.size());
    if (!evidence.isWorthSearching()) {
      return List.of();
    }
    List<Scored> found = new ArrayList<>();
    for (ScoreDoc hit : search(words)) {
      LiveItem item = items.get(hit.doc);
      if (item.holdsAt(now)
          && item.isFor(wanted, !question.places().isEmpty())
          && evidence.speaksFor(hit.doc)) {
        found.add(new Scored(item, hit.score * (item.isNear(wanted) ? NEARER : 1)));
      }
    }
    return best(found);
  }

  private static List<LiveItem> best(List<Scored> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    found.sort((a, b) -> Double.compare(b.score(), a.score()));
    double least = found.get(0).score() * GOOD_ENOUGH;
    boolean link = found.get(0).item().link();
    return found.stream()
        .filter(s -> s.score() >= least && s.item().link() == link)
        .limit(MOST_FOUND)
        .map(Scored::item)
        .toList();
  }

  private ScoreDoc[] search(List<SoughtWord> words) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (SoughtWord word : words) {
      if (!word.terms().isEmpty()) {
        List<Query> readings =
            word.terms().stream().map(term -> (Query) new TermQuery(term)).toList();
        Query query = new DisjunctionMaxQuery(readings, 0);
        any.add(word.exact() ? query : new BoostQuery(query, MISSPELT), BooleanClause.Occur.SHOULD);
      }
    }
    try {
      return searcher.search(any.build(), items.size()).scoreDocs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each word of the question with what of the index it may mean, in whatever language. */
  private List<SoughtWord> asked(Question question) {
    List<List<String>> words = question.words().stream().distinct().toList();
    List<String> forms = words.stream().flatMap(List::stream).toList();
    Map<Lang, List<String>> stems = new EnumMap<>(Lang.class);
    STEMS.forEach((lang, s) -> stems.put(lang, s.of(forms)));
    List<SoughtWord> asked = new ArrayList<>();
    int from = 0;
    for (List<String> word : words) {
      int to = from + word.size();
      Map<Lang, List<String>> own = new EnumMap<>(Lang.class);
      for (Lang lang : Lang.values()) {
        own.put(lang, stems.get(lang).subList(from, to));
      }
      SoughtWord exact = meaning(own, true);
      boolean maySlip = exact.terms().isEmpty() && word.get(0).length() >= SoughtWord.MAY_SLIP;
      asked.add(maySlip ? meaning(nearest(own), false) : exact);
      from = to;
    }
    return asked;
  }

  private Map<Lang, List<String>> nearest(Map<Lang, List<String>> stems) {
    Map<Lang, List<String>> nearest = new EnumMap<>(Lang.class);
    stems.forEach(
        (lang, own) ->
            nearest.put(lang, own.stream().flatMap(s -> near.get(lang).to(s).stream()).toList()));
    return nearest;
  }

  private SoughtWord meaning(Map<Lang, List<String>> stems, boolean exact) {
    List<Term> terms = new ArrayList<>();
    BitSet items = new BitSet();
    stems.forEach(
        (lang, own) ->
            own.stream()
                .distinct()
                .forEach(
                    stem -> {
                      BitSet holding = holders.get(lang).get(stem);
                      if (holding != null) {
                        terms.add(new Term(lang.code(), stem));
                        items.or(holding);
                      }
                    }));
    return new SoughtWord(terms, items, exact);
  }
}
