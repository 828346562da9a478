package org.jarshy.gateway.console.internal.shown;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.bulletin.Chronicle;
import org.jarshy.gateway.kernel.Lang;

/**
 * A version beside the one before it.
 *
 * @param ordinal 1 for the first
 * @param texts by language what differs from the version before; all the same for the first
 * @param corrections likewise, of an update that has words of its own
 * @param facts those that differ
 */
public record ShownVersion(
    int ordinal,
    Chronicle.Version version,
    Map<Lang, List<TextDiff.Part>> texts,
    Map<Lang, List<TextDiff.Part>> corrections,
    List<Facts.Changed> facts) {

  /** Newest first. */
  public static List<ShownVersion> of(List<Chronicle.Version> versions) {
    List<ShownVersion> shown = new ArrayList<>();
    for (int i = 0; i < versions.size(); i++) {
      Chronicle.Version each = versions.get(i);
      Chronicle.Version before = i == 0 ? each : versions.get(i - 1);
      shown.add(
          new ShownVersion(
              i + 1,
              each,
              diffs(before.content().texts(), each.content().texts()),
              diffs(before.content().corrections(), each.content().corrections()),
              Facts.changed(before.content(), each.content())));
    }
    Collections.reverse(shown);
    return List.copyOf(shown);
  }

  static Map<Lang, List<TextDiff.Part>> diffs(Map<Lang, String> was, Map<Lang, String> is) {
    Map<Lang, List<TextDiff.Part>> diffs = new EnumMap<>(Lang.class);
    for (Lang lang : Lang.values()) {
      String old = was.getOrDefault(lang, "");
      String now = is.getOrDefault(lang, "");
      if (!old.isEmpty() || !now.isEmpty()) {
        diffs.put(lang, TextDiff.between(old, now));
      }
    }
    return diffs;
  }

  public boolean first() {
    return ordinal == 1;
  }

  public Chronicle.Deed writing() {
    return version.deeds().get(0);
  }

  public boolean wordsChanged() {
    return !first() && (changed(texts) || changed(corrections));
  }

  private static boolean changed(Map<Lang, List<TextDiff.Part>> diffs) {
    return diffs.values().stream()
        .flatMap(List::stream)
        .anyMatch(p -> p.change() != TextDiff.Change.SAME);
  }
}
