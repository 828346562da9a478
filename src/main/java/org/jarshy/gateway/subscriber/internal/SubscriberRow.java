package org.jarshy.gateway.subscriber.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.kernel.Topic;
import org.jarshy.gateway.subscriber.Subscriber;

/** How a subscriber lies in its row. */
final class SubscriberRow {

  static final String COLUMNS = "id, status, lang, region, city, topics, carrier, carrier_learned";

  static final int ALL_TOPICS = bits(EnumSet.allOf(Topic.class));

  private SubscriberRow() {}

  static Subscriber read(ResultSet row, int number) throws SQLException {
    return new Subscriber(
        new SubscriberId(row.getLong("id")),
        Subscriber.Status.valueOf(row.getString("status")),
        Lang.of(row.getString("lang")).orElse(null),
        Region.of(row.getString("region")).orElse(null),
        City.of(row.getString("city")).orElse(null),
        topics(row.getInt("topics")),
        row.getString("carrier"));
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
    return topics.stream().mapToInt(SubscriberRow::bit).reduce(0, (all, one) -> all | one);
  }

  static Set<Topic> topics(int bits) {
    EnumSet<Topic> topics = EnumSet.noneOf(Topic.class);
    for (Topic topic : Topic.values()) {
      if ((bits & bit(topic)) != 0) {
        topics.add(topic);
      }
    }
    return Set.copyOf(topics);
  }
}
