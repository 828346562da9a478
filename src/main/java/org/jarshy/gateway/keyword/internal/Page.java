package org.jarshy.gateway.keyword.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * As much of a list as one answer holds.
 *
 * @param shown what the reader has got when they have read it
 */
record Page(String text, Shown shown) {

  private static final Duration FRESH = Duration.ofHours(24);

  /** The words around the items, and the clock they are judged by. */
  record Setting(Wording wording, ZoneId zone, Instant now) {}

  /**
   * The next page of a list: items in their order, as many as fit, then how many are left and the
   * word for more.
   *
   * @param items at least one that was not shown; texts begin and end with a word
   */
  static Page next(List<Item> items, Shown before, Setting setting) {
    List<Item> waiting = waiting(items, before);
    for (boolean withAge : new boolean[] {true, false}) {
      for (int taken = mostThatFit(waiting); taken > 0; taken--) {
        List<Item> some = waiting.subList(0, taken);
        String age = withAge ? age(some, setting) : "";
        String text = lines(some) + age + more(waiting.size() - taken, setting);
        if (Fit.fits(text)) {
          return new Page(text, before.and(ids(some)));
        }
      }
    }
    return partOf(waiting.get(0), before, setting);
  }

  /**
   * One item with nothing around it. A link travels in a text of its own: one letter that is not
   * Latin would halve its room.
   */
  static Page single(List<Item> items, Shown before, Setting setting) {
    Item item = waiting(items, before).get(0);
    return Fit.fits(item.text())
        ? new Page(item.text(), before.and(List.of(item.id())))
        : partOf(item, before, setting);
  }

  /** What was not shown yet, first the rest of what was cut. */
  static List<Item> waiting(List<Item> items, Shown before) {
    List<Item> waiting = new ArrayList<>();
    for (Item item : items) {
      if (item.id().equals(before.part()) && before.offset() < item.text().length()) {
        String rest = item.text().substring(before.offset());
        waiting.add(0, new Item(item.id(), rest, item.since()));
      } else if (!before.items().contains(item.id())) {
        waiting.add(item);
      }
    }
    return waiting;
  }

  private static Page partOf(Item item, Shown before, Setting setting) {
    String text = item.text();
    String tail = Fit.CUT + "\n" + setting.wording().say("more.rest");
    int end = Fit.wordsThatFit(text, tail);
    if (end == text.length()) {
      return new Page(text, before.and(List.of(item.id())));
    }
    int next = end;
    while (Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    int sent = item.id().equals(before.part()) ? before.offset() : 0;
    return new Page(text.substring(0, end) + tail, before.andPartOf(item.id(), sent + next));
  }

  private static int mostThatFit(List<Item> waiting) {
    int most = 0;
    while (most < waiting.size() && Fit.fits(lines(waiting.subList(0, most + 1)))) {
      most++;
    }
    return most;
  }

  /** How old the newest of them is, where that is not of today. */
  private static String age(List<Item> items, Setting setting) {
    return items.stream()
        .map(Item::since)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .filter(newest -> newest.plus(FRESH).isBefore(setting.now()))
        .map(newest -> setting.wording().date(newest.atZone(setting.zone())))
        .map(date -> "\n" + setting.wording().say("age", "date", date))
        .orElse("");
  }

  private static String more(int left, Setting setting) {
    return left == 0 ? "" : "\n" + setting.wording().say("more.count", "left", left);
  }

  private static String lines(List<Item> items) {
    return items.stream().map(Item::text).collect(Collectors.joining("\n"));
  }

  private static List<String> ids(List<Item> items) {
    return items.stream().map(Item::id).toList();
  }
}
