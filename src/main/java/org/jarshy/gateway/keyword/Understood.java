package org.jarshy.gateway.keyword;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.kernel.Script;
import org.jarshy.gateway.keyword.Lexicon.Sense;
import org.jarshy.gateway.keyword.PhraseBook.Match;
import org.jarshy.gateway.proxy.App;

/**
 * What a text was understood to mean. Everything but intent and nuance may be null.
 *
 * @param region the city's where a city was named
 * @param spokenIn the language the words were in, where that can be told
 * @param chosen the language asked for by LANG
 * @param other what is as likely meant, with {@link Nuance#EITHER}
 * @param script the letters asked for by LANG; with them no language is chosen
 * @param app what a proxy is asked or complained of for, by PROXY and BAD; not part of the contract
 */
public record Understood(
    Intent intent,
    City city,
    Region region,
    HelpTopic topic,
    Lang spokenIn,
    Lang chosen,
    Nuance nuance,
    Script script,
    Intent other,
    App app) {

  public Understood(
      Intent intent,
      City city,
      Region region,
      HelpTopic topic,
      Lang spokenIn,
      Lang chosen,
      Nuance nuance) {
    this(intent, city, region, topic, spokenIn, chosen, nuance, null, null, null);
  }

  public Understood(
      Intent intent, City city, Region region, HelpTopic topic, Lang spokenIn, Lang chosen) {
    this(intent, city, region, topic, spokenIn, chosen, Nuance.PLAIN);
  }

  /** Nothing but the intent. */
  static Understood plain(Intent intent, Lang spoken) {
    return new Understood(intent, null, null, null, spoken, null);
  }

  /** What a keyword says that is all of the text. */
  static Understood of(Match<Sense> whole) {
    Lang spoken = Lexicon.onlyOne(whole.langs());
    return new Understood(
        whole.value().intent(), null, null, null, spoken, null, whole.value().nuance());
  }

  Understood orRather(Intent second) {
    return new Understood(
        intent, city, region, topic, spokenIn, chosen, Nuance.EITHER, null, second, app);
  }

  Understood spokenIn(Lang spoken) {
    return new Understood(intent, city, region, topic, spoken, chosen, nuance, script, other, app);
  }

  static Understood inLetters(Script script, Lang spokenIn) {
    return new Understood(
        Intent.LANG, null, null, null, spokenIn, null, Nuance.PLAIN, script, null, null);
  }

  /** The same of a proxy for this app. */
  Understood forApp(App named) {
    return new Understood(
        intent, city, region, topic, spokenIn, chosen, nuance, script, other, named);
  }

  /** The same with another nuance. */
  Understood with(Nuance other) {
    return new Understood(intent, city, region, topic, spokenIn, chosen, other);
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
