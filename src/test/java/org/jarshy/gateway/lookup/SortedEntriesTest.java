package org.jarshy.gateway.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedEntriesTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 49_999, 50_000, 50_001, 120_000})
  void all_entries_come_back_once_and_in_order_whether_or_not_they_fit(int count)
      throws IOException {
    Random random = new Random(count);
    List<TableStore.Entry> given = new ArrayList<>();
    List<TableStore.Entry> back = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    try (SortedEntries sorted = new SortedEntries()) {
      for (int line = 0; line < count; line++) {
        String key = "ключ " + random.nextInt(count / 2 + 1);
        TableStore.Entry entry = new TableStore.Entry(key, line, "ячейка😀" + line);
        given.add(entry);
        sorted.add(entry);
      }
      sorted.inOrder(
          10_000,
          some -> {
            sizes.add(some.size());
            back.addAll(some);
          });
    }
    given.sort(Comparator.comparing(TableStore.Entry::key).thenComparing(TableStore.Entry::line));
    assertThat(back).isEqualTo(given);
    assertThat(sizes).allMatch(size -> size > 0 && size <= 10_000);
  }
}
