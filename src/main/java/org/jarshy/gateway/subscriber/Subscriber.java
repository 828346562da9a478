package org.jarshy.gateway.subscriber;

import java.util.Set;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.Script;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.kernel.Topic;

/**
 * A person behind a number, without the number.
 *
 * @param lang null until chosen or guessed
 * @param region null when unknown; follows from {@code city} when that is set
 * @param city null when unknown
 * @param carrier id of the carrier the number was last seen at or has by prefix; null when unknown
 * @param script never null; the language's own until Latin is chosen
 */
public record Subscriber(
    SubscriberId id,
    Status status,
    Lang lang,
    Region region,
    City city,
    Set<Topic> topics,
    String carrier,
    Script script) {

  /** One who has chosen no script. */
  public Subscriber(
      SubscriberId id,
      Status status,
      Lang lang,
      Region region,
      City city,
      Set<Topic> topics,
      String carrier) {
    this(id, status, lang, region, city, topics, carrier, Script.OWN);
  }

  public enum Status {
    /** Has texted us but not opted in: is answered, never sent a broadcast. */
    GUEST,
    /** Opted in. */
    ACTIVE,
    /** Opted out: receives the one confirmation and then nothing that was not asked for. */
    STOPPED
  }
}
