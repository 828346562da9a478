package org.jarshy.gateway.broadcast;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.broadcast.Broadcasts.NotSendable;
import org.jarshy.gateway.bulletin.Advice;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.CheckCodes;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.outbox.Outbox;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.subscriber.AudienceCount;
import org.jarshy.gateway.subscriber.AudienceQuery;
import org.jarshy.gateway.subscriber.Subscribers;

/**
 * May it start, and then its row with its audit entry. Every method joins the caller's transaction;
 * nothing here grows with the audience.
 */
final class StartBroadcasts {

  private final BroadcastStore store;
  private final CorrectionStore correctionStore;
  private final Corrections corrections;
  private final Clock clock;
  private final Bulletins bulletins;
  private final Subscribers subscribers;
  private final TestAudience testAudience;
  private final Outbox outbox;
  private final AuditLog audit;
  private final CheckCodes codes;

  StartBroadcasts(
      BroadcastStore store,
      CorrectionStore correctionStore,
      Corrections corrections,
      Clock clock,
      Bulletins bulletins,
      Subscribers subscribers,
      TestAudience testAudience,
      Outbox outbox,
      AuditLog audit,
      CheckCodes codes) {
    this.store = store;
    this.correctionStore = correctionStore;
    this.corrections = corrections;
    this.clock = clock;
    this.bulletins = bulletins;
    this.subscribers = subscribers;
    this.testAudience = testAudience;
    this.outbox = outbox;
    this.audit = audit;
    this.codes = codes;
  }

  Bulletin existing(BulletinId id) {
    return bulletins
        .find(id)
        .orElseThrow(() -> new NotSendable("There is no bulletin " + id + "."));
  }

  static AudienceQuery query(Bulletin bulletin) {
    return new AudienceQuery(bulletin.content().area(), bulletin.content().kind().topic());
  }

  BroadcastId begin(
      BulletinId id, PriorityClass priority, Instant startAt, String token, Actor actor) {
    Instant now = clock.instant();
    // Both databases keep microseconds; what is asked for to start now starts now.
    Instant later =
        startAt == null || !startAt.isAfter(now) ? null : startAt.truncatedTo(ChronoUnit.MICROS);
    Bulletin bulletin = existing(id);
    requireBroadcast(priority);
    requireSendable(bulletin, later == null ? now : later, later == null);
    AudienceQuery query = query(bulletin);
    long audience = people(bulletin.exercise(), query);
    if (audience == 0) {
      throw new NotSendable(
          bulletin.exercise()
              ? "No test phone can be reached; add one to the exercise phones first."
              : "Nobody has subscribed to this topic in this area.");
    }
    codes.give(id);
    BroadcastId broadcast =
        store.insert(
            new BroadcastStore.New(
                id,
                bulletin.exercise(),
                Broadcast.Kind.BULLETIN,
                priority,
                query,
                audience,
                subscribers.newest(),
                bulletin.content().expires(),
                actor.name(),
                now,
                later,
                outbox.turnNow(priority),
                token));
    audit.record(
        actor,
        later == null ? "broadcast.started" : "broadcast.scheduled",
        "broadcast:" + broadcast,
        mark(bulletin)
            + "bulletin "
            + id
            + ", audience "
            + audience
            + ", "
            + priority
            + (later == null ? "" : ", at " + later.truncatedTo(ChronoUnit.SECONDS)));
    return broadcast;
  }

  BroadcastId correct(BulletinId id, PriorityClass asked, long shown, String token, Actor actor) {
    Instant now = clock.instant();
    Bulletin update = existing(id);
    requireBroadcast(asked);
    PriorityClass priority = Corrections.atLeastNotice(asked);
    requireSendable(update, now, true);
    if (update.supersedes() == null) {
      throw new NotSendable("Bulletin " + id + " is no update: it corrects nothing.");
    }
    List<BroadcastRow> chain = corrections.ofChain(id);
    List<CorrectionStore.Source> sources = corrections.sources(id, chain);
    if (chain.isEmpty()) {
      throw new NotSendable("Nothing of the old words was ever sent, so nobody must be corrected.");
    }
    if (sources.isEmpty()) {
      throw new NotSendable("The correction was started before; it reaches everybody just once.");
    }
    BroadcastId broadcast =
        store.insert(
            new BroadcastStore.New(
                id,
                update.exercise(),
                Broadcast.Kind.CORRECTION,
                priority,
                query(update),
                update.exercise() ? 0 : Math.max(0, shown),
                new SubscriberId(0),
                update.content().expires(),
                actor.name(),
                now,
                null,
                outbox.turnNow(priority),
                token));
    codes.give(id);
    correctionStore.insert(broadcast, sources);
    audit.record(
        actor,
        "broadcast.correction-started",
        "broadcast:" + broadcast,
        mark(update) + "bulletin " + id + ", of broadcasts " + ids(chain) + ", " + priority);
    return broadcast;
  }

