package org.jarshy.gateway.bulletin;

import java.util.Optional;
import java.util.stream.Stream;
import org.jarshy.gateway.bulletin.Provenance.Door;
import org.jarshy.gateway.bulletin.PublisherWords.Code;
import org.jarshy.gateway.bulletin.SignedItem.Written;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.trust.VerifiedBundle;

/**
 * Why signed words that might go straight wait for a person all the same: what people here decided,
 * or are about to decide, no signature alone undoes.
 */
final class HeldBack {

  /** How each reason begins: so what comes later about the same is known to be held too. */
  private static final String PERSON = "A person here ";

  private static final String DECIDED = PERSON + "decided about earlier words of it.";

  private final Bulletins bulletins;
  private final Provenances provenances;
  private final StoredPublisherWords words;
  private final PublishStraight straight;

  HeldBack(
      Bulletins bulletins,
      Provenances provenances,
      StoredPublisherWords words,
      PublishStraight straight) {
    this.bulletins = bulletins;
    this.provenances = provenances;
    this.words = words;
    this.straight = straight;
  }

  /**
   * A sentence; empty where nobody here has to do with it.
   *
   * @param old what it would take the place of; null for nothing
   */
  Optional<String> why(VerifiedBundle bundle, Written written, BulletinId old) {
    Optional<BulletinId> pending = straight.pendingHere(old);
    if (pending.isPresent()) {
      return Optional.of(
          PERSON + "writes a correction of the same, bulletin " + pending.get() + ".");
    }
    return personDecided(bundle, written) ? Optional.of(DECIDED) : Optional.empty();
  }

  /** Neither a correction nor a no. */
  private boolean personDecided(VerifiedBundle bundle, Written written) {
    return Stream.of(written.id(), written.updates() == null ? written.id() : written.updates())
        .distinct()
        .map(id -> TakeSignedBulletins.reference(bundle, id))
        .flatMap(
            reference -> provenances.madeFrom(Door.BUNDLE, bundle.stream(), reference).stream())
        .anyMatch(
            made ->
                personDecided(made)
                    || personDecided(bulletins.newest(made).orElseThrow().id())
                    || words.of(made).stream().anyMatch(HeldBack::saysSo));
  }

  private static boolean saysSo(PublisherWords.Word word) {
    return word.code() == Code.NOT_STRAIGHT && word.words().startsWith(PERSON);
  }

  private boolean personDecided(BulletinId id) {
    Bulletin bulletin = bulletins.find(id).orElseThrow();
    return !bulletin.touchedBy().stream().allMatch(BundlePublisher::is)
        || !bulletin.history().stream().map(Bulletin.Step::actor).allMatch(BundlePublisher::is);
  }
}
