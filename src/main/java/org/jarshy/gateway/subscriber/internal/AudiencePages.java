package org.jarshy.gateway.subscriber.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.subscriber.AudiencePage;
import org.jarshy.gateway.subscriber.AudienceQuery;
import org.jarshy.gateway.subscriber.Subscriber;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Pages through audiences in one of two ways. Where an area is common, along the primary key: what
 * is passed over is little. Where it is rare, along an index from one of its people to the next.
 */
final class AudiencePages {

  /** Most rows that a page passes. */
  static final long MOST_PASSED = 20_000;

  /** One in so many is rare: to follow the index to a row costs as much as to pass some others. */
  static final long RARE = 8;

  private static final Duration SHARE_HOLDS = Duration.ofMinutes(1);
  private static final int SHARES_KEPT = 200;

  private record Share(long people, Instant until) {}

  private final JdbcTemplate jdbc;
  private final AudienceCounts counts;
  private final Clock clock;
  private final Map<Area, Share> shares = new ConcurrentHashMap<>();

  AudiencePages(JdbcTemplate jdbc, AudienceCounts counts, Clock clock) {
    this.jdbc = jdbc;
    this.counts = counts;
    this.clock = clock;
  }

  SubscriberId newest() {
    return jdbc.queryForObject(
        "select coalesce(max(id), 0) from subscriber",
        (row, n) -> new SubscriberId(row.getLong(1)));
  }

  AudiencePage page(AudienceQuery query, SubscriberId after, SubscriberId last, int limit) {
    Area area = query.area();
    if (area.isEmpty() || after.value() >= last.value()) {
      return new AudiencePage(List.of(), last);
    }
    long people = area.country() ? last.value() : people(area);
    if (people > last.value() / RARE) {
      long to = end(after, last, MOST_PASSED);
      return page(alongTheKey(query, after, to, limit), to, limit);
    }
    // So many ids hold about a page of people there, if they joined evenly.
    double ids = (double) limit * last.value() / Math.max(1, people);
    long to = end(after, last, Math.max(MOST_PASSED, ids));
    return page(fromPlaceToPlace(query, after, to, limit), to, limit);
  }

  private static long end(SubscriberId after, SubscriberId last, double ids) {
    return after.value() + (long) Math.min(last.value() - after.value(), ids);
  }

  /** Those found, unless there may be more up to the end: then up to the last of them. */
  private static AudiencePage page(List<Subscriber> found, long to, int limit) {
    if (found.size() < limit) {
      return new AudiencePage(found, new SubscriberId(to));
    }
    List<Subscriber> page = found.subList(0, limit);
    return new AudiencePage(page, page.get(limit - 1).id());
  }

  private List<Subscriber> alongTheKey(
      AudienceQuery query, SubscriberId after, long to, int limit) {
    Audience audience = Audience.of(query);
    List<Object> values = new ArrayList<>(audience.values());
    Collections.addAll(values, after.value(), to, limit);
    return jdbc.query(
        "select "
            + SubscriberRow.COLUMNS
            + " from subscriber where status = 'ACTIVE' and "
            + audience.condition()
            + " and id > ? and id <= ? order by id limit ?",
        SubscriberRow::read,
        values.toArray());
  }

  private List<Subscriber> fromPlaceToPlace(
      AudienceQuery query, SubscriberId after, long to, int limit) {
    List<String> parts = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (PlacePair place : PlacePair.in(query.area())) {
      parts.add(
          "(select "
              + SubscriberRow.COLUMNS
              + " from subscriber where region = ? and "
              + (place.city() == null ? "city is null" : "city = ?")
              + " and id > ? and id <= ? and status = 'ACTIVE' and "
              + Audience.chose(query.topic())
              // The index is in this order; by id alone H2 would sort.
              + " order by region, city, id limit ?)");
      values.add(place.region().slug());
      if (place.city() != null) {
        values.add(place.city().slug());
      }
      Collections.addAll(values, after.value(), to, limit);
    }
    List<Subscriber> found =
        jdbc.query(String.join(" union all ", parts), SubscriberRow::read, values.toArray());
    if (parts.size() > 1) {
      found.sort(Comparator.comparingLong(s -> s.id().value()));
    }
    return found;
  }

  /** How common an area is changes slowly, and a page is read many times a second. */
  private long people(Area area) {
    Instant now = clock.instant();
    Share share = shares.get(area);
    if (share == null || share.until().isBefore(now)) {
      if (shares.size() >= SHARES_KEPT) {
        shares.clear();
      }
      share = new Share(counts.inArea(area), now.plus(SHARE_HOLDS));
      shares.put(area, share);
    }
    return share.people();
  }
}