  private static String ids(List<BroadcastRow> rows) {
    return String.join(" ", rows.stream().map(row -> row.id().toString()).toList());
  }

  /**
   * The hour of a scheduled one has come: it starts with the newest text and the audience as it is
   * now, or says why not.
   */
  void launch(BroadcastRow row) {
    Instant now = clock.instant();
    Bulletin bulletin = bulletins.newest(row.broadcast().bulletin()).orElse(null);
    String hindrance = hindrance(bulletin, now);
    boolean exercise = row.broadcast().exercise();
    long audience = hindrance == null ? people(exercise, row.query()) : 0;
    if (hindrance == null && audience == 0) {
      hindrance =
          exercise
              ? "no test phone can be reached any more"
              : "nobody listens to this topic in this area any more";
    }
    if (hindrance != null) {
      if (store.move(row.id(), Broadcast.State.SCHEDULED, Broadcast.State.CANCELLED, now)) {
        store.remark(row.id(), hindrance);
        audit.record(Actor.SYSTEM, "broadcast.not-started", "broadcast:" + row.id(), hindrance);
      }
      return;
    }
    PriorityClass priority = row.broadcast().priority();
    if (store.launch(
        row,
        audience,
        subscribers.newest(),
        bulletin.content().expires(),
        outbox.turnNow(priority))) {
      codes.give(bulletin.id());
      audit.record(
          Actor.SYSTEM,
          "broadcast.started",
          "broadcast:" + row.id(),
          "as scheduled, bulletin " + bulletin.id() + ", audience " + audience);
    }
  }

  private static String hindrance(Bulletin bulletin, Instant now) {
    if (bulletin == null || bulletin.state() != Bulletin.State.APPROVED) {
      return "its bulletin is approved no more";
    }
    return bulletin.liveAt(now) ? null : "its bulletin was not valid at the time of the start";
  }

  /** Whom a bulletin would reach: the test phones, or the audience of its area and topic. */
  List<AudienceCount> counts(Bulletin bulletin) {
    return counts(bulletin.exercise(), query(bulletin));
  }

  private List<AudienceCount> counts(boolean exercise, AudienceQuery query) {
    return exercise ? testAudience.count() : subscribers.count(query);
  }

  private long people(boolean exercise, AudienceQuery query) {
    return counts(exercise, query).stream().mapToLong(AudienceCount::subscribers).sum();
  }

  private static String mark(Bulletin bulletin) {
    return bulletin.exercise() ? "EXERCISE, " : "";
  }

  private static void requireBroadcast(PriorityClass priority) {
    if (priority == PriorityClass.REPLY) {
      throw new NotSendable("Replies are not broadcast: emergency, notice or digest is allowed.");
    }
  }

  private static void requireSendable(Bulletin bulletin, Instant at, boolean now) {
    if (bulletin.state() != Bulletin.State.APPROVED) {
      throw new NotSendable(
          "Bulletin "
              + bulletin.id()
              + " is "
              + bulletin.state().name().toLowerCase(Locale.ROOT)
              + "; only an approved one may be sent."
              + (bulletin.supersededBy() == null
                  ? ""
                  : " Bulletin " + bulletin.supersededBy() + " took its place."));
    }
    if (!bulletin.liveAt(at)) {
      boolean early = at.isBefore(bulletin.content().validFrom());
      throw new NotSendable(
          "Bulletin "
              + bulletin.id()
              + (now
                  ? early ? " is not valid yet." : " has expired."
                  : early
                      ? " is not valid yet at the time of the start."
                      : " has expired at the time of the start."));
    }
    // None is approved any more; one of before must not leave either.
    if (bulletin.content().texts().values().stream().anyMatch(Advice::givesProxyAway)) {
      throw new NotSendable(
          "Bulletin %s holds the link of a proxy: sent to everybody, it is blocked at once. Put it into the pools, and send that whoever texts ПРОКСИ gets one."
              .formatted(bulletin.id()));
    }
  }
}
