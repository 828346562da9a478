package org.jarshy.gateway.trust;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  static final String NO_RECEIVER = "no-receiver";
  static final String TRUST_STORE = "trust-store-unusable";
  private static final String UNREAD = "0".repeat(64);

  private final BundleVerifier verifier;
  private final StoreInUse directory;
  private final StoredTrustState state;
  private final BundleRows rows;
  private final ObjectProvider<BundleReceiver> receivers;
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
    this.receivers = receivers;
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
      return transactions.execute(tx -> judgeAndTake(bundle, fileSha256, door, actor));
    } catch (Stop stop) {
      return refuse(fileSha256, stop.rule, stop.getMessage(), stop.alarm, door, actor);
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
    if (accepted.knownAlready()) {
      return new Known(rows.importOf(bundle.manifestSha256()).orElse(0L), bundle);
    }
    List<BundleReceiver.Outcome> outcomes =
        receiver(bundle.role()).receive(bundle, accepted.languages(), accepted.trustedTime());
    state.accept(bundle, now);
    state.storeVersion(trust.store().version());
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

  private BundleReceiver receiver(Role role) {
    Map<Role, BundleReceiver> byRole = new EnumMap<>(Role.class);
    for (BundleReceiver receiver : receivers) {
      for (Role taken : receiver.roles()) {
        if (byRole.put(taken, receiver) != null) {
          throw new IllegalStateException("two receivers take bundles of role " + taken.code());
        }
      }
    }
    BundleReceiver found = byRole.get(role);
    if (found == null) {
      throw new Stop(
          NO_RECEIVER, "nothing here takes items of role " + role.code() + " from a bundle", false);
    }
    return found;
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
