package org.jarshy.gateway.keyword.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import org.jarshy.gateway.kernel.Lang;

/**
 * What stands under the items of an answer: how old they are where that must be said, how many were
 * left out, and the word for more.
 */
final class Tail {

  private static final Duration DAY = Duration.ofDays(1);

  private final Page.Setting setting;

  Tail(Page.Setting setting) {
    this.setting = setting;
  }

  /** In full sentences, and in as few letters as that takes. */
  List<String> under(List<Item> items, int left) {
    String more = left == 0 ? "" : setting.wording().say("more.count", "left", left);
    return List.of(sentences(items, more), brief(items, more, setting.wording()));
  }

  /** Under an item that was cut. */
  String underPart(Item item, int others) {
    return Fit.CUT + brief(List.of(item), rest(others, setting.wording()), setting.wording());
  }

  /**
   * For a word that is alone because it is so long, as links are: without a letter that would halve
   * its room.
   */
  String underLink(Item item, int others, boolean cut) {
    Wording english = setting.wording().in(Lang.EN);
    String more =
        cut ? rest(others, english) : others == 0 ? "" : english.say("more.count", "left", others);
    return (cut ? Fit.CUT : "") + brief(List.of(item), more, english);
  }

  private static String rest(int others, Wording wording) {
    return others == 0 ? wording.say("more.rest") : wording.say("more.count", "left", others);
  }

  private String sentences(List<Item> items, String more) {
    Item newest = newestIfStale(items);
    String age =
        newest == null
            ? ""
            : "\n" + setting.wording().say("age", "at", spoken(newest, setting.wording()));
    return age + (more.isEmpty() ? "" : "\n" + more);
  }

  private String brief(List<Item> items, String more, Wording wording) {
    Item newest = newestIfStale(items);
    String age =
        newest == null
            ? ""
            : wording.say("age.short", "at", wording.stamp(at(newest), hours(newest)));
    String both = age + (age.isEmpty() || more.isEmpty() ? "" : " ") + more;
    return both.isEmpty() ? "" : "\n" + both;
  }

  private String spoken(Item item, Wording wording) {
    return hours(item) ? wording.moment(at(item)) : wording.date(at(item));
  }

  /** The newest of them, where each is older than its class allows; else null. */
  private Item newestIfStale(List<Item> items) {
    Instant now = setting.now();
    boolean stale = items.stream().allMatch(i -> i.isDated() && i.isStale(now));
    return stale ? items.stream().max(Comparator.comparing(Item::since)).orElse(null) : null;
  }

  private ZonedDateTime at(Item item) {
    return item.since().atZone(setting.zone());
  }

  /** Of what grows old within hours the date alone would say too little. */
  private static boolean hours(Item item) {
    return item.freshFor().compareTo(DAY) < 0;
  }
}
