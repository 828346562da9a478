package org.jarshy.gateway.bulletin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.bulletin.Bulletin.State;
import org.jarshy.gateway.bulletin.PublisherWords.Code;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.trust.Signers;
import org.jarshy.gateway.trust.VerifiedBundle;
import org.springframework.stereotype.Component;

/**
 * Publishes a signed bulletin without a second person here, where two people allowed that for its
 * stream and kind and it is as bad as they said. In the transaction of the import: a setting that
 * was ended before it counts no more.
 */
@Component
class PublishStraight {

  private final StoredStraightPublications settings;
  private final StoredBulletins bulletins;
  private final StoredPublisherWords words;
  private final Signers signers;

  PublishStraight(
      StoredStraightPublications settings,
      StoredBulletins bulletins,
      StoredPublisherWords words,
      Signers signers) {
    this.settings = settings;
    this.bulletins = bulletins;
    this.words = words;
    this.signers = signers;
  }

  /** May bulletins like this one go straight? */
  boolean allowed(VerifiedBundle bundle, Content content) {
    return setting(bundle, content).isPresent();
  }

  /** Not for a stream whose name any newsroom's key may use. */
  private Optional<StraightPublications.Setting> setting(VerifiedBundle bundle, Content content) {
    return signers.isNamed(bundle)
        ? settings.inForce(bundle.stream(), content, bundle.signers().size())
        : Optional.empty();
  }

  /**
   * What a person here writes as an update of the same, and did not finish: it must not become
   * impossible behind their back.
   *
   * @param old what both would take the place of; null where there is nothing such
   */
  Optional<BulletinId> pendingHere(BulletinId old) {
    return old == null
        ? Optional.empty()
        : bulletins.pendingUpdates(old).stream()
            .filter(
                id ->
                    !bulletins.find(id).orElseThrow().touchedBy().stream()
                        .allMatch(BundlePublisher::is))
            .findFirst();
  }

  /** Do the rules let it be published now? It may have been submitted a while ago. */
  boolean fits(Bulletin bulletin, Instant now) {
    Bulletin old =
        bulletin.supersedes() == null ? null : bulletins.find(bulletin.supersedes()).orElseThrow();
    boolean free =
        old == null
            || old.supersededBy() == null
                && (old.state() == State.APPROVED || old.state() == State.CANCELLED);
    return bulletin.state() == State.SUBMITTED
        && free
        && StepRules.problems(bulletin.content(), old, now).isEmpty()
        && Advice.blocking(bulletin.content()).isEmpty();
  }

  /**
   * @param id of a submitted bulletin
   * @return true where it is published now
   */
  boolean publish(BulletinId id, VerifiedBundle bundle, Instant now) {
    Bulletin bulletin = bulletins.find(id).orElseThrow();
    Optional<StraightPublications.Setting> setting = setting(bundle, bulletin.content());
    boolean untouched = bulletin.touchedBy().stream().allMatch(BundlePublisher::is);
    if (setting.isEmpty() || bulletin.state() != State.SUBMITTED || !untouched) {
      return false;
    }
    Actor publisher = BundlePublisher.of(bundle.stream());
    String sentence =
        "Published on the signatures of %s, without a second person here. %s proposed and %s confirmed that for stream %s."
            .formatted(
                names(bundle),
                setting.get().proposedBy(),
                setting.get().confirmedBy(),
                bundle.stream());
    bulletins.publishStraight(id, bulletin.revision(), fitting(sentence), publisher);
    words.say(id, Code.STRAIGHT, sentence, now);
    return true;
  }

  private String names(VerifiedBundle bundle) {
    List<String> names =
        signers.of(bundle).stream()
            .map(s -> s.name().isBlank() ? "key " + s.fingerprint() : s.name())
            .toList();
    return String.join(", ", names);
  }

  private static String fitting(String reason) {
    return reason.length() <= StepRules.MAX_REASON_CHARS
        ? reason
        : reason.substring(0, StepRules.MAX_REASON_CHARS);
  }
}
