package org.jarshy.gateway.keyword.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
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
 * @param found ids of the items to answer with, best first; of FOUND, of rumours the question
 *     before them, of PROXY_LINK (its own before those that go with it) and of PROXY_OTHER (the app
 *     asked for before those there are); of CHECK the {@link AskedCode}, or nothing for a code that
 *     is none of ours
 * @param brief in one segment
 * @param word of an operator that was asked; null for our own
 * @param choice of two keywords that is offered; null where none is
 */
record AnswerRequest(
    Answer answer,
    Lang lang,
    Place place,
    HelpTopic topic,
    List<String> found,
    Shown shown,
    boolean brief,
    AskedWord word,
    Choice choice) {

  AnswerRequest {
    found = List.copyOf(found);
  }

  static AnswerRequest of(Answer answer, Lang lang) {
    return new AnswerRequest(answer, lang, null, null, List.of(), Shown.NOTHING, false, null, null);
  }

  AnswerRequest about(Place where, HelpTopic what) {
    return new AnswerRequest(answer, lang, where, what, found, shown, brief, word, choice);
  }

  AnswerRequest naming(List<String> items) {
    return new AnswerRequest(answer, lang, place, topic, items, shown, brief, word, choice);
  }

  AnswerRequest in(Lang other) {
    // Half a text has no second half in another language.
    Shown same = other == lang ? shown : shown.wholeItems();
    return new AnswerRequest(answer, other, place, topic, found, same, brief, word, choice);
  }

  AnswerRequest after(Shown already) {
    return new AnswerRequest(answer, lang, place, topic, found, already, brief, word, choice);
  }

  AnswerRequest word(AskedWord asked) {
    return new AnswerRequest(answer, lang, place, topic, found, shown, brief, asked, choice);
  }

  AnswerRequest inOneSegment(boolean wanted) {
    return new AnswerRequest(answer, lang, place, topic, found, shown, wanted, word, choice);
  }

  AnswerRequest between(Choice offered) {
    return new AnswerRequest(answer, lang, place, topic, found, shown, brief, word, offered);
  }

  Room room() {
    return brief ? Room.BRIEF : Room.USUAL;
  }

  /** The texts that it takes: one; but links travel alone, so one for each. */
  List<AnswerRequest> texts() {
    if (answer != Answer.PROXY_LINK) {
      return List.of(this);
    }
    List<AnswerRequest> texts = new ArrayList<>();
    for (int own = 0; own < found.size(); own++) {
      List<String> turned = new ArrayList<>(found);
      Collections.rotate(turned, -own);
      texts.add(naming(turned));
    }
    return texts;
  }

  /** {@code answer=HOTLINE;lang=kk;place=almaty;topic=LEGAL;brief=yes;shown=h3,h5}. */
  String encode() {
    StringBuilder out = new StringBuilder(beginning(answer) + "lang=" + lang.code());
    if (place != null) {
      out.append(";place=").append(place.slug());
    }
    if (topic != null) {
      out.append(";topic=").append(topic);
    }
    if (!found.isEmpty()) {
      out.append(";found=").append(String.join(",", found));
    }
    if (brief) {
      out.append(";brief=yes");
    }
    if (word != null) {
      out.append(";word=").append(word.encode());
    }
    if (choice != null) {
      out.append(";choice=").append(choice.encode());
    }
    if (!shown.equals(Shown.NOTHING)) {
      out.append(";shown=").append(shown.encode());
    }
    return out.toString();
  }

  /** What {@link #encode()} begins with. */
  static String beginning(Answer answer) {
    return "answer=" + answer + ";";
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
        values.containsKey("found") ? List.of(values.get("found").split(",")) : List.of(),
        Shown.decode(values.getOrDefault("shown", "")),
        values.containsKey("brief"),
        values.containsKey("word") ? AskedWord.decode(values.get("word")) : null,
        values.containsKey("choice") ? Choice.decode(values.get("choice")) : null);
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
