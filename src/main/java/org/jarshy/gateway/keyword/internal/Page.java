package org.jarshy.gateway.keyword.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * As much of a list as one answer holds.
 *
 * @param shown what the reader has got when they have read it
 */
record Page(String text, Shown shown) {

  /** Shorter ones have room under any tail. */
  private static final Pattern LONG_WORD = Pattern.compile("\\S{31,}");

  /** The most that a count says; the tail of a page is never longer than with it. */
  private static final int MANY = 999;

  private static final Instant LONG_AGO = Instant.parse("1970-12-28T12:00:00Z");

  /** The words around the items, the clock they are judged by, and what the page may hold. */
  record Setting(Wording wording, ZoneId zone, Instant now, Room room) {}

  /**
   * The next page of a list: items in their order, as many as fit, then how many are left and the
   * word for more.
   *
   * @param items at least one that was not shown
   */
  static Page next(List<Item> items, Shown before, Setting setting) {
    List<Item> sayable =
        items.stream().map(i -> before.isPart(i) ? sayable(i, setting) : i).toList();
    List<Item> waiting = waiting(sayable, before);
    Tail tail = new Tail(setting);
    for (int taken = mostThatFit(waiting, setting); taken > 0; taken--) {
      List<Item> some = waiting.subList(0, taken);
      for (String under : tail.under(some, waiting.size() - taken)) {
        if (setting.room().holds(lines(some) + under)) {
          return new Page(lines(some) + under, before.and(ids(some)));
        }
      }
    }
    return partOf(waiting.get(0), waiting.size() - 1, before, setting);
  }

  /**
   * One item with nothing around it. A link travels in a text of its own: one letter that is not
   * Latin would halve its room.
   */
  static Page single(List<Item> items, Shown before, Setting setting) {
    List<Item> waiting = waiting(items, before);
    Item item = waiting.get(0);
    boolean whole =
        setting.room().holds(item.text()) || Fit.firstWord(item.text()) == item.text().length();
    return whole
        ? new Page(item.text(), before.and(List.of(item.id())))
        : partOf(item, waiting.size() - 1, before, setting);
  }

  /** What was not shown yet, first the rest of what was cut. */
  static List<Item> waiting(List<Item> items, Shown before) {
    List<Item> waiting = new ArrayList<>();
    for (Item item : items) {
      if (before.isPart(item) && beginsWord(item.text(), before.offset())) {
        waiting.add(0, item.saying(item.text().substring(before.offset())));
      } else if (!before.items().contains(item.id())) {
        waiting.add(item);
      }
    }
    return waiting;
  }

  /** False where other words stand there now: then it is said from its beginning. */
  private static boolean beginsWord(String text, int offset) {
    return offset > 0
        && offset < text.length()
        && Character.isWhitespace(text.charAt(offset - 1))
        && !Character.isWhitespace(text.charAt(offset));
  }

  /**
   * The item with dots in place of words that no page has room for: they cannot be sent whole, and
   * half a link leads nowhere. Real ones have room, for they are Latin.
   */
  private static Item sayable(Item item, Setting setting) {
    Tail tail = new Tail(setting);
    // As if it were old already: a word that is said now must be there still when MORE goes on.
    Item old = item.isDated() ? item.since(LONG_AGO) : item;
    Matcher word = LONG_WORD.matcher(item.text());
    String text =
        word.replaceAll(
            found ->
                hasRoom(found.group(), old, tail, setting.room())
                    ? Matcher.quoteReplacement(found.group())
                    : Fit.CUT.strip());
    return item.saying(text);
  }

  private static boolean hasRoom(String word, Item item, Tail tail, Room room) {
    return room.holds(word + tail.underPart(item, MANY))
        || room.holds(word + tail.underLink(item, MANY, true));
  }

  private static Page partOf(Item item, int others, Shown before, Setting setting) {
    Tail tail = new Tail(setting);
    String text = item.text();
    String under = tail.underPart(item, others);
    int end = setting.room().wordsBefore(under, text);
    if (end == 0) {
      end = Fit.firstWord(text);
      under = tail.underLink(item, others, end < text.length());
    }
    if (end == text.length()) {
      return new Page(text + under, before.and(List.of(item.id())));
    }
    int next = end;
    while (Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    int sent = before.isPart(item) ? before.offset() : 0;
    return new Page(text.substring(0, end) + under, before.andPartOf(item.id(), sent + next));
  }

  /** Makes those that it looks at sayable: of forty, two or three. */
  private static int mostThatFit(List<Item> waiting, Setting setting) {
    for (int most = 0; most < waiting.size(); most++) {
      waiting.set(most, sayable(waiting.get(most), setting));
      if (!setting.room().holds(lines(waiting.subList(0, most + 1)))) {
        return most;
      }
    }
    return waiting.size();
  }

  private static String lines(List<Item> items) {
    return items.stream().map(Item::text).collect(Collectors.joining("\n"));
  }

  private static List<String> ids(List<Item> items) {
    return items.stream().map(Item::id).toList();
  }
}
