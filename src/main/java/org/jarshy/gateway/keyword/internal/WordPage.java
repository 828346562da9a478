package org.jarshy.gateway.keyword.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.kernel.Region;
import org.jarshy.gateway.lookup.Told;

/** Puts what an operator's keyword says into words, within the size of one answer. */
final class WordPage {

  private final Wording wording;
  private final ZoneId zone;

  WordPage(Catalogue catalogue, AnswerRequest request) {
    wording = new Wording(catalogue, request.lang());
    Place place = request.place();
    zone = (place == null ? Region.ALMATY : place.region()).zone();
  }

  /**
   * @param told anything but {@link Told.NotYet}, which has no words
   * @param before what was shown already
   */
  Page of(Told told, Shown before) {
    if (told instanceof Told.Rows rows) {
      return rows(rows, before);
    }
    return new Page(words(told), Shown.NOTHING);
  }

  private String words(Told told) {
    if (told instanceof Told.Fixed fixed) {
      return Fit.clip(fixed.text(), "");
    }
    if (told instanceof Told.Nothing nothing) {
      return wording.say("word.nothing", "moment", moment(nothing.updated()));
    }
    if (told instanceof Told.Ask ask) {
      return ask(ask);
    }
    if (told instanceof Told.TooShort few) {
      return wording.say(
          few.words() > 1 ? "word.short.names" : "word.short", "letters", few.letters());
    }
    if (told instanceof Told.TooMany many) {
      return wording.say("word.many", "most", many.most());
    }
    if (told instanceof Told.Fetched fetched) {
      return Fit.clip(
          fetched.text(), "\n" + wording.say("word.fetched", "moment", moment(fetched.at())));
    }
    return wording.say(told instanceof Told.Unavailable ? "word.unavailable" : "word.gone");
  }

  private String ask(Told.Ask ask) {
    String key =
        switch (ask.lack()) {
          case PLACE -> "word.place";
          case WORDS -> "word.what";
          case NUMBER -> "word.number";
          case IMEI -> "word.imei";
          case IMEI_WRONG -> "word.imei.wrong";
        };
    return wording.say(key, "word", ask.word());
  }

  /** As many rows as fit with the age of the table, then how many are left. */
  private Page rows(Told.Rows told, Shown before) {
    List<Item> items =
        told.rows().stream().map(r -> new Item("t" + r.line(), r.text(), null, null)).toList();
    List<Item> waiting = Page.waiting(items, before);
    String age = "\n" + wording.say("word.updated", "moment", moment(told.updated()));
    if (waiting.isEmpty()) {
      return new Page(wording.say("more.end", "now", moment(told.updated())), before);
    }
    for (int taken = waiting.size(); taken > 0; taken--) {
      List<Item> some = waiting.subList(0, taken);
      String text = lines(some) + age + more(waiting.size() - taken);
      if (Fit.fits(text)) {
        return new Page(text, before.and(some.stream().map(Item::id).toList()));
      }
    }
    // One row that is longer than a text: its words as far as they go.
    String tail = age + more(waiting.size() - 1);
    return new Page(
        Fit.clip(waiting.get(0).text(), tail), before.and(List.of(waiting.get(0).id())));
  }

  private String more(int left) {
    return left == 0 ? "" : "\n" + wording.say("more.count", "left", left);
  }

  private String moment(Instant at) {
    return wording.moment(at.atZone(zone));
  }

  private static String lines(List<Item> items) {
    return String.join("\n", items.stream().map(Item::text).toList());
  }
}
