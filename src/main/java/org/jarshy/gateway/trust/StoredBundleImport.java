package org.jarshy.gateway.trust;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Sha256;
import org.jarshy.gateway.trust.BundleReceiver.NotUsable;
import org.jarshy.gateway.trust.ImportBundle.Intake.Known;
import org.jarshy.gateway.trust.ImportBundle.Intake.Refused;
import org.jarshy.gateway.trust.ImportBundle.Intake.Taken;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One file in one transaction: judged, given to its receiver, remembered and recorded, or nothing
 * of it. Files are taken one after the other: the row of the trust state is locked before a file is
 * judged, so what was true when it was judged is true when it is remembered.
 */
class StoredBundleImport implements ImportBundle {

  static final String NOT_USABLE = "item-not-usable";
  static final String TRUST_STORE = "trust-store-unusable";
  private static final String UNREAD = "0".repeat(64);

  private final BundleVerifier verifier;
  private final StoreInUse directory;
  private final StoredTrustState state;
  private final BundleRows rows;
  private final Receivers receivers;
  private final TransactionOperations transactions;
  private final AuditLog audit;
  private final Clock clock;

  /** Spares those who wait in this process the database's limit on waiting for a lock. */
  private final ReentrantLock oneByOne = new ReentrantLock(true);

  StoredBundleImport(
      BundleVerifier verifier,
      StoreInUse directory,
      StoredTrustState state,
      BundleRows rows,
      ObjectProvider<BundleReceiver> receivers,
      TransactionOperations transactions,
      AuditLog audit,
      Clock clock) {
    this.verifier = verifier;
    this.directory = directory;
    this.state = state;
    this.rows = rows;
    this.receivers = new Receivers(receivers);
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /** Undoes the transaction; the refusal is recorded in one of its own. */
  private static final class Stop extends RuntimeException {
    private final String rule;
    private final boolean alarm;

    Stop(String rule, String detail, boolean alarm) {
      super(detail, null, false, false);
      this.rule = rule;
      this.alarm = alarm;
    }
  }

  @Override
  public Intake take(byte[] bundle, Door door, Actor actor) {
    String fileSha256 = Sha256.hex(bundle);
    oneByOne.lock();
    try {
      directory.look();
      return transactions.execute(tx -> judgeAndTake(bundle, fileSha256, door, actor));
    } catch (Stop stop) {
      return refuse(fileSha256, stop.rule, stop.getMessage(), stop.alarm, door, actor);
    } catch (Receivers.None e) {
      return refuse(fileSha256, Receivers.NO_RECEIVER, e.getMessage(), false, door, actor);
    } catch (NotUsable e) {
      return refuse(fileSha256, NOT_USABLE, e.item() + ": " + e.getMessage(), false, door, actor);
    } finally {
      oneByOne.unlock();
    }
  }

  @Override
  public Refused tooLarge(String detail, Door door, Actor actor) {
    return refuse(UNREAD, Rule.BUNDLE_TOO_LARGE.code(), detail, false, door, actor);
  }

  private Intake judgeAndTake(byte[] bytes, String fileSha256, Door door, Actor actor) {
    state.lock();
    StoreInUse.Reading trust = directory.read();
    if (!trust.usable()) {
      throw new Stop(TRUST_STORE, trust.problem(), false);
    }
    Instant now = clock.instant();
    Instant proved = state.provedAt();
    Verdict verdict =
        verifier.verify(bytes, trust.store(), state, now.isAfter(proved) ? now : proved);
    if (verdict instanceof Verdict.Refused refused) {
      throw new Stop(refused.rule().code(), refused.detail(), refused.rule() == Rule.EQUIVOCATION);
    }
    Verdict.Accepted accepted = (Verdict.Accepted) verdict;
    VerifiedBundle bundle = accepted.bundle();
    Optional<BundleRows.Before> before = rows.importOf(bundle.manifestSha256());
    if (before.isPresent()) {
      return again(before.get(), accepted, actor, now);
    }
    if (accepted.knownAlready()) {
      return new Known(0L, bundle);
    }
    List<BundleReceiver.Outcome> outcomes =
        receivers.receive(bundle, accepted.languages(), accepted.trustedTime());
    state.accept(bundle, now);
    long id = rows.insert(bundle, fileSha256, outcomes, door, actor, now);
    audit.record(
        actor,
        "bundle.imported",
        "bundle:" + id,
        // With commas: a number made of a date has as many digits as a phone.
        String.format(
            Locale.ROOT,
            "%s, number %,d, signers %d, items %d, manifest %s",
            bundle.role(),
            bundle.seq(),
            bundle.signers().size(),
            bundle.items().size(),
            Bytes.grouped(bundle.manifestSha256())));
    return new Taken(id, bundle, outcomes);
  }

  /** The same manifest: nothing to do, unless more have signed it since. */
  private Intake again(
      BundleRows.Before before, Verdict.Accepted accepted, Actor actor, Instant now) {
    VerifiedBundle bundle = accepted.bundle();
    SortedSet<String> all = new TreeSet<>(before.signers());
    if (!all.addAll(bundle.signers())) {
      return new Known(before.id(), bundle);
    }
    List<String> signers = List.copyOf(all);
    List<BundleReceiver.Outcome> outcomes =
        receivers.complete(
            bundle, bundle.signedBy(signers), accepted.languages(), accepted.trustedTime());
    state.accept(bundle, now);
    rows.complete(before.id(), signers, outcomes);
    audit.record(
        actor,
        "bundle.signed-further",
        "bundle:" + before.id(),
        "signers %d, before %d, manifest %s"
            .formatted(
                signers.size(), before.signers().size(), Bytes.grouped(bundle.manifestSha256())));
    return new Taken(before.id(), bundle.signedBy(signers), outcomes);
  }

  /** Rule and digest, nothing of the content. */
  private Refused refuse(
      String fileSha256, String rule, String detail, boolean alarm, Door door, Actor actor) {
    String plain = BundleRows.plain(detail);
    return transactions.execute(
        tx -> {
          long id =
              rows.insertRefusal(fileSha256, rule, plain, alarm, door, actor, clock.instant());
          audit.record(
              actor,
              alarm ? "bundle.alarm" : "bundle.refused",
              "bundle-refusal:" + id,
              rule + ", file " + Bytes.grouped(fileSha256));
          return new Refused(id, rule, plain);
        });
  }
}
