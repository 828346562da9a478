package org.jarshy.gateway.trust;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jarshy.gateway.audit.AuditLog;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Sha256;
import org.jarshy.gateway.trust.StoreInUse.Reading;
import org.jarshy.gateway.trust.StoredTrustStore.Row;
import org.jarshy.gateway.trust.TrustStore.Unusable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * May what lies in the trust directory take the place of the store in use? Only a higher version
 * that enough roots of both have signed, or certificates that have grown: a key's own revocation
 * must not wait for the roots. Each answer is in one transaction with its entry in the audit log,
 * under the lock of the imports.
 */
@Component
class JudgeTrustChange {

  /** What to do where no root can sign. */
  static final String PIN =
      "an administrator at this machine takes the directory as it is by bundle trust pin, while the service is stopped";

  private final StoredTrustStore rows;
  private final StoredTrustState state;
  private final TransactionOperations transactions;
  private final AuditLog audit;
  private final Clock clock;

  JudgeTrustChange(
      StoredTrustStore rows,
      StoredTrustState state,
      TransactionOperations transactions,
      AuditLog audit,
      Clock clock) {
    this.rows = rows;
    this.state = state;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param wanted what {@code files} says
   */
  Reading judge(TrustFiles files, TrustStore wanted) {
    return transactions.execute(
        tx -> {
          state.lock();
          Optional<Row> row = rows.find();
          return row.isEmpty()
              ? first(files, wanted)
              : changed(files, wanted, row.get(), rows.files(files.directory()));
        });
  }

  /** The directory says nothing that can be used. */
  Reading unusable(Path directory, String problem) {
    return transactions.execute(
        tx -> {
          state.lock();
          Optional<Row> row = rows.find();
          return row.isEmpty()
              ? Reading.nobody(problem)
              : refuse(
                  problem,
                  Sha256.hex(Bytes.ascii(problem)),
                  row.get(),
                  rows.files(directory).store());
        });
  }

  private Reading first(TrustFiles files, TrustStore wanted) {
    long highest = state.storeVersion();
    if (wanted.version() < highest) {
      return Reading.nobody(
          "%s holds version %d of the trust store, but version %d was in use; only the same or a higher one is taken"
              .formatted(files.directory(), wanted.version(), highest));
    }
    if (!wanted.keys().isEmpty()) {
      accept(
          files,
          wanted,
          Actor.SYSTEM,
          "trust-store.pinned",
          "first one found, " + signed(files, wanted));
    }
    return new Reading(wanted, true, "");
  }

  private String signed(TrustFiles files, TrustStore wanted) {
    try {
      TrustUpdate.requireOwnRoots(files, wanted, now());
      return "signed by its roots";
    } catch (Unusable e) {
      return "not signed by roots";
    }
  }

  private Reading changed(TrustFiles files, TrustStore wanted, Row row, TrustFiles keptFiles) {
    TrustStore inUse = keptFiles.store();
    String sha256 = files.sha256();
    if (sha256.equals(row.sha256())) {
      if (row.refusedSha256() != null) {
        rows.refused(null);
        audit.record(Actor.SYSTEM, "trust-store.change-withdrawn", "trust-store", version(inUse));
      }
      return new Reading(inUse, true, "");
    }
    if (TrustGrowth.isAllThatChanged(keptFiles, inUse, files, wanted)) {
      accept(
          files,
          wanted,
          Actor.SYSTEM,
          "trust-store.certificates-renewed",
          "by the keys themselves");
      return new Reading(wanted, true, "");
    }
    try {
      TrustUpdate.check(inUse, files, wanted, now());
    } catch (Unusable e) {
      return refuse(
          e.getMessage() + (inUse.hasRoots() ? "" : " The store in use has no roots: " + PIN + "."),
          sha256,
          row,
          inUse);
    }
    accept(
        files,
        wanted,
        Actor.SYSTEM,
        "trust-store.changed",
        String.format(Locale.ROOT, "before it %s, signed by the roots", version(inUse)));
    return new Reading(wanted, true, "");
  }

  private Reading refuse(String problem, String sha256, Row row, TrustStore inUse) {
    if (!sha256.equals(row.refusedSha256())) {
      rows.refused(sha256);
      audit.record(
          Actor.SYSTEM,
          "trust-store.change-refused",
          "trust-store",
          version(inUse) + " stays in use; refused SHA-256 " + Bytes.grouped(sha256));
    }
    return new Reading(
        inUse,
        true,
        "The trust directory was changed, and the change is not taken; %s stays in use. %s"
            .formatted(version(inUse), problem));
  }

  /**
   * @throws Unusable for a version lower than one that was in use
   */
  void pin(TrustFiles files, TrustStore wanted, Actor actor) {
    transactions.executeWithoutResult(
        tx -> {
          state.lock();
          if (wanted.version() < state.storeVersion()) {
            throw new Unusable(
                files.directory().resolve(TrustFiles.TRUST_JSON),
                "has version %d, and version %d was in use; the same or a higher one is allowed"
                    .formatted(wanted.version(), state.storeVersion()));
          }
          accept(files, wanted, actor, "trust-store.pinned", "by hand, " + signed(files, wanted));
        });
  }

  private void accept(TrustFiles files, TrustStore wanted, Actor actor, String action, String how) {
    rows.accept(files, wanted.version(), now());
    state.storeVersion(wanted.version());
    audit.record(
        actor,
        action,
        "trust-store",
        String.format(
            Locale.ROOT,
            "%s, keys %d, %s, SHA-256 %s",
            version(wanted),
            wanted.keys().size(),
            how,
            Bytes.grouped(files.sha256())));
  }

  /** With commas: a number made of a date has as many digits as a phone. */
  private static String version(TrustStore store) {
    return String.format(Locale.ROOT, "version %,d", store.version());
  }

  /** A clock that was set back makes no expired root good again. */
  private Instant now() {
    Instant now = clock.instant();
    Instant proved = state.provedAt();
    return now.isAfter(proved) ? now : proved;
  }
}
