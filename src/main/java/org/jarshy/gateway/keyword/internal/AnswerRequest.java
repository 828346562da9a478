package org.jarshy.gateway.keyword.internal;

import java.util.HashMap;
import java.util.Map;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.kernel.Region;

/**
 * An answer to give, without its words: they are made when it is sent, of what is true then.
 *
 * @param place where it is asked about; null when not known
 * @param topic of help; null for any
 */
record AnswerRequest(Answer answer, Lang lang, Place place, HelpTopic topic, Shown shown) {

  static AnswerRequest of(Answer answer, Lang lang) {
    return new AnswerRequest(answer, lang, null, null, Shown.NOTHING);
  }

  AnswerRequest about(Place where, HelpTopic what) {
    return new AnswerRequest(answer, lang, where, what, shown);
  }

  AnswerRequest in(Lang other) {
    // Half a text has no second half in another language.
    Shown same = other == lang ? shown : shown.wholeItems();
    return new AnswerRequest(answer, other, place, topic, same);
  }

  AnswerRequest after(Shown already) {
    return new AnswerRequest(answer, lang, place, topic, already);
  }

  /** {@code answer=HOTLINE;lang=kk;place=almaty;topic=LEGAL;shown=h3,h5}. */
  String encode() {
    StringBuilder out = new StringBuilder("answer=" + answer + ";lang=" + lang.code());
    if (place != null) {
      out.append(";place=").append(place.slug());
    }
    if (topic != null) {
      out.append(";topic=").append(topic);
    }
    if (!shown.equals(Shown.NOTHING)) {
      out.append(";shown=").append(shown.encode());
    }
    return out.toString();
  }

  /** Reads {@link #encode()}. */
  static AnswerRequest decode(String text) {
    Map<String, String> values = new HashMap<>();
    for (String pair : text.split(";")) {
      values.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    String topic = values.get("topic");
    return new AnswerRequest(
        Answer.valueOf(values.get("answer")),
        Lang.of(values.get("lang")).orElseThrow(),
        placeOf(values.get("place")),
        topic == null ? null : HelpTopic.valueOf(topic),
        Shown.decode(values.getOrDefault("shown", "")));
  }

  /** By its {@link Place#slug()}; null for none. */
  static Place placeOf(String slug) {
    if (slug == null) {
      return null;
    }
    return City.of(slug)
        .map(Place::of)
        .orElseGet(() -> new Place(Region.of(slug).orElseThrow(), null));
  }
}
