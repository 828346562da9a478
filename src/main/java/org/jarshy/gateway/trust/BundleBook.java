package org.jarshy.gateway.trust;

import java.time.Instant;
import java.util.List;
import org.jarshy.gateway.kernel.Actor;

/** What came in and what was refused; for whoever watches. */
public interface BundleBook {

  /** Newest first. */
  List<Imported> imported(int limit, int offset);

  /** Newest first. */
  List<RefusedFile> refused(int limit, int offset);

  /** Refusals that somebody must look at and nobody did, newest first. */
  List<RefusedFile> alarms();

  /** Somebody looked at an alarm. @return false where there is no such alarm left */
  boolean seen(long refusal, Actor actor);

  /** The newest bundle of each stream that ever sent one, by name. */
  List<Newest> newest();

  /** Whose word counts at present, and the time. */
  Standing standing();

  /**
   * @param signers full fingerprints
   */
  record Imported(
      long id,
      String stream,
      Role role,
      long seq,
      Instant issuedAt,
      Instant expires,
      String manifestSha256,
      List<String> signers,
      ImportBundle.Door door,
      String actor,
      Instant at,
      List<BundleReceiver.Outcome> outcomes) {}

  /**
   * @param seenBy null while nobody looked at it
   */
  record RefusedFile(
      long id,
      Instant at,
      ImportBundle.Door door,
      String actor,
      String fileSha256,
      String rule,
      String detail,
      boolean alarm,
      String seenBy) {}

  /**
   * @param items how many the newest bundle had
   */
  record Newest(String stream, Role role, long seq, Instant issuedAt, Instant expires, int items) {}

  /**
   * @param directory where the store is read from
   * @param usable false where no bundle can be taken at all
   * @param problem why the directory, or the change that lies in it, cannot be used; empty when all
   *     is well
   * @param clock what the clock of this machine says
   * @param trustedTime against what bundles are judged; later than the clock where that runs late
   */
  record Standing(
      String directory,
      TrustStore store,
      boolean usable,
      String problem,
      Instant clock,
      Instant trustedTime) {}
}
