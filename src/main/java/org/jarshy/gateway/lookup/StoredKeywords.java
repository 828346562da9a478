package org.jarshy.gateway.lookup;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.StepRefused.Rule;
import org.jarshy.gateway.lookup.Lifecycle.Action;
import org.jarshy.gateway.lookup.OperatorKeyword.State;
import org.jarshy.gateway.lookup.OperatorKeyword.Step;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keywords in the database. A step reads, judges, and then moves the row only if it is still at the
 * revision that was judged; so nobody can slip a touch, a word or a table between the two.
 */
@Component
class StoredKeywords implements Keywords {

  private final KeywordRows rows;
  private final KeywordReader reader;
  private final LiveWordRows liveWords;
  private final Judgement judgement;
  private final LoadTable loadTable;
  private final WebAnswers webAnswers;
  private final TransactionOperations transactions;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  StoredKeywords(
      KeywordRows rows,
      KeywordReader reader,
      LiveWordRows liveWords,
      Judgement judgement,
      LoadTable loadTable,
      WebAnswers webAnswers,
      TransactionOperations transactions,
      AuditLog audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.reader = reader;
    this.liveWords = liveWords;
    this.judgement = judgement;
    this.loadTable = loadTable;
    this.webAnswers = webAnswers;
    this.transactions = transactions;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public KeywordId draft(Definition definition, Actor author) {
    return write(null, definition, author);
  }

  @Override
  public KeywordId update(KeywordId old, Definition definition, Actor author) {
    return write(old, definition, author);
  }

  private KeywordId write(KeywordId supersedes, Definition definition, Actor author) {
    Instant now = clock.instant();
    return transactions.execute(
        tx -> {
          OperatorKeyword old = supersedes == null ? null : existing(supersedes);
          if (old != null) {
            StepRules.requireStanding(old);
          }
          StepRules.refuseIfAny(
              judgement.problems(definition, old == null ? null : old.origin(), now));
          KeywordId id = rows.insert(old, author, now);
          LookupTable table = old == null ? null : old.table();
          boolean keeps =
              table != null && !table.erased() && definition.answering() instanceof Answering.Table;
          rows.write(id, 1, definition, keeps ? table.id() : null, author, now);
          rows.touch(id, 1, author.name());
          if (keeps && !table.uploadedBy().equals(author.name())) {
            // The rows that the new version answers with are still theirs.
            rows.touch(id, 1, table.uploadedBy());
          }
          rows.step(id, 1, new Step(State.DRAFT, author.name(), now, ""));
          record(author, "drafted", id, 1, definition);
          return id;
        });
  }

  @Override
  public void edit(KeywordId id, int revision, Definition definition, Actor editor) {
    take(Action.EDIT, id, revision, definition, null, "", editor);
  }

  @Override
  public LookupTable upload(KeywordId id, int revision, InputStream csv, Actor uploader) {
    OperatorKeyword seen = existing(id);
    if (revision != seen.revision()) {
      throw conflict(id);
    }
    StepRules.judge(Action.UPLOAD, seen, "", uploader);
    if (!(seen.definition().answering() instanceof Answering.Table wants)) {
      throw KeywordRefused.table("Only a keyword that a table answers takes a table.");
    }
    long table = loadTable.load(csv, wants, uploader);
    try {
      take(Action.UPLOAD, id, revision, seen.definition(), table, "", uploader);
    } catch (RuntimeException e) {
      loadTable.forget(table);
      throw e;
    }
    return existing(id).table();
  }

  @Override
  public void submit(KeywordId id, int revision, Actor submitter) {
    take(Action.SUBMIT, id, revision, null, null, "", submitter);
  }

  @Override
  public void approve(KeywordId id, int revision, Actor approver) {
    try {
      take(Action.APPROVE, id, revision, null, null, "", approver);
    } catch (KeywordRefused refused) {
      if (refused.rule() == Rule.SECOND_PERSON) {
        // Somebody tried to publish alone: that is worth an entry though nothing came of it.
        transactions.executeWithoutResult(
            tx ->
                audit.record(
                    approver, "keyword.approval-refused", "keyword:" + id, "second person"));
      }
      throw refused;
    }
  }

  @Override
  public void sendBack(KeywordId id, int revision, String reason, Actor approver) {
    take(Action.SEND_BACK, id, revision, null, null, reason, approver);
  }

  @Override
  public void reject(KeywordId id, int revision, String reason, Actor approver) {
    take(Action.REJECT, id, revision, null, null, reason, approver);
  }

  @Override
  public void cancel(KeywordId id, String reason, Actor actor) {
    take(Action.CANCEL, id, null, null, null, reason, actor);
  }

  @Override
  public Optional<OperatorKeyword> find(KeywordId id) {
    return reader.find(id);
  }

  @Override
  public List<OperatorKeyword> list(Set<State> states, int limit, int offset) {
    return reader.list(states, limit, offset);
  }

  @Override
  public Map<KeywordId, Long> answered(Collection<KeywordId> origins, LocalDate day) {
    return reader.answered(origins, day);
  }

  /**
   * One step in one transaction.
   *
   * @param revision the one the actor saw; null where it does not matter
   * @param written the new version of an edit or upload; null for every other step
   * @param table the new one of an upload; null keeps what there is
   */
  private void take(
      Action action,
      KeywordId id,
      Integer revision,
      Definition written,
      Long table,
      String reason,
      Actor actor) {
    transactions.executeWithoutResult(
        tx -> {
          Instant now = clock.instant();
          String why = reason == null ? "" : reason.replace("\r\n", "\n").strip();
          OperatorKeyword seen = existing(id);
          if (revision != null && revision != seen.revision()) {
            throw conflict(id);
          }
          State to = StepRules.judge(action, seen, why, actor);
          OperatorKeyword old = seen.supersedes() == null ? null : existing(seen.supersedes());
          if (action == Action.EDIT) {
            StepRules.refuseIfAny(judgement.problems(written, seen.origin(), now));
          } else if (action.mustBeWhole()) {
            if (old != null) {
              StepRules.requireStanding(old);
            }
            requireWhole(id, seen, now);
          }
          if (!rows.advance(id, seen.revision(), seen.state(), to, actor, now)) {
            throw conflict(id);
          }
          int next = seen.revision() + 1;
          if (written != null) {
            Long kept = seen.table() == null ? null : seen.table().id();
            rows.write(id, next, written, table == null ? kept : table, actor, now);
          }
          if (table != null) {
            loadTable.ready(table);
          }
          if (action.touches()) {
            rows.touch(id, next, actor.name());
          }
          if (to != seen.state()) {
            rows.step(id, next, new Step(to, actor.name(), now, why));
          }
          record(actor, past(action), id, next, written == null ? seen.definition() : written);
          if (action == Action.APPROVE) {
            goLive(seen, old, actor, now);
          } else if (action == Action.CANCEL) {
            liveWords.release(id);
            events.publishEvent(new LiveWordsChanged());
          }
        });
  }

  private void requireWhole(KeywordId id, OperatorKeyword seen, Instant now) {
    Map<String, String> problems =
        new LinkedHashMap<>(judgement.problems(seen.definition(), seen.origin(), now));
    KeywordReader.Row row = reader.row(id).orElseThrow(() -> notFound(id));
    Judgement.tableProblems(seen.definition(), seen.table(), row.keyedBy(), problems);
    StepRules.refuseIfAny(problems);
  }

  /** From the commit on the new words answer, and what the old one said is not said any more. */
  private void goLive(OperatorKeyword approved, OperatorKeyword old, Actor actor, Instant now) {
    if (old != null) {
      if (!rows.supersede(old.id(), approved.id(), actor, now)) {
        // Somebody approved another change of it in this very moment.
        throw conflict(old.id());
      }
      liveWords.release(old.id());
      webAnswers.drop(old.origin());
      OperatorKeyword replaced = existing(old.id());
      rows.step(
          old.id(),
          replaced.revision(),
          new Step(State.SUPERSEDED, actor.name(), now, "keyword " + approved.id()));
      record(actor, "superseded", old.id(), replaced.revision(), replaced.definition());
    }
    Set<String> keys = new HashSet<>();
    approved.definition().words().values().stream()
        .flatMap(List::stream)
        .forEach(word -> keys.addAll(judgement.keys(word)));
    liveWords.take(approved.id(), keys, approved.definition().expires(), now);
    events.publishEvent(new LiveWordsChanged());
  }

  private OperatorKeyword existing(KeywordId id) {
    return reader.find(id).orElseThrow(() -> notFound(id));
  }

  private static String past(Action action) {
    return action == Action.UPLOAD ? "table-uploaded" : action.past();
  }

  private void record(Actor actor, String done, KeywordId id, int revision, Definition definition) {
    String kind = definition.answering().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    String langs =
        definition.words().keySet().stream()
            .map(l -> l.code())
            .sorted()
            .collect(Collectors.joining(" "));
    audit.record(
        actor,
        "keyword." + done,
        "keyword:" + id,
        "revision %d, %s, words in %s".formatted(revision, kind, langs));
  }

  private static KeywordRefused notFound(KeywordId id) {
    return KeywordRefused.whole(Rule.NOT_FOUND, "There is no keyword %s.".formatted(id));
  }

  private KeywordRefused conflict(KeywordId id) {
    KeywordReader.Row last = reader.row(id).orElseThrow(() -> notFound(id));
    return KeywordRefused.whole(
        Rule.EDIT_CONFLICT,
        "%s changed this keyword at %s; it is now %s, revision %d. Open it again and repeat your step."
            .formatted(
                last.changedBy(),
                last.changedAt().truncatedTo(ChronoUnit.SECONDS),
                Lifecycle.words(last.state()),
                last.revision()));
  }
}
