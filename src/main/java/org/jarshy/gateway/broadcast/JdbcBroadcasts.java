package org.jarshy.gateway.broadcast;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.BulletinCancelled;
import org.jarshy.gateway.bulletin.BulletinSuperseded;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.CheckCodes;
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

/**
 * Starts and steers broadcasts; each step is one transaction with its audit entry. The outbox is
 * told after it; whatever is claimed in between asks for its words and hears of the step there.
 */
final class JdbcBroadcasts implements Broadcasts {

  private static final int MOST_REASON = 200;

  private final BroadcastStore store;
  private final StartBroadcasts start;
  private final Corrections corrections;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Bulletins bulletins;
  private final Subscribers subscribers;
  private final Outbox outbox;
  private final AuditLog audit;
  private final Throughput throughput;
  private final QuietHours quietHours;
  private final CheckCodes codes;
  private final Runnable planMore;

  /**
   * @param planMore wakes the planner
   */
  JdbcBroadcasts(
      BroadcastStore store,
      StartBroadcasts start,
      Corrections corrections,
      TransactionTemplate transactions,
      Clock clock,
      Bulletins bulletins,
      Subscribers subscribers,
      Outbox outbox,
      AuditLog audit,
      Throughput throughput,
      QuietHours quietHours,
      CheckCodes codes,
      Runnable planMore) {
    this.store = store;
    this.start = start;
    this.corrections = corrections;
    this.transactions = transactions;
    this.clock = clock;
    this.bulletins = bulletins;
    this.subscribers = subscribers;
    this.outbox = outbox;
    this.audit = audit;
    this.throughput = throughput;
    this.quietHours = quietHours;
    this.codes = codes;
    this.planMore = planMore;
  }

  @Override
  public Preview preview(BulletinId id) {
    Bulletin bulletin = start.existing(id);
    AudienceQuery query = StartBroadcasts.query(bulletin);
    return Audience.price(bulletin, start.counts(bulletin), codes)
        .with(bulletin.exercise() ? Map.of() : asleep(query));
  }

  private Map<PriorityClass, Preview.Asleep> asleep(AudienceQuery query) {
    Map<PriorityClass, Preview.Asleep> asleep = new EnumMap<>(PriorityClass.class);
    for (PriorityClass priority : PriorityClass.values()) {
      Preview.Asleep there =
          Audience.asleep(priority, query, quietHours, clock.instant(), subscribers::count);
      if (there != null) {
        asleep.put(priority, there);
      }
    }
    return asleep;
  }

  @Override
  public Correctable correctable(BulletinId update) {
    return corrections.look(start.existing(update));
  }

  @Override
  public BroadcastId start(
      BulletinId bulletin, PriorityClass priority, Instant startAt, String token, Actor actor) {
    return once(bulletin, token, () -> start.begin(bulletin, priority, startAt, token, actor));
  }

  @Override
  public BroadcastId correct(
      BulletinId update, PriorityClass priority, long shown, String token, Actor actor) {
    return once(update, token, () -> start.correct(update, priority, shown, token, actor));
  }

  private BroadcastId once(BulletinId bulletin, String token, Supplier<BroadcastId> begin) {
    if (token == null || token.isBlank() || token.length() > 64) {
      throw new NotSendable("The page's token is missing: 1 to 64 characters are allowed.");
    }
    Optional<BroadcastId> earlier = store.byToken(token);
    if (earlier.isPresent()) {
      return of(bulletin, earlier.get());
    }
    try {
      BroadcastId id = transactions.execute(status -> begin.get());
      planMore.run();
      return id;
    } catch (DuplicateKeyException e) {
      // The other half of a double click was faster.
      return of(bulletin, store.byToken(token).orElseThrow(() -> e));
    }
  }

  /** Whoever hears that it was sent must not hear it of another one: of an exercise, say. */
  private BroadcastId of(BulletinId bulletin, BroadcastId earlier) {
    boolean same =
        store.find(earlier).filter(r -> r.broadcast().bulletin().equals(bulletin)).isPresent();
    if (!same) {
      throw new NotSendable(
          "This token started broadcast %s of another bulletin; a new one is needed for each send."
              .formatted(earlier));
    }
    return earlier;
  }

  @Override
  public void pause(BroadcastId id, Actor actor) {
    step(id, List.of(Broadcast.State.SENDING), Broadcast.State.PAUSED, "paused", "", actor);
    outbox.hold(BroadcastRow.origin(id));
  }

  @Override
  public void resume(BroadcastId id, Actor actor) {
    step(id, List.of(Broadcast.State.PAUSED), Broadcast.State.SENDING, "resumed", "", actor);
    outbox.release(BroadcastRow.origin(id));
    planMore.run();
  }

