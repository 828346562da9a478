package org.jarshy.gateway.bulletin;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jarshy.gateway.bulletin.Bulletin.State;
import org.jarshy.gateway.bulletin.Provenance.Door;
import org.jarshy.gateway.bulletin.PublisherWords.Code;
import org.jarshy.gateway.bulletin.SignedItem.TakenBack;
import org.jarshy.gateway.bulletin.SignedItem.Written;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.trust.BundleReceiver;
import org.jarshy.gateway.trust.Role;
import org.jarshy.gateway.trust.VerifiedBundle;
import org.jarshy.gateway.trust.VerifiedBundle.Item;
import org.springframework.stereotype.Component;

/**
 * Makes bulletins of signed news: each waits for one approver, who sees its proof, unless it may go
 * straight. What deceives a reader becomes a draft that says so, so that nothing signed is lost.
 */
@Component
class TakeSignedBulletins implements BundleReceiver {

  private static final String PUBLISHED = "published on its signatures";

  private final Bulletins bulletins;
  private final Provenances provenances;
  private final PublishStraight straight;
  private final StoredPublisherWords words;
  private final HeldBack heldBack;
  private final BundleProof proof;
  private final Clock clock;

  TakeSignedBulletins(
      Bulletins bulletins,
      Provenances provenances,
      PublishStraight straight,
      StoredPublisherWords words,
      BundleProof proof,
      Clock clock) {
    this.bulletins = bulletins;
    this.provenances = provenances;
    this.straight = straight;
    this.words = words;
    this.heldBack = new HeldBack(bulletins, provenances, words, straight);
    this.proof = proof;
    this.clock = clock;
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.NEWS);
  }

  @Override
  public List<Outcome> receive(VerifiedBundle bundle, Set<Lang> languages, Instant time) {
    Map<Item, SignedItem> items = read(bundle, languages);
    List<Outcome> outcomes = new ArrayList<>();
    items.forEach((item, read) -> outcomes.add(take(item, read, bundle, time)));
    return outcomes;
  }

  /** What was taken back is so already; what was written may go straight by now. */
  @Override
  public List<Outcome> complete(
      VerifiedBundle bundle, VerifiedBundle all, Set<Lang> languages, Instant time) {
    List<Outcome> outcomes = new ArrayList<>();
    read(bundle, languages)
        .forEach(
            (item, read) -> {
              BulletinId made = last(bundle, read.id());
              if (read instanceof Written written && made != null && proof.isMadeOf(made, item)) {
                proof.growsTo(made, item, all);
                outcomes.add(completed(item, written, made, bundle, time));
              }
            });
    return outcomes;
  }

  private Map<Item, SignedItem> read(VerifiedBundle bundle, Set<Lang> languages) {
    Map<Item, SignedItem> items = new LinkedHashMap<>();
    Set<String> ids = new HashSet<>();
    for (Item item : bundle.items()) {
      SignedItem read = ReadSignedItem.of(item, bundle);
      if (!ids.add(read.id())) {
        throw new NotUsable(item.name(), "id '" + read.id() + "' stands in the bundle twice");
      }
      requireLanguages(item, read, languages);
      items.put(item, read);
    }
    return items;
  }

  private static void requireLanguages(Item item, SignedItem read, Set<Lang> languages) {
    if (read instanceof Written written) {
      Set<Lang> spoken = new TreeSet<>(written.content().texts().keySet());
      spoken.addAll(written.content().corrections().keySet());
      spoken.removeAll(languages);
      if (!spoken.isEmpty()) {
        throw new NotUsable(
            item.name(),
            "has words in %s, which its signers may not speak; they may speak %s"
                .formatted(codes(spoken), languages.isEmpty() ? "none" : codes(languages)));
      }
    }
  }

  private static String codes(Set<Lang> languages) {
    return String.join(", ", languages.stream().sorted().map(Lang::code).toList());
  }

  private Outcome take(Item item, SignedItem read, VerifiedBundle bundle, Instant time) {
    try {
      return read instanceof Written written
          ? write(item, written, bundle, time)
          : takeBack(item, (TakenBack) read, bundle);
    } catch (BulletinRefused e) {
      throw new NotUsable(item.name(), String.join(" ", e.problems().values()));
    }
  }

  private Outcome write(Item item, Written written, VerifiedBundle bundle, Instant time) {
    Instant now = clock.instant();
    BulletinId before = last(bundle, written.id());
    if (before != null && proof.isMadeOf(before, item)) {
      return completed(item, written, before, bundle, time);
    }
    Content content = ContentHere.endingInTime(written.content(), now);
    if (!content.expires().isAfter(time.isAfter(now) ? time : now)) {
      return new Outcome(item.name(), "", "left out: it has expired");
    }
    String updates = written.updates() == null && before != null ? written.id() : written.updates();
    BulletinId earlier = updates == null ? null : last(bundle, updates);
    Actor publisher = BundlePublisher.of(bundle.stream());
    BulletinId old = standing(earlier);
    Optional<String> held = heldBack.why(bundle, written, old);
    BulletinId id =
        old == null
            ? bulletins.draft(ContentHere.withoutCorrections(content), publisher)
            : bulletins.update(old, content, publisher);
    provenances.attach(id, proof.of(reference(bundle, written.id()), item, bundle, now));
    String done = submit(id, content, bundle, now, held);
    if (earlier != null && !done.startsWith("published")) {
      words.say(
          newest(earlier),
          Code.REPLACED,
          "Its publisher sent newer words in its place: bulletin " + id + ".",
          now);
    }
    straight
        .pendingHere(old)
        .ifPresent(
            theirs ->
                words.say(
                    theirs,
                    Code.REPLACED,
                    "The publisher of bulletin %s sent a correction of it too, bulletin %s. Only one can take its place."
                        .formatted(old, id),
                    now));
    boolean lost = written.updates() != null && earlier == null;
    return outcome(item, id, done + (lost ? "; what it updates is not known here" : ""));
  }

  /** How far it gets without a person here. */
  private String submit(
      BulletinId id, Content content, VerifiedBundle bundle, Instant now, Optional<String> held) {
    Actor publisher = BundlePublisher.of(bundle.stream());
    Map<String, String> blocking = Advice.blocking(content);
    boolean mayGoStraight = straight.allowed(bundle, content);
    if (mayGoStraight) {
      held.ifPresent(why -> words.say(id, Code.NOT_STRAIGHT, why, now));
    }
    if (!blocking.isEmpty()) {
      String why = String.join(" ", blocking.values());
      if (mayGoStraight) {
        words.say(
            id, Code.NOT_STRAIGHT, "It might have been published on its signatures. " + why, now);
      }
      return "drafted; somebody must change it first: " + why;
    }
    bulletins.submit(id, 1, publisher);
    if (mayGoStraight && held.isPresent()) {
      return "waits for approval. " + held.get();
    }
    if (mayGoStraight && straight.publish(id, bundle, now)) {
      return PUBLISHED;
    }
    return "waits for approval";
  }

  /** The same words by more signers than before may go where they could not go then. */
  private Outcome completed(
      Item item, Written written, BulletinId made, VerifiedBundle bundle, Instant time) {
    Bulletin bulletin = bulletins.find(made).orElseThrow();
    Instant now = clock.instant();
    boolean waits =
        straight.allowed(bundle, bulletin.content())
            && !words.has(made, Code.REPLACED)
            && !words.has(made, Code.TAKEN_BACK)
            && straight.fits(bulletin, time.isAfter(now) ? time : now)
            && straight.fits(bulletin, now);
    if (!waits) {
      return outcome(item, made, "known already");
    }
    Optional<String> held = heldBack.why(bundle, written, bulletin.supersedes());
    if (held.isPresent()) {
      words.say(made, Code.NOT_STRAIGHT, held.get(), now);
      return outcome(item, made, "known already; it waits for approval. " + held.get());
    }
    return outcome(item, made, straight.publish(made, bundle, now) ? PUBLISHED : "known already");
  }

  private Outcome takeBack(Item item, TakenBack back, VerifiedBundle bundle) {
    Instant now = clock.instant();
    BulletinId made = last(bundle, back.cancels());
    if (made == null) {
      return new Outcome(item.name(), "", "left out: what it takes back is not known here");
    }
    BulletinId id = newest(made);
    Bulletin bulletin = bulletins.find(id).orElseThrow();
    String why = back.reason().isEmpty() ? "no reason was given" : back.reason();
    boolean said =
        words.say(
            id,
            Code.TAKEN_BACK,
            "Its publisher took it back in bundle %d of stream %s: %s"
                .formatted(bundle.seq(), bundle.stream(), why),
            now);
    if (!said) {
      return outcome(item, id, "known already");
    }
    if (bulletin.state() == State.APPROVED && words.has(id, Code.STRAIGHT)) {
      // It stood on the publisher's word alone, so it falls with it.
      bulletins.cancel(id, "its publisher took it back", BundlePublisher.of(bundle.stream()));
      return outcome(item, id, "cancelled");
    }
    return outcome(item, id, "marked as taken back; somebody here must decide");
  }

  /** What an update may take the place of; null where nothing of it was ever published. */
  private BulletinId standing(BulletinId earlier) {
    if (earlier == null) {
      return null;
    }
    Bulletin newest = bulletins.newest(earlier).orElseThrow();
    return newest.state() == State.APPROVED || newest.state() == State.CANCELLED
        ? newest.id()
        : null;
  }

  private BulletinId newest(BulletinId id) {
    return bulletins.newest(id).orElseThrow().id();
  }

  /** The latest bulletin made of what the publisher calls so; null where there is none. */
  private BulletinId last(VerifiedBundle bundle, String id) {
    List<BulletinId> made =
        provenances.madeFrom(Door.BUNDLE, bundle.stream(), reference(bundle, id));
    return made.isEmpty() ? null : made.get(made.size() - 1);
  }

  static String reference(VerifiedBundle bundle, String id) {
    return bundle.stream() + "/" + id;
  }

  private static Outcome outcome(Item item, BulletinId id, String words) {
    return new Outcome(item.name(), "bulletin:" + id, words);
  }
}
