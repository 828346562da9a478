package org.jarshy.gateway.keyword.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What of a list somebody has already got, by item and not by position: the list may have changed
 * when they ask for more.
 *
 * @param items ids of items, whole
 * @param part id of the item that was cut; null where none was
 * @param offset characters of it that were sent
 */
record Shown(List<String> items, String part, int offset) {

  static final Shown NOTHING = new Shown(List.of(), null, 0);

  /** More than anybody asks for; bounds the row. */
  private static final int MAX_ITEMS = 300;

  Shown {
    items = List.copyOf(items.subList(Math.max(0, items.size() - MAX_ITEMS), items.size()));
  }

  /** Was this the item that was cut? */
  boolean isPart(Item item) {
    return item.id().equals(part);
  }

  Shown wholeItems() {
    return new Shown(items, null, 0);
  }

  Shown and(List<String> more) {
    Set<String> all = new LinkedHashSet<>(items);
    all.addAll(more);
    return new Shown(List.copyOf(all), null, 0);
  }

  Shown andPartOf(String item, int characters) {
    return new Shown(items, item, characters);
  }

  /** {@code b12,h3@b14:120}; the empty text for nothing. */
  String encode() {
    return String.join(",", items) + (part == null ? "" : "@" + part + ":" + offset);
  }

  static Shown decode(String text) {
    int at = text.indexOf('@');
    String whole = at < 0 ? text : text.substring(0, at);
    List<String> items = whole.isEmpty() ? List.of() : List.of(whole.split(","));
    if (at < 0) {
      return new Shown(items, null, 0);
    }
    int colon = text.indexOf(':', at);
    return new Shown(
        items, text.substring(at + 1, colon), Integer.parseInt(text.substring(colon + 1)));
  }
}
