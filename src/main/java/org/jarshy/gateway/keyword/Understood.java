package org.jarshy.gateway.keyword;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;

/**
 * What a text was understood to mean. Everything but intent and nuance may be null.
 *
 * @param region the city's where a city was named
 * @param spokenIn the language the words were in, where that can be told
 * @param chosen the language asked for by LANG
 */
public record Understood(
    Intent intent,
    City city,
    Region region,
    HelpTopic topic,
    Lang spokenIn,
    Lang chosen,
    Nuance nuance) {

  public Understood(
      Intent intent, City city, Region region, HelpTopic topic, Lang spokenIn, Lang chosen) {
    this(intent, city, region, topic, spokenIn, chosen, Nuance.PLAIN);
  }

  /**
   * The values that {@code text understand} prints, in its order: {@code intent}, {@code city} as
   * English slug, {@code topic} in lower case; null where there is none.
   */
  public Map<String, String> toContract() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("intent", intent.name());
    values.put("city", city == null ? null : city.slug());
    values.put("topic", topic == null ? null : topic.name().toLowerCase(Locale.ROOT));
    return values;
  }
}
