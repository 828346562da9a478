package org.jarshy.gateway.console;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jarshy.gateway.broadcast.Broadcast;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.broadcast.Correctable;
import org.jarshy.gateway.broadcast.Preview;
import org.jarshy.gateway.broadcast.Progress;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.outbox.MessageState;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.outbox.Tally;

/** Broadcasts in memory; a test moves their numbers. */
public final class FakeBroadcasts implements Broadcasts {

  static final Correctable NOTHING_SENT =
      new Correctable(false, 0, 0, 0, 0, PriorityClass.NOTICE, null, Map.of(Lang.RU, 2));

  private final Map<BroadcastId, Progress> all = new LinkedHashMap<>();
  private final Map<String, BroadcastId> tokens = new HashMap<>();
  private final Clock clock;
  volatile long audience = 2_987;
  volatile int starts;
  volatile Map<PriorityClass, Preview.Asleep> asleep = Map.of();
  volatile Correctable correctable = NOTHING_SENT;
  volatile Predicate<BulletinId> exercises = id -> false;

  public FakeBroadcasts(Clock clock) {
    this.clock = clock;
  }

  synchronized void clear() {
    all.clear();
    tokens.clear();
    audience = 2_987;
    starts = 0;
    asleep = Map.of();
    correctable = NOTHING_SENT;
  }

  @Override
  public Preview preview(BulletinId bulletin) {
    if (audience == 0) {
      return new Preview(0, 0, List.of(), Map.of(Lang.RU, 2));
    }
    long beeline = audience / 2;
    return new Preview(
        audience,
        audience * 2,
        List.of(
            new Preview.PerCarrier("beeline", beeline, beeline * 2),
            new Preview.PerCarrier("kcell", audience - beeline - 13, (audience - beeline - 13) * 2),
            new Preview.PerCarrier(null, 13, 26)),
        Map.of(Lang.KK, 2, Lang.RU, 2),
        asleep);
  }

  @Override
  public synchronized BroadcastId start(
      BulletinId bulletin, PriorityClass priority, Instant startAt, String token, Actor actor) {
    if (audience == 0) {
      throw new NotSendable("Nobody in this area listens to this topic.");
    }
    return tokens.computeIfAbsent(
        token,
        t -> {
          starts++;
          return begin(bulletin, Broadcast.Kind.BULLETIN, priority, startAt, actor.name());
        });
  }

  @Override
  public Correctable correctable(BulletinId update) {
    return correctable;
  }

  @Override
  public synchronized BroadcastId correct(
      BulletinId update, PriorityClass priority, long shown, String token, Actor actor) {
    return tokens.computeIfAbsent(
        token,
        t -> {
          starts++;
          audience = shown;
          return begin(update, Broadcast.Kind.CORRECTION, priority, null, actor.name());
        });
  }

  synchronized BroadcastId begin(BulletinId bulletin, PriorityClass priority, String by) {
    return begin(bulletin, Broadcast.Kind.BULLETIN, priority, null, by);
  }

  private BroadcastId begin(
      BulletinId bulletin, Broadcast.Kind kind, PriorityClass priority, Instant at, String by) {
    BroadcastId id = new BroadcastId(all.size() + 1);
    Broadcast broadcast =
        new Broadcast(
            id,
            bulletin,
            kind,
            priority,
            at == null ? Broadcast.State.SENDING : Broadcast.State.SCHEDULED,
            audience,
            0,
            by,
            clock.instant(),
            at,
            null,
            exercises.test(bulletin));
    all.put(
        id,
        new Progress(broadcast, audience, 0, 0, 0, 0, 0, 0, List.of(), Progress.Speed.NONE, null));
    return id;
  }

  /** Moves the numbers; what is not named waits. */
  public synchronized void set(
      BroadcastId id, Broadcast.State state, long accepted, long delivered, long failed) {
    Broadcast b = all.get(id).broadcast();
    long done = accepted + delivered + failed;
    long withdrawn = state == Broadcast.State.CANCELLED ? b.audience() - done : 0;
    Broadcast next =
        new Broadcast(
            id,
            b.bulletin(),
            b.kind(),
            b.priority(),
            state,
            b.audience(),
            b.audience(),
            b.startedBy(),
            b.startedAt(),
            b.startAt(),
            state == Broadcast.State.FINISHED ? clock.instant() : null,
            b.exercise());
    List<Tally> tallies =
        List.of(
            new Tally("beeline", MessageState.DELIVERED, delivered / 2, delivered),
            new Tally("kcell", MessageState.DELIVERED, delivered - delivered / 2, delivered),
            new Tally("kcell", MessageState.ACCEPTED, accepted, accepted * 2),
            new Tally("tele2", MessageState.REFUSED, failed, failed * 2),
            new Tally("tele2", MessageState.QUEUED, b.audience() - done - withdrawn, 0),
            new Tally("tele2", MessageState.WITHDRAWN, withdrawn, 0));
    all.put(
        id,
        new Progress(
            next,
            b.audience() - done - withdrawn,
            0,
            accepted,
            delivered,
            failed,
            withdrawn,
            done * 2,
            tallies,
            new Progress.Speed(60, 120),
            null));
  }

  @Override
  public synchronized void pause(BroadcastId id, Actor actor) {
    if (all.get(id).broadcast().state() != Broadcast.State.SENDING) {
      throw new NotSendable("Only a broadcast that is sending can be paused.");
    }
    become(id, Broadcast.State.PAUSED);
  }

  @Override
  public synchronized void resume(BroadcastId id, Actor actor) {
    become(id, Broadcast.State.SENDING);
  }

  @Override
  public synchronized void cancel(BroadcastId id, String reason, Actor actor) {
    become(id, Broadcast.State.CANCELLED);
  }

  private void become(BroadcastId id, Broadcast.State state) {
    Progress p = all.get(id);
    set(id, state, p.accepted(), p.delivered(), p.failed());
  }

  @Override
  public synchronized Optional<Progress> progress(BroadcastId id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public synchronized List<Progress> list(int limit, int offset) {
    List<Progress> newest = new ArrayList<>(all.values());
    Collections.reverse(newest);
    return newest.stream().skip(offset).limit(limit).toList();
  }

  @Override
  public synchronized List<Progress> of(BulletinId bulletin) {
    return list(1000, 0).stream().filter(p -> p.broadcast().bulletin().equals(bulletin)).toList();
  }
}
