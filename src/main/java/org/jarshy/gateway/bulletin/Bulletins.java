package org.jarshy.gateway.bulletin;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BulletinId;

/**
 * Writing, checking and approving. Every step is one transaction with its audit entry, or refused
 * whole.
 */
public interface Bulletins {

  /**
   * @throws BulletinRefused naming each field that is wrong
   */
  BulletinId draft(Content content, Actor author);

  /**
   * Drafts an update of an approved bulletin, or of one that was approved and cancelled since. Its
   * approval, by somebody who did not touch the update, supersedes the old one in the same
   * transaction; until then the old one stands.
   *
   * @throws BulletinRefused rule WRONG_STATE where another update took its place already
   */
  BulletinId update(BulletinId old, Content content, Actor author);

  /** Changes a draft or a returned bulletin. @param revision the one the editor saw */
  void edit(BulletinId id, int revision, Content content, Actor editor);

  void submit(BulletinId id, int revision, Actor submitter);

  /**
   * @throws BulletinRefused rule SECOND_PERSON when {@code approver} touched the version in any way
   */
  void approve(BulletinId id, int revision, Actor approver);

  /** Back to its authors. @param reason not blank */
  void sendBack(BulletinId id, int revision, String reason, Actor approver);

  void reject(BulletinId id, int revision, String reason, Actor approver);

  /**
   * Rejects a draft or a returned bulletin that nobody will submit; one person may.
   *
   * @param revision the one the actor saw
   * @param reason not blank
   */
  void putAway(BulletinId id, int revision, String reason, Actor actor);

  /** One person may cancel an approved bulletin; publishes {@link BulletinCancelled}. */
  void cancel(BulletinId id, String reason, Actor actor);

  Optional<Bulletin> find(BulletinId id);

  /**
   * What stands in the place of a bulletin now, in whatever state: itself, or the approved update
   * at the end of its chain. The cancel of an update does not bring the old one back.
   */
  Optional<Bulletin> newest(BulletinId id);

  /** Whose place this bulletin took, one after the other, the latest first; empty for most. */
  List<BulletinId> earlier(BulletinId id);

  /** Newest change first. @param states empty for all */
  List<Bulletin> list(Set<Bulletin.State> states, int limit, int offset);

  /**
   * Approved, valid now and not expired, of one kind, whose area overlaps the given one; most
   * recent validity first. Never an exercise.
   */
  List<Bulletin> live(Kind kind, Area area, Instant at);

  /**
   * Approved and not valid yet, of one kind, whose area overlaps the given one; the soonest first.
   * Whoever asks about tonight's curfew at noon must not hear that there is none.
   */
  default List<Bulletin> upcoming(Kind kind, Area area, Instant at) {
    return list(Set.of(Bulletin.State.APPROVED), Integer.MAX_VALUE, 0).stream()
        .filter(b -> b.content().kind() == kind && b.content().area().overlaps(area))
        .filter(b -> !b.exercise())
        .filter(b -> b.content().validFrom().isAfter(at))
        .sorted(Comparator.comparing(b -> b.content().validFrom()))
        .toList();
  }
}
