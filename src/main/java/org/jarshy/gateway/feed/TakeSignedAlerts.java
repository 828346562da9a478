package org.jarshy.gateway.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jarshy.gateway.bulletin.BulletinRefused;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.BundleProof;
import org.jarshy.gateway.bulletin.BundlePublisher;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.Provenance;
import org.jarshy.gateway.bulletin.Provenances;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.trust.BundleReceiver;
import org.jarshy.gateway.trust.Role;
import org.jarshy.gateway.trust.VerifiedBundle;
import org.jarshy.gateway.trust.VerifiedBundle.Item;
import org.springframework.stereotype.Component;

/**
 * Makes drafts of CAP alerts in a signed bundle, with the bundle's proof: what is signed is the
 * bundle, and a signature inside an alert says nothing. Updates, cancels and all-clears reach what
 * came in the same stream, as those of a feed do; a person submits and another approves.
 */
@Component
class TakeSignedAlerts implements BundleReceiver {

  /** News is not said longer after its issue, whatever an alert asks for. */
  private static final Duration LONGEST = Duration.ofDays(7);

  /** One item, read. */
  private record Read(Item item, FeedSource source, org.jarshy.gateway.feed.Item alert) {}

  private final DecideItem decide;
  private final Provenances provenances;
  private final BundleProof proof;
  private final Clock clock;

  TakeSignedAlerts(
      FeedRows rows, Bulletins bulletins, Provenances provenances, BundleProof proof, Clock clock) {
    this.decide = new DecideItem(rows, bulletins, provenances, clock);
    this.provenances = provenances;
    this.proof = proof;
    this.clock = clock;
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.NEWS);
  }

  @Override
  public Set<String> types() {
    return Set.of(ReadSignedAlert.TYPE);
  }

  @Override
  public List<Outcome> receive(VerifiedBundle bundle, Set<Lang> languages, Instant time) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Read read : read(bundle, languages, time)) {
      outcomes.add(take(read, bundle));
    }
    return outcomes;
  }

  @Override
  public List<Outcome> complete(
      VerifiedBundle bundle, VerifiedBundle all, Set<Lang> languages, Instant time) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Read read : read(bundle, languages, time)) {
      for (BulletinId made :
          provenances.madeFrom(Provenance.Door.BUNDLE, bundle.stream(), read.alert().reference())) {
        if (proof.isMadeOf(made, read.item())) {
          proof.growsTo(made, read.item(), all);
          outcomes.add(new Outcome(read.item().name(), "bulletin:" + made, "known already"));
        }
      }
    }
    return outcomes;
  }

  /** The oldest first, so that an update finds what it updates. */
  private List<Read> read(VerifiedBundle bundle, Set<Lang> languages, Instant time) {
    Instant now = clock.instant();
    List<Read> all = new ArrayList<>();
    for (Item item : bundle.items()) {
      ReadSignedAlert read = ReadSignedAlert.of(item, bundle);
      org.jarshy.gateway.feed.Item alert =
          CapItem.of(read.alert(), read.xml(), read.source(), time.isAfter(now) ? time : now);
      requireLanguages(item, alert, languages);
      all.add(new Read(item, read.source(), endingInTime(alert, bundle, now)));
    }
    all.sort(Comparator.comparing(Read::alert, TakeItems.ORDER));
    return all;
  }

  private static void requireLanguages(
      Item item, org.jarshy.gateway.feed.Item alert, Set<Lang> languages) {
    if (alert.content() != null) {
      Set<Lang> spoken = new TreeSet<>(alert.content().texts().keySet());
      spoken.removeAll(languages);
      if (!spoken.isEmpty()) {
        throw new NotUsable(
            item.name(),
            "has words in %s, which its signers may not speak"
                .formatted(String.join(", ", spoken.stream().map(Lang::code).toList())));
      }
    }
  }

  private static org.jarshy.gateway.feed.Item endingInTime(
      org.jarshy.gateway.feed.Item alert, VerifiedBundle bundle, Instant now) {
    Content c = alert.content();
    if (c == null) {
      return alert;
    }
    Instant last = bundle.issuedAt().plus(LONGEST);
    Instant here = now.plus(c.kind().longestAhead());
    Instant latest = last.isBefore(here) ? last : here;
    if (!c.expires().isAfter(latest)) {
      return alert;
    }
    return alert.with(
        new Content(
            c.kind(),
            c.source(),
            c.area(),
            c.texts(),
            c.validFrom().isBefore(latest) ? c.validFrom() : now,
            latest,
            c.hours(),
            c.corrections(),
            c.severity()));
  }

  private Outcome take(Read read, VerifiedBundle bundle) {
    DecideItem.Decided decided;
    try {
      decided = decide.take(read.source(), read.alert(), false, origin(read.item(), bundle));
    } catch (BulletinRefused e) {
      throw new NotUsable(read.item().name(), String.join(" ", e.problems().values()));
    }
    String subject = decided.bulletin() == null ? "" : "bulletin:" + decided.bulletin();
    return new Outcome(read.item().name(), subject, words(decided));
  }

  private static String words(DecideItem.Decided decided) {
    if (decided.outcome() == null) {
      return "known already";
    }
    String why = String.join(" ", decided.remarks());
    return decided.outcome().words() + (why.isEmpty() ? "" : ". " + why);
  }

  private DecideItem.Origin origin(Item item, VerifiedBundle bundle) {
    return new DecideItem.Origin() {
      @Override
      public Actor actor() {
        return BundlePublisher.of(bundle.stream());
      }

      @Override
      public boolean proven() {
        return true;
      }

      @Override
      public Provenance of(org.jarshy.gateway.feed.Item alert) {
        return proof.of(alert.reference(), item, bundle, clock.instant());
      }
    };
  }
}
