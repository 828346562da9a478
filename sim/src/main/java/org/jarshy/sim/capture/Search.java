package org.jarshy.sim.capture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Whether a decoded PDU has all of some words. */
final class Search {

  private static final Set<String> SEARCHED =
      Set.of(
          "command",
          "status",
          "system_id",
          "source_addr",
          "destination_addr",
          "dl_name",
          "esme_addr",
          "message_id",
          "receipted_message_id",
          "error_status_code",
          "text");

  private final List<String> words;

  Search(String words) {
    this.words =
        words == null || words.isBlank()
            ? List.of()
            : Arrays.stream(words.strip().split("\\s+")).map(Search::word).toList();
  }

  /** A number is found with its plus sign as well as without. */
  private static String word(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.matches("\\+\\d+") ? lower.substring(1) : lower;
  }

  boolean finds(Map<String, Object> pdu) {
    return words.stream().allMatch(word -> in(word, pdu));
  }

  private static boolean in(String word, Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .anyMatch(
              entry ->
                  entry.getValue() instanceof String text
                      ? SEARCHED.contains(entry.getKey())
                          && text.toLowerCase(Locale.ROOT).contains(word)
                      : in(word, entry.getValue()));
    }
    return value instanceof List<?> list && list.stream().anyMatch(item -> in(word, item));
  }
}
