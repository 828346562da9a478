package org.jarshy.gateway.rumour;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.bulletin.Advice;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.StepRefused.Rule;
import org.jarshy.gateway.kernel.TwoPersonRule;
import org.jarshy.gateway.rumour.Verdict.State;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Steps of editors. Each holds the turn, so that no text joins or leaves a rumour between what a
 * step judged and what it changed.
 */
@Component
class StoredRumours implements Rumours {

  private final RumourRows rows;
  private final VerdictRows verdicts;
  private final MoveTexts moves;
  private final RumourInbox inbox;
  private final RumourReader reader;
  private final TransactionOperations transactions;
  private final AuditLog audit;
  private final Clock clock;

  StoredRumours(
      RumourRows rows,
      VerdictRows verdicts,
      MoveTexts moves,
      RumourInbox inbox,
      RumourReader reader,
      TransactionOperations transactions,
      AuditLog audit,
      Clock clock) {
    this.rows = rows;
    this.verdicts = verdicts;
    this.moves = moves;
    this.inbox = inbox;
    this.reader = reader;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public List<RumourSummary> list(Filter filter, Order order, int limit, int offset) {
    return inbox.list(filter, order, limit, offset, clock.instant());
  }

  @Override
  public Optional<RumourDetail> find(RumourId id) {
    return inbox.find(id.value(), clock.instant());
  }

  @Override
  public long rising() {
    return inbox.rising(clock.instant());
  }

  @Override
  public long waitingFor(Actor approver) {
    return inbox.waiting().stream()
        .filter(v -> TwoPersonRule.objection(v.touchedBy(), approver, "verdict").isEmpty())
        .count();
  }

  @Override
  public void merge(RumourId id, int revision, RumourId other, Actor editor) {
    step(
        () -> {
          advance(id, revision);
          if (id.equals(other)) {
            throw invalid("other", "A rumour cannot be joined with itself; name another.");
          }
          require(other);
          if (verdicts.of(other.value()).stream()
              .anyMatch(v -> v.isOpen() || v.state() == State.APPROVED)) {
            throw RumourRefused.whole(
                Rule.WRONG_STATE,
                "Rumour %s has a verdict of its own, which would be lost. Join the other way round, or withdraw it first."
                    .formatted(other));
          }
          moves.merge(id.value(), other.value());
          note(id, "merged", editor, "with rumour " + other);
          return null;
        });
  }

  @Override
  public RumourId split(RumourId id, int revision, Set<Long> texts, Actor editor) {
    return step(
        () -> {
          advance(id, revision);
          List<Long> own = requireOwn(id, texts);
          if (own.size() == rows.textsOf(id.value()).size()) {
            throw invalid("texts", "All wordings are marked; leave at least one where it is.");
          }
          RumourId split = new RumourId(moves.split(id.value(), own, clock.instant()));
          note(id, "split", editor, "rumour " + split + " from it");
          note(split, "split", editor, "from rumour " + id);
          return split;
        });
  }

  @Override
  public void confirm(RumourId id, int revision, Set<Long> texts, Actor approver) {
    step(
        () -> {
          advance(id, revision);
          moves.confirm(id.value(), requireOwn(id, texts));
          note(id, "confirmed", approver, texts.size() + " wordings");
          return null;
        });
  }

  @Override
  public void propose(RumourId id, int revision, Statement statement, Actor editor) {
    step(
        () -> {
          advance(id, revision);
          Instant now = clock.instant();
          refuseIfAny(VerdictRules.problems(statement, reader, now));
          Verdict open = open(id);
          if (open == null) {
            verdicts.insert(id.value(), statement, editor, now);
          } else {
            verdicts.rewrite(open, statement, editor, now);
          }
          note(id, open == null ? "proposed" : "changed", editor, statement.ruling().name());
          return null;
        });
  }

  @Override
  public void approve(RumourId id, int revision, long lastText, Actor approver) {
    Verdict seen = open(id);
    Optional<String> objection =
        seen == null
            ? Optional.empty()
            : TwoPersonRule.objection(seen.touchedBy(), approver, "verdict");
    if (objection.isPresent()) {
      // Somebody tried to publish alone: that is worth an entry though nothing came of it.
      transactions.executeWithoutResult(
          tx -> audit.record(approver, "rumour.approval-refused", "rumour:" + id, "second person"));
      throw RumourRefused.whole(Rule.SECOND_PERSON, objection.get());
    }
    step(
        () -> {
          advance(id, revision);
          Verdict open = open(id);
          if (open == null || open.state() != State.PROPOSED) {
            throw RumourRefused.whole(
                Rule.WRONG_STATE, "No verdict waits for approval here; propose one first.");
          }
          TwoPersonRule.objection(open.touchedBy(), approver, "verdict")
              .ifPresent(
                  why -> {
                    throw RumourRefused.whole(Rule.SECOND_PERSON, why);
                  });
          Instant now = clock.instant();
          refuseIfAny(VerdictRules.problems(open.statement(), reader, now));
          for (Verdict old : verdicts.current(List.of(id.value()))) {
            if (old.state() == State.APPROVED) {
              verdicts.move(old, State.REPLACED, approver, now);
            }
          }
          verdicts.move(open, State.APPROVED, approver, now);
          moves.confirmUpTo(id.value(), lastText);
          note(id, "approved", approver, open.statement().ruling().name());
          return null;
        });
  }

  @Override
  public void sendBack(RumourId id, int revision, String reason, Actor approver) {
    step(
        () -> {
          advance(id, revision);
          refuseIfAny(VerdictRules.reasonProblems(reason));
          Verdict open = open(id);
          if (open == null || open.state() != State.PROPOSED) {
            throw RumourRefused.whole(Rule.WRONG_STATE, "No verdict waits for approval here.");
          }
          verdicts.move(open, State.RETURNED, approver, clock.instant());
          note(id, "returned", approver, reason.strip());
          return null;
        });
  }

  @Override
  public void withdraw(RumourId id, String reason, Actor actor) {
    step(
        () -> {
          refuseIfAny(VerdictRules.reasonProblems(reason));
          require(id);
          Verdict standing =
              verdicts.current(List.of(id.value())).stream()
                  .filter(v -> v.state() == State.APPROVED)
                  .findFirst()
                  .orElseThrow(
                      () -> RumourRefused.whole(Rule.WRONG_STATE, "No verdict is told here."));
          rows.revision(id.value()).ifPresent(r -> rows.advance(id.value(), r));
          verdicts.move(standing, State.WITHDRAWN, actor, clock.instant());
          note(id, "withdrawn", actor, reason.strip());
          return null;
        });
  }

  @Override
  public List<Advice> advice(Statement statement) {
    return VerdictRules.advice(statement, reader);
  }

  private <T> T step(Supplier<T> step) {
    return transactions.execute(
        tx -> {
          rows.takeTurn();
          return step.get();
        });
  }

  private void advance(RumourId id, int revision) {
    require(id);
    if (!rows.advance(id.value(), revision)) {
      throw RumourRefused.conflict();
    }
  }

  private void require(RumourId id) {
    if (rows.revision(id.value()).isEmpty()) {
      throw RumourRefused.whole(Rule.NOT_FOUND, "There is no rumour " + id + ".");
    }
  }

  private List<Long> requireOwn(RumourId id, Set<Long> texts) {
    Set<Long> own = new HashSet<>();
    rows.textsOf(id.value()).forEach(t -> own.add(t.id()));
    if (texts.isEmpty() || !own.containsAll(texts)) {
      throw invalid(
          "texts",
          texts.isEmpty()
              ? "Mark at least one wording."
              : "A wording that is marked is not of this rumour any more; look at it again.");
    }
    return List.copyOf(texts);
  }

  private Verdict open(RumourId id) {
    return verdicts.current(List.of(id.value())).stream()
        .filter(Verdict::isOpen)
        .findFirst()
        .orElse(null);
  }

  /** History keeps the reason; the audit log takes nothing that somebody typed freely. */
  private void note(RumourId id, String what, Actor actor, String reason) {
    rows.step(id.value(), what, actor, reason, clock.instant());
    boolean typed = what.equals("returned") || what.equals("withdrawn");
    audit.record(actor, "rumour." + what, "rumour:" + id, typed ? "" : reason);
  }

  private static RumourRefused invalid(String field, String problem) {
    return new RumourRefused(Rule.INVALID, new LinkedHashMap<>(Map.of(field, problem)));
  }

  private static void refuseIfAny(Map<String, String> problems) {
    if (!problems.isEmpty()) {
      throw new RumourRefused(Rule.INVALID, problems);
    }
  }
}
