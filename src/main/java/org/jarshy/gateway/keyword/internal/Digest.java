package org.jarshy.gateway.keyword.internal;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.bulletin.Severity;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Place;

/**
 * The news in the order in which one person should read them. Danger to life first; then what they
 * have not got yet before what they have; of those the worse before the milder, the nearer before
 * the farther, their own language before another, the newer before the older.
 */
final class Digest {

  /** Before the number in an {@link Item#id()}. */
  static final String BULLETIN = "b";

  /** More than anybody reads, and less than {@link Shown} remembers: so MORE comes to an end. */
  static final int MOST_ITEMS = 200;

  private static final Kind[] KINDS = {Kind.NEWS_DIGEST, Kind.OUTAGE, Kind.CURFEW};

  private final LiveContent content;
  private final Place place;
  private final Lang lang;
  private final Set<Long> known;

  /**
   * @param place null where it is not known: then all news are told
   * @param known ids of bulletins that the person has got before this question
   */
  Digest(LiveContent content, Place place, Lang lang, Set<Long> known) {
    this.content = content;
    this.place = place;
    this.lang = lang;
    this.known = known;
  }

  /**
   * @param shown of this list already
   */
  List<Item> items(Shown shown, FreshFor freshFor) {
    Set<Long> read = new HashSet<>(known);
    read.addAll(Askers.bulletins(shown));
    return content.bulletins(place, KINDS).stream()
        .sorted(order())
        .limit(MOST_ITEMS)
        .map(b -> item(b, text(b, read), freshFor))
        .toList();
  }

  static Item item(Bulletin bulletin, String text, FreshFor freshFor) {
    return new Item(
        BULLETIN + bulletin.id(),
        text.strip(),
        bulletin.content().validFrom(),
        freshFor.of(bulletin.content()));
  }

  /** Whoever has read the words that this one replaced must hear that those are wrong. */
  private String text(Bulletin bulletin, Set<Long> read) {
    boolean corrects =
        bulletin.supersedes() != null
            && content.earlier(bulletin.id()).stream()
                .map(BulletinId::value)
                .anyMatch(read::contains);
    return corrects ? bulletin.correctionFor(lang) : bulletin.textFor(lang);
  }

  private Comparator<Bulletin> order() {
    return Comparator.comparing((Bulletin b) -> b.content().severity() != Severity.EXTREME)
        .thenComparing(b -> known.contains(b.id().value()))
        .thenComparing(b -> b.content().severity())
        .thenComparing(b -> distance(b.content().area()))
        .thenComparing(b -> !b.content().texts().containsKey(lang))
        .thenComparing(b -> b.content().validFrom(), Comparator.reverseOrder())
        .thenComparing(b -> b.id().value(), Comparator.reverseOrder());
  }

  /** Whose place is not known is surely meant by what is for all; else the own city is nearest. */
  private int distance(Area area) {
    if (place == null) {
      return area.country() ? 0 : 1;
    }
    if (area.country()) {
      return 2;
    }
    return place.city() != null && area.cities().contains(place.city()) ? 0 : 1;
  }
}
