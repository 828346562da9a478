package org.jarshy.gateway.inbound.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jarshy.gateway.inbound.OddTexts;
import org.jarshy.gateway.inbound.Oddity;
import org.jarshy.gateway.kernel.NumberVault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins longer texts from parts that come in any order, more than once, or not at all. Parts are
 * rows, so a restart in the middle loses none, and no more of them wait than {@link InboundLimits}
 * says: above that the oldest texts are handed on as they are, as they would be a little later for
 * want of time. Nothing that can still say STOP is thrown away: only parts behind the last that is
 * read are.
 *
 * <p>Called by the journal's thread alone, within its transaction: no two callers ever join the
 * same text.
 */
final class Reassembly {

  private static final Logger log = LoggerFactory.getLogger(Reassembly.class);

  private final PartRows parts;
  private final TextRows texts;
  private final Seals seals;
  private final InboundLimits limits;
  private final OddTexts odd;
  private final Clock clock;
  private Instant startedAt = Instant.MIN;

  Reassembly(
      PartRows parts,
      TextRows texts,
      Seals seals,
      InboundLimits limits,
      OddTexts odd,
      Clock clock) {
    this.parts = parts;
    this.texts = texts;
    this.seals = seals;
    this.limits = limits;
    this.odd = odd;
    this.clock = clock;
  }

  /** Time that we were away is not time in which a part could have come. */
  void started() {
    startedAt = clock.instant();
  }

  /** False for a part so far behind that nobody would read it; see {@link InboundLimits}. */
  boolean takes(Arrival arrival) {
    return !arrival.isPart() || arrival.concat().part() <= limits.mostParts();
  }

  void add(Arrival part, Instant now) {
    List<Part> open = parts.open(part.group());
    if (open.stream().anyMatch(p -> p.number() == part.concat().part())) {
      // Other words under the same number: the phone began a new text with a reference used before.
      handOn(open, now);
      open = List.of();
    }
    if (open.isEmpty()) {
      makeRoomFor(part.sender(), now);
    }
    texts.insertPart(part, now);
    if (open.size() + 1 == Math.min(part.concat().total(), limits.mostParts())) {
      handOn(parts.open(part.group()), now);
    }
  }

  private void makeRoomFor(String sender, Instant now) {
    List<String> groups = parts.groupsOf(sender);
    int tooMany = groups.size() - limits.openTextsPerNumber() + 1;
    handOnGroups(groups.subList(0, Math.max(0, tooMany)), now);
  }

  /** Hands on the oldest until no more parts wait than may. */
  void keepWithinLimits(Instant now) {
    int over = parts.count() - limits.openParts();
    if (over <= 0) {
      return;
    }
    for (PartRows.GroupSize oldest : parts.oldestGroups(over)) {
      handOn(parts.open(oldest.group()), now);
      over -= oldest.parts();
      if (over <= 0) {
        return;
      }
    }
  }

  /**
   * @return how many texts were handed on for want of time
   */
  int expire() {
    Instant now = clock.instant();
    Duration limit = limits.reassemblyLimit();
    if (!startedAt.equals(Instant.MIN) && startedAt.plus(limit).isAfter(now)) {
      return 0;
    }
    List<String> groups = parts.groupsBegunBefore(now.minus(limit));
    handOnGroups(groups, now);
    return groups.size();
  }

  private void handOnGroups(List<String> groups, Instant now) {
    groups.forEach(group -> handOn(parts.open(group), now));
  }

  /** The row of the part that came last becomes the whole text, so that order is kept. */
  private void handOn(List<Part> open, Instant now) {
    if (open.isEmpty()) {
      return;
    }
    SortedMap<Integer, String> words = new TreeMap<>();
    for (Part part : open) {
      try {
        words.put(part.number(), seals.openPart(part.sealedText(), part.fingerprint()));
      } catch (NumberVault.SealBroken e) {
        log.warn("part in row {} does not open and is left out of its text", part.id());
      }
    }
    Part last = open.get(open.size() - 1);
    if (last.total() > limits.mostParts()) {
      odd.count(Oddity.TOO_MANY_PARTS);
    }
    String whole = JoinedText.of(words, last.total());
    parts.becomesWhole(last.id(), seals.text(whole, last.fingerprint()), now);
    parts.movedTo(last.group(), last.id());
  }
}
