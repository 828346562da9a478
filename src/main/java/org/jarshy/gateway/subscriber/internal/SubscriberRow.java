package org.jarshy.gateway.subscriber.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.Script;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.kernel.Topic;
import org.jarshy.gateway.subscriber.Subscriber;

/**
 * How a subscriber lies in its row. It is read for every message of a broadcast, twice: what a
 * column can hold is looked up, not searched for.
 */
final class SubscriberRow {

  static final String COLUMNS =
      "id, status, lang, region, city, topics, carrier, carrier_learned, script";

  /** How many columns {@link #COLUMNS} names; further ones of a query come after them. */
  static final int WIDTH = 9;

  static final int ALL_TOPICS = bits(EnumSet.allOf(Topic.class));

  private static final List<Set<Topic>> TOPICS =
      IntStream.rangeClosed(0, ALL_TOPICS).mapToObj(SubscriberRow::topicsOf).toList();
  private static final Map<String, Subscriber.Status> STATUSES = new HashMap<>();
  private static final Map<String, Lang> LANGS = new HashMap<>();
  private static final Map<String, Region> REGIONS = new HashMap<>();
  private static final Map<String, City> CITIES = new HashMap<>();

  static {
    for (Subscriber.Status status : Subscriber.Status.values()) {
      STATUSES.put(status.name(), status);
    }
    for (Lang lang : Lang.values()) {
      LANGS.put(lang.code(), lang);
    }
    for (Region region : Region.values()) {
      REGIONS.put(region.slug(), region);
    }
    for (City city : City.values()) {
      CITIES.put(city.slug(), city);
    }
  }

  private SubscriberRow() {}

  /** Reads the {@link #COLUMNS}, which must be the first of the query. */
  static Subscriber read(ResultSet row, int number) throws SQLException {
    return new Subscriber(
        new SubscriberId(row.getLong(1)),
        STATUSES.get(row.getString(2)),
        LANGS.get(row.getString(3)),
        REGIONS.get(row.getString(4)),
        CITIES.get(row.getString(5)),
        topics(row.getInt(6)),
        row.getString(7),
        script(row.getString(9)));
  }

  private static Script script(String code) {
    return code == null ? Script.OWN : Script.of(code).orElseThrow();
  }

  /** What its column holds; null for the language's own. */
  static String column(Script script) {
    return script == Script.OWN ? null : script.code();
  }

  static boolean carrierLearned(ResultSet row) throws SQLException {
    return row.getBoolean(8);
  }

  /** The bit a topic has in its column; must never change. */
  static int bit(Topic topic) {
    return switch (topic) {
      case CURFEW -> 1;
      case NEWS -> 2;
      case PROXY -> 4;
      case HELPLINES -> 8;
    };
  }

  static int bits(Set<Topic> topics) {
    int bits = 0;
    for (Topic topic : topics) {
      bits |= bit(topic);
    }
    return bits;
  }

  static Set<Topic> topics(int bits) {
    return TOPICS.get(bits);
  }

  private static Set<Topic> topicsOf(int bits) {
    EnumSet<Topic> topics = EnumSet.noneOf(Topic.class);
    for (Topic topic : Topic.values()) {
      if ((bits & bit(topic)) != 0) {
        topics.add(topic);
      }
    }
    return Set.copyOf(topics);
  }
}
