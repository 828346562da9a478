package org.jarshy.gateway.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.broadcast.Correctable;
import org.jarshy.gateway.broadcast.Preview;
import org.jarshy.gateway.broadcast.Progress;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.outbox.PriorityClass;

/** Broadcasts that stand as a test says; reports only read. */
record FakeBroadcasts(List<Progress> all) implements Broadcasts {

  @Override
  public Optional<Progress> progress(BroadcastId id) {
    return all.stream().filter(p -> p.broadcast().id().equals(id)).findFirst();
  }

  @Override
  public List<Progress> list(int limit, int offset) {
    return all.stream().skip(offset).limit(limit).toList();
  }

  @Override
  public List<Progress> of(BulletinId bulletin) {
    return all.stream().filter(p -> p.broadcast().bulletin().equals(bulletin)).toList();
  }

  @Override
  public Preview preview(BulletinId bulletin) {
    throw new AssertionError("reports only read");
  }

  @Override
  public BroadcastId start(
      BulletinId b, PriorityClass priority, Instant startAt, String token, Actor actor) {
    throw new AssertionError("reports only read");
  }

  @Override
  public Correctable correctable(BulletinId update) {
    throw new AssertionError("reports only read");
  }

  @Override
  public BroadcastId correct(
      BulletinId b, PriorityClass priority, long shown, String token, Actor actor) {
    throw new AssertionError("reports only read");
  }

  @Override
  public void pause(BroadcastId id, Actor actor) {
    throw new AssertionError("reports only read");
  }

  @Override
  public void resume(BroadcastId id, Actor actor) {
    throw new AssertionError("reports only read");
  }

  @Override
  public void cancel(BroadcastId id, String reason, Actor actor) {
    throw new AssertionError("reports only read");
  }
}
