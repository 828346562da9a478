package org.jarshy.gateway.bulletin;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;

/** Bulletins on a fresh database, with four people and whatever was recorded. */
final class BulletinsFixture implements AutoCloseable {

  static final Actor AUTHOR = new Actor("author");
  static final Actor EDITOR = new Actor("editor");
  static final Actor SUBMITTER = new Actor("submitter");
  static final Actor APPROVER = new Actor("approver");

  final TestDatabase database;
  final MutableClock clock = new MutableClock(Samples.NOW);
  final Recorded recorded = new Recorded();
  final Bulletins bulletins;

  BulletinsFixture(TestDatabase.Kind kind) {
    database = kind.open();
    bulletins =
        new StoredBulletins(
            new BulletinStore(database.jdbc()),
            new BulletinReader(database.jdbc()),
            database.transactions(),
            recorded,
            recorded,
            clock);
  }

  Bulletin get(BulletinId id) {
    return bulletins.find(id).orElseThrow();
  }

  int revision(BulletinId id) {
    return get(id).revision();
  }

  /** Written, edited and submitted by three people. */
  BulletinId submitted(Content content) {
    BulletinId id = bulletins.draft(content, AUTHOR);
    bulletins.edit(id, revision(id), content, EDITOR);
    bulletins.submit(id, revision(id), SUBMITTER);
    return id;
  }

  BulletinId approved(Content content) {
    BulletinId id = submitted(content);
    bulletins.approve(id, revision(id), APPROVER);
    return id;
  }

  static BulletinRefused refusal(ThrowingCallable step) {
    return catchThrowableOfType(BulletinRefused.class, step);
  }

  @Override
  public void close() {
    database.close();
  }
}
