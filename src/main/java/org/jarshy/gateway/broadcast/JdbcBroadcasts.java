package org.jarshy.gateway.broadcast;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.BulletinCancelled;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.outbox.Outbox;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.subscriber.AudienceQuery;
import org.jarshy.gateway.subscriber.Subscribers;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts and steers broadcasts; each step is one transaction with its audit entry. */
final class JdbcBroadcasts implements Broadcasts {

  private static final int MOST_REASON = 200;

  private final BroadcastStore store;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Bulletins bulletins;
  private final Subscribers subscribers;
  private final Outbox outbox;
  private final AuditLog audit;
  private final Runnable planMore;

  /**
   * @param planMore wakes the planner
   */
  JdbcBroadcasts(
      BroadcastStore store,
      TransactionTemplate transactions,
      Clock clock,
      Bulletins bulletins,
      Subscribers subscribers,
      Outbox outbox,
      AuditLog audit,
      Runnable planMore) {
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
    this.bulletins = bulletins;
    this.subscribers = subscribers;
    this.outbox = outbox;
    this.audit = audit;
    this.planMore = planMore;
  }

  @Override
  public Preview preview(BulletinId id) {
    Bulletin bulletin = existing(id);
    return Audience.price(bulletin, subscribers.count(query(bulletin)));
  }

  private Bulletin existing(BulletinId id) {
    return bulletins
        .find(id)
        .orElseThrow(() -> new NotSendable("There is no bulletin " + id + "."));
  }

  private static AudienceQuery query(Bulletin bulletin) {
    return new AudienceQuery(bulletin.content().area(), bulletin.content().kind().topic());
  }

  @Override
  public BroadcastId start(BulletinId bulletin, PriorityClass priority, String token, Actor actor) {
    if (token == null || token.isBlank() || token.length() > 64) {
      throw new NotSendable("The page's token is missing: 1 to 64 characters are allowed.");
    }
    Optional<BroadcastId> earlier = store.byToken(token);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    try {
      BroadcastId id = transactions.execute(status -> begin(bulletin, priority, token, actor));
      planMore.run();
      return id;
    } catch (DuplicateKeyException e) {
      // The other half of a double click was faster.
      return store.byToken(token).orElseThrow(() -> e);
    }
  }

  private BroadcastId begin(
      BulletinId bulletinId, PriorityClass priority, String token, Actor actor) {
    Instant now = clock.instant();
    Bulletin bulletin = existing(bulletinId);
    if (priority == PriorityClass.REPLY) {
      throw new NotSendable("Replies are not broadcast: emergency, notice or digest is allowed.");
    }
    if (bulletin.state() != Bulletin.State.APPROVED) {
      throw new NotSendable(
          "Bulletin "
              + bulletinId
              + " is "
              + bulletin.state().name().toLowerCase(java.util.Locale.ROOT)
              + "; only an approved one may be sent.");
    }
    if (!bulletin.liveAt(now)) {
      throw new NotSendable(
          now.isBefore(bulletin.content().validFrom())
              ? "Bulletin " + bulletinId + " is not valid yet."
              : "Bulletin " + bulletinId + " has expired.");
    }
    AudienceQuery query = query(bulletin);
    long audience = subscribers.count(query).stream().mapToLong(c -> c.subscribers()).sum();
    if (audience == 0) {
      throw new NotSendable("Nobody has subscribed to this topic in this area.");
    }
    BroadcastId id =
        store.insert(
            new BroadcastStore.New(
                bulletinId,
                priority,
                query,
                audience,
                subscribers.newest(),
                bulletin.content().expires(),
                actor.name(),
                now,
                token));
    audit.record(
        actor,
        "broadcast.started",
        "broadcast:" + id,
        "bulletin " + bulletinId + ", audience " + audience + ", " + priority);
    return id;
  }

  @Override
  public void pause(BroadcastId id, Actor actor) {
    step(id, Broadcast.State.SENDING, Broadcast.State.PAUSED, "broadcast.paused", "", actor);
    outbox.hold(BroadcastRow.origin(id));
  }

  @Override
  public void resume(BroadcastId id, Actor actor) {
    step(id, Broadcast.State.PAUSED, Broadcast.State.SENDING, "broadcast.resumed", "", actor);
    outbox.release(BroadcastRow.origin(id));
    planMore.run();
  }

  @Override
  public void cancel(BroadcastId id, String reason, Actor actor) {
    if (reason == null || reason.isBlank()) {
      throw new NotSendable("A reason is required to cancel a broadcast.");
    }
    Broadcast.State from =
        store.find(id).map(r -> r.broadcast().state()).orElse(Broadcast.State.SENDING);
    if (from != Broadcast.State.PAUSED) {
      from = Broadcast.State.SENDING;
    }
    String words = reason.strip();
    if (words.length() > MOST_REASON) {
      throw new NotSendable(
          "The reason has " + words.length() + " characters; " + MOST_REASON + " are allowed.");
    }
    step(id, from, Broadcast.State.CANCELLED, "broadcast.cancelled", words, actor);
    outbox.withdraw(BroadcastRow.origin(id), "cancelled");
  }

  private void step(
      BroadcastId id,
      Broadcast.State from,
      Broadcast.State to,
      String action,
      String reason,
      Actor actor) {
    Boolean moved =
        transactions.execute(
            status -> {
              Instant finished = to == Broadcast.State.CANCELLED ? clock.instant() : null;
              if (!store.move(id, from, to, finished)) {
                return false;
              }
              // Freely typed words stay out of the audit log: they may hold a number.
              store.remark(id, reason);
              audit.record(actor, action, "broadcast:" + id, "");
              return true;
            });
    if (!moved) {
      throw new NotSendable(
          store
              .find(id)
              .map(
                  r ->
                      "Broadcast "
                          + id
                          + " is "
                          + r.broadcast().state().name().toLowerCase(java.util.Locale.ROOT)
                          + "; this needs one that is "
                          + from.name().toLowerCase(java.util.Locale.ROOT)
                          + ".")
              .orElse("There is no broadcast " + id + "."));
    }
  }

  /** A cancelled bulletin takes its running broadcasts with it. */
  @EventListener
  void on(BulletinCancelled event) {
    for (BroadcastRow row : store.of(event.bulletin())) {
      Broadcast.State state = row.broadcast().state();
      if (state == Broadcast.State.SENDING || state == Broadcast.State.PAUSED) {
        cancel(row.broadcast().id(), "its bulletin was cancelled", Actor.SYSTEM);
      }
    }
  }

  @Override
  public Optional<Progress> progress(BroadcastId id) {
    return store.find(id).map(this::progress);
  }

  @Override
  public List<Progress> list(int limit, int offset) {
    return store.newest(limit, offset).stream().map(this::progress).toList();
  }

  @Override
  public List<Progress> of(BulletinId bulletin) {
    return store.of(bulletin).stream().map(this::progress).toList();
  }

  private Progress progress(BroadcastRow row) {
    return Count.of(row, outbox.tally(BroadcastRow.origin(row.broadcast().id())));
  }
}
