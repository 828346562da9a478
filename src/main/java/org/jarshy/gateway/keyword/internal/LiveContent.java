package org.jarshy.gateway.keyword.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.directory.Directory;
import org.jarshy.gateway.directory.HelpLine;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Place;

/** What may be said now; asks once for a batch of answers, which are much alike. One thread. */
final class LiveContent {

  private record Asked(Kind kind, Area area) {}

  private record Needed(HelpTopic topic, Place place) {}

  private final Bulletins bulletins;
  private final Directory directory;
  private final Instant now;
  private final Map<Asked, List<Bulletin>> live = new HashMap<>();
  private final Map<Asked, List<Bulletin>> upcoming = new HashMap<>();
  private final Map<BulletinId, List<BulletinId>> earlier = new HashMap<>();
  private final Map<Needed, List<HelpLine>> lines = new HashMap<>();

  private final Map<BulletinId, Optional<Bulletin>> single = new HashMap<>();
  private List<HelpLine> allLines;

  LiveContent(Bulletins bulletins, Directory directory, Instant now) {
    this.bulletins = bulletins;
    this.directory = directory;
    this.now = now;
  }

  Instant now() {
    return now;
  }

  /**
   * Of all these kinds, most recent first.
   *
   * @param place null for wherever
   */
  List<Bulletin> bulletins(Place place, Kind... kinds) {
    List<Bulletin> found = new ArrayList<>();
    for (Kind kind : kinds) {
      found.addAll(
          live.computeIfAbsent(
              new Asked(kind, area(place)), a -> bulletins.live(a.kind(), a.area(), now)));
    }
    found.sort(Comparator.comparing((Bulletin b) -> b.content().validFrom()).reversed());
    return found;
  }

  /**
   * Of one kind, what holds now and what is to hold later.
   *
   * @param place where it is to hold; not null
   */
  List<Bulletin> liveAndUpcoming(Place place, Kind kind) {
    List<Bulletin> all = new ArrayList<>(bulletins(place, kind));
    all.addAll(
        upcoming.computeIfAbsent(
            new Asked(kind, area(place)), a -> bulletins.upcoming(a.kind(), a.area(), now)));
    return all;
  }

  /** The bulletin with this number, where it may be said now. */
  Optional<Bulletin> bulletin(BulletinId id) {
    return any(id)
        .filter(bulletin -> !bulletin.exercise())
        .filter(bulletin -> bulletin.liveAt(now));
  }

  /** The bulletin with this number, whatever became of it. */
  Optional<Bulletin> any(BulletinId id) {
    return single.computeIfAbsent(id, bulletins::find);
  }

  /** What stands in its place now, in whatever state. */
  Optional<Bulletin> newest(BulletinId id) {
    return bulletins.newest(id);
  }

  Optional<HelpLine> helpLine(long id) {
    if (allLines == null) {
      allLines = directory.all();
    }
    return allLines.stream().filter(line -> line.id() == id).findFirst();
  }

  /** Whose place a bulletin took, one after the other. */
  List<BulletinId> earlier(BulletinId id) {
    return earlier.computeIfAbsent(id, bulletins::earlier);
  }

  List<HelpLine> helpLines(HelpTopic topic, Place place) {
    return lines.computeIfAbsent(
        new Needed(topic, place),
        n ->
            directory.helpLines(
                topic, place == null ? null : place.region(), place == null ? null : place.city()));
  }

  static Area area(Place place) {
    if (place == null) {
      return Area.wholeCountry();
    }
    return place.city() == null ? Area.of(place.region()) : Area.of(place.city());
  }
}
