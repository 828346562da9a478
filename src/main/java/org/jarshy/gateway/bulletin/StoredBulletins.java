package org.jarshy.gateway.bulletin;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.bulletin.Bulletin.State;
import org.jarshy.gateway.bulletin.BulletinReader.LastChange;
import org.jarshy.gateway.bulletin.Lifecycle.Action;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.StepRefused.Rule;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Bulletins in the database. A step reads, judges, and then moves the row only if it is still at
 * the revision that was judged; so nobody can slip a touch or another text between the two.
 */
@Component
class StoredBulletins implements Bulletins {

  private final BulletinStore store;
  private final BulletinReader reader;
  private final TransactionOperations transactions;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  StoredBulletins(
      BulletinStore store,
      BulletinReader reader,
      TransactionOperations transactions,
      AuditLog audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = store;
    this.reader = reader;
    this.transactions = transactions;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public BulletinId draft(Content content, Actor author) {
    return write(null, content, author);
  }

  @Override
  public BulletinId update(BulletinId old, Content content, Actor author) {
    return write(old, content, author);
  }

  private BulletinId write(BulletinId supersedes, Content content, Actor author) {
    Content clean = withPlainLineEnds(content);
    Instant now = clock.instant();
    return transactions.execute(
        tx -> {
          Bulletin old = supersedes == null ? null : existing(supersedes);
          if (old != null) {
            UpdateRules.requireStanding(old);
          }
          StepRules.refuseIfAny(StepRules.problems(clean, old, now));
          BulletinId id = store.insert(supersedes, clean.exercise(), author, now);
          store.write(id, 1, clean, author, now);
          store.touch(id, 1, author);
          store.step(id, 1, new Bulletin.Step(State.DRAFT, author.name(), now, ""));
          record(author, "drafted", id, 1, clean);
          return id;
        });
  }

  @Override
  public void edit(BulletinId id, int revision, Content content, Actor editor) {
    take(Action.EDIT, id, revision, withPlainLineEnds(content), "", editor);
  }

  @Override
  public void submit(BulletinId id, int revision, Actor submitter) {
    take(Action.SUBMIT, id, revision, null, "", submitter);
  }

  @Override
  public void approve(BulletinId id, int revision, Actor approver) {
    try {
      take(Action.APPROVE, id, revision, null, "", approver);
    } catch (BulletinRefused refused) {
      if (refused.rule() == Rule.SECOND_PERSON) {
        // Somebody tried to publish alone: that is worth an entry though nothing came of it.
        transactions.executeWithoutResult(
            tx ->
                audit.record(
                    approver, "bulletin.approval-refused", "bulletin:" + id, "second person"));
      }
      throw refused;
    }
  }

  /**
   * Approves on signatures what nobody here wrote or touched. Only {@link PublishStraight} decides
   * that it may.
   *
   * @param words why there is no second person, for the history
   */
  void publishStraight(BulletinId id, int revision, String words, Actor publisher) {
    take(Action.PUBLISH, id, revision, null, words, publisher);
  }

  @Override
  public void sendBack(BulletinId id, int revision, String reason, Actor approver) {
    take(Action.SEND_BACK, id, revision, null, reason, approver);
  }

  @Override
  public void reject(BulletinId id, int revision, String reason, Actor approver) {
    take(Action.REJECT, id, revision, null, reason, approver);
  }

  @Override
  public void putAway(BulletinId id, int revision, String reason, Actor actor) {
    take(Action.PUT_AWAY, id, revision, null, reason, actor);
  }

  @Override
  public void cancel(BulletinId id, String reason, Actor actor) {
    take(Action.CANCEL, id, null, null, reason, actor);
  }

  @Override
  public Optional<Bulletin> find(BulletinId id) {
    return reader.find(id);
  }

  @Override
  public Optional<Bulletin> newest(BulletinId id) {
    return reader.newest(id);
  }

  /** Updates of it that are written and not decided, oldest first. */
  List<BulletinId> pendingUpdates(BulletinId old) {
    return reader.pendingUpdates(old);
  }

  @Override
  public List<BulletinId> earlier(BulletinId id) {
    return reader.earlier(id);
  }

  @Override
  public List<Bulletin> list(Set<State> states, int limit, int offset) {
    return reader.list(states, limit, offset);
  }

  @Override
  public List<Bulletin> live(Kind kind, Area area, Instant at) {
    return reader.live(kind, area, at);
  }

  @Override
  public List<Bulletin> upcoming(Kind kind, Area area, Instant at) {
    return reader.upcoming(kind, area, at);
  }

  /**
   * One step in one transaction.
   *
   * @param revision the one the actor saw; null where it does not matter
   * @param written the new version of an edit; null for every other step
   */
  private void take(
      Action action, BulletinId id, Integer revision, Content written, String reason, Actor actor) {
    transactions.executeWithoutResult(
        tx -> {
          Instant now = clock.instant();
          String why = reason == null ? "" : withPlainLineEnds(reason).strip();
          Bulletin seen = existing(id);
          if (revision != null && revision != seen.revision()) {
            throw conflict(id);
          }
          Bulletin old = seen.supersedes() == null ? null : existing(seen.supersedes());
          State to = StepRules.judge(action, seen, written, old, why, actor, now);
          if (!store.advance(id, seen.revision(), seen.state(), to, actor, now)) {
            throw conflict(id);
          }
          int next = seen.revision() + 1;
          if (written != null) {
            store.write(id, next, written, actor, now);
          }
          if (action.touches()) {
            store.touch(id, next, actor);
          }
          if (to != seen.state()) {
            store.step(id, next, new Bulletin.Step(to, actor.name(), now, why));
          }
          record(actor, action.past(), id, next, written == null ? seen.content() : written);
          announce(action, id);
          if (action.publishes() && old != null) {
            supersede(old, id, actor, now);
          }
        });
  }

  /** From the commit on, none of the old words leave any more. */
  private void supersede(Bulletin old, BulletinId update, Actor actor, Instant now) {
    if (!store.supersede(old.id(), update, actor, now)) {
      // Somebody approved another update of it in this very moment.
      BulletinId by = existing(old.id()).supersededBy();
      throw by == null ? conflict(old.id()) : UpdateRules.taken(old.id(), by);
    }
    Bulletin replaced = existing(old.id());
    store.step(
        old.id(),
        replaced.revision(),
        new Bulletin.Step(State.SUPERSEDED, actor.name(), now, "bulletin " + update));
    record(actor, "superseded", old.id(), replaced.revision(), replaced.content());
    events.publishEvent(new BulletinSuperseded(old.id(), update));
  }

  private Bulletin existing(BulletinId id) {
    return reader.find(id).orElseThrow(() -> notFound(id));
  }

  private void announce(Action action, BulletinId id) {
    if (action.publishes()) {
      events.publishEvent(new BulletinApproved(id));
    } else if (action == Action.CANCEL) {
      events.publishEvent(new BulletinCancelled(id));
    }
  }

  private void record(Actor actor, String done, BulletinId id, int revision, Content content) {
    audit.record(
        actor,
        "bulletin." + done,
        "bulletin:" + id,
        "%srevision %d, %s, %s"
            .formatted(
                content.exercise() ? "EXERCISE, " : "",
                revision,
                content.kind(),
                AreaWords.brief(content.area())));
  }

  private static BulletinRefused notFound(BulletinId id) {
    return BulletinRefused.whole(Rule.NOT_FOUND, "There is no bulletin %s.".formatted(id));
  }

  private BulletinRefused conflict(BulletinId id) {
    LastChange last = reader.lastChange(id).orElseThrow(() -> notFound(id));
    return BulletinRefused.whole(
        Rule.EDIT_CONFLICT,
        "%s changed this bulletin at %s; it is now %s, revision %d. Open it again and repeat your step."
            .formatted(
                last.actor(),
                last.at().truncatedTo(ChronoUnit.SECONDS),
                StepRules.words(last.state()),
                last.revision()));
  }

  /** Browsers send two characters for a line break; phones and the bill need one. */
  private static Content withPlainLineEnds(Content c) {
    return new Content(
        c.kind(),
        c.source(),
        c.area(),
        withPlainLineEnds(c.texts()),
        c.validFrom(),
        c.expires(),
        c.hours(),
        withPlainLineEnds(c.corrections()),
        c.severity(),
        c.exercise());
  }

  private static Map<Lang, String> withPlainLineEnds(Map<Lang, String> texts) {
    return texts.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> withPlainLineEnds(e.getValue())));
  }

  private static String withPlainLineEnds(String text) {
    return text.replace("\r\n", "\n");
  }
}