  @Override
  public void cancel(BroadcastId id, String reason, Actor actor) {
    if (reason == null || reason.isBlank()) {
      throw new NotSendable("A reason is required to cancel a broadcast.");
    }
    String words = reason.strip();
    if (words.length() > MOST_REASON) {
      throw new NotSendable(
          "The reason has " + words.length() + " characters; " + MOST_REASON + " are allowed.");
    }
    step(
        id,
        List.of(Broadcast.State.SENDING, Broadcast.State.PAUSED, Broadcast.State.SCHEDULED),
        Broadcast.State.CANCELLED,
        "cancelled",
        words,
        actor);
    outbox.withdraw(BroadcastRow.origin(id), "cancelled");
  }

  private void step(
      BroadcastId id,
      List<Broadcast.State> from,
      Broadcast.State to,
      String done,
      String reason,
      Actor actor) {
    Boolean moved =
        transactions.execute(
            status -> {
              Instant finished = to == Broadcast.State.CANCELLED ? clock.instant() : null;
              // One after the other: a pause or a start in this moment may move it from the first
              // to the second, and none moves it back to one that was tried.
              if (from.stream().noneMatch(f -> store.move(id, f, to, finished))) {
                return false;
              }
              if (to == Broadcast.State.SENDING) {
                // Others of its class went on meanwhile: it takes its turn among them.
                store
                    .find(id)
                    .ifPresent(row -> store.rebase(id, outbox.turnNow(row.broadcast().priority())));
              }
              // Freely typed words stay out of the audit log: they may hold a number.
              store.remark(id, reason);
              audit.record(actor, "broadcast." + done, "broadcast:" + id, "");
              return true;
            });
    if (!moved) {
      throw new NotSendable(refusal(id, from));
    }
  }

  private String refusal(BroadcastId id, List<Broadcast.State> from) {
    return store
        .find(id)
        .map(
            r ->
                "Broadcast "
                    + id
                    + " is "
                    + word(r.broadcast().state())
                    + "; this needs one that is "
                    + String.join(" or ", from.stream().map(JdbcBroadcasts::word).toList())
                    + ".")
        .orElse("There is no broadcast " + id + ".");
  }

  private static String word(Broadcast.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /**
   * A cancelled bulletin takes its running broadcasts with it, and those of the bulletins whose
   * place it took: they were sending its words.
   */
  @EventListener
  void on(BulletinCancelled event) {
    for (BroadcastRow row : openOf(event.bulletin())) {
      try {
        cancel(row.id(), "its bulletin was cancelled", Actor.SYSTEM);
      } catch (NotSendable e) {
        // It finished, or somebody cancelled it, in this very moment: nothing of it is left to
        // stop.
        continue;
      }
    }
  }

  /** From now on they send the words of the update, as long as that is valid. */
  @EventListener
  void on(BulletinSuperseded event) {
    Bulletin update = start.existing(event.update());
    for (BroadcastRow row : openOf(event.update())) {
      store.expires(row.id(), update.content().expires());
    }
  }

  private List<BroadcastRow> openOf(BulletinId bulletin) {
    List<BroadcastRow> rows = new ArrayList<>(corrections.ofChain(bulletin));
    rows.addAll(store.of(bulletin));
    return rows.stream().filter(row -> row.broadcast().state().isOpen()).toList();
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

  @Override
  public Stage stage(Bulletin bulletin) {
    return stages(List.of(bulletin)).get(bulletin.id());
  }

  @Override
  public Map<BulletinId, Stage> stages(Collection<Bulletin> bulletins) {
    List<Bulletin> approved =
        bulletins.stream().filter(b -> b.state() == Bulletin.State.APPROVED).toList();
    Map<BulletinId, List<Broadcast>> saying = new HashMap<>();
    store.of(approved.stream().map(Bulletin::id).toList()).stream()
        .map(BroadcastRow::broadcast)
        .forEach(b -> saying.computeIfAbsent(b.bulletin(), id -> new ArrayList<>()).add(b));
    if (approved.stream().anyMatch(b -> b.supersedes() != null)) {
      // What was begun for a text that was replaced says the newest one's. Few are open at a time.
      for (BroadcastRow row : store.open()) {
        this.bulletins
            .newest(row.broadcast().bulletin())
            .filter(newest -> !newest.id().equals(row.broadcast().bulletin()))
            .ifPresent(
                newest ->
                    saying
                        .computeIfAbsent(newest.id(), id -> new ArrayList<>())
                        .add(row.broadcast()));
      }
    }
    Map<BulletinId, Stage> stages = new HashMap<>();
    bulletins.forEach(
        b -> stages.put(b.id(), Stage.of(b.state(), saying.getOrDefault(b.id(), List.of()))));
    return stages;
  }

  @Override
  public long reached(BulletinId text) {
    return bulletins.find(text).map(corrections::reached).orElse(0L);
  }

  private Progress progress(BroadcastRow row) {
    boolean sending = row.broadcast().state() == Broadcast.State.SENDING;
    Instant morning =
        sending
            ? quietHours.everywhereUntil(
                row.broadcast().priority(), row.query().area(), clock.instant())
            : null;
    return Count.of(row, outbox.tally(row.origin())).with(throughput.of(row.id()), morning);
  }
}
