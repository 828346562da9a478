package org.jarshy.gateway.keyword.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.audit.AuditLogs;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.rumour.AskRumours.Taken;
import org.jarshy.gateway.rumour.TestRumours;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How well texts that ask the same are brought together, measured on texts as people send them. */
class AlikeRumoursTest {

  private final TestDatabase database = TestDatabase.Kind.H2.open();
  private final MutableClock clock = MutableClock.startingInJanuary2022();
  private final TestRumours house =
      TestRumours.on(database, null, null, AuditLogs.log(database, clock), clock);
  private long people;

  @AfterEach
  void close() {
    database.close();
  }

  /** The rumour it was taken for. */
  private long rumourOf(String text) {
    SubscriberId who = new SubscriberId(++people);
    long question =
        database
            .transactions()
            .execute(tx -> ((Taken) house.asking.ask(who, true, null, Lang.RU, text)).question());
    return database
        .jdbc()
        .sql("select rumour_id from rumour_asker where id = ?")
        .param(question)
        .query(Long.class)
        .single();
  }

  private static List<String[]> corpus() throws IOException {
    try (InputStream in = AlikeRumoursTest.class.getResourceAsStream("rumours.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" \\| ", 2))
          .toList();
    }
  }

  @Test
  void texts_that_ask_the_same_are_one_rumour_and_others_never() throws IOException {
    List<String[]> texts = corpus();
    List<Long> rumours = new ArrayList<>();
    for (String[] text : texts) {
      rumours.add(rumourOf(text[1]));
    }
    int right = 0;
    List<String> wrong = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      for (int j = i + 1; j < texts.size(); j++) {
        boolean same = texts.get(i)[0].equals(texts.get(j)[0]);
        boolean joined = rumours.get(i).equals(rumours.get(j));
        String pair = texts.get(i)[1] + " ~ " + texts.get(j)[1];
        if (same && joined) {
          right++;
        } else if (joined) {
          wrong.add(pair);
        } else if (same) {
          missed.add(pair);
        }
      }
    }
    double precision = right / (double) (right + wrong.size());
    double recall = right / (double) (right + missed.size());
    String figures =
        "%d texts, precision %.3f, recall %.3f; wrong %s; missed %s"
            .formatted(texts.size(), precision, recall, wrong, missed);
    assertThat(precision).as(figures).isGreaterThanOrEqualTo(0.99);
    assertThat(recall).as(figures).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void hundreds_of_rumours_stay_apart_and_their_askers_together() {
    String[] things = {"воду", "свет", "газ", "интернет", "связь", "отопление"};
    String[] cities = {"Алматы", "Актау", "Шымкенте", "Таразе", "Семее", "Уральске", "Атырау"};
    Map<String, Long> rumours = new HashMap<>();
    for (int i = 0; i < 420; i++) {
      String thing = things[i % things.length];
      String city = cities[i % cities.length];
      int day = 6 + i % 3;
      String text =
          i % 2 == 0
              ? "СЛУХ %d января в %s отключат %s".formatted(day, city, thing)
              : "правда ли что в %s %d января отключат %s?".formatted(city, day, thing);
      long rumour = rumourOf(text);
      assertThat(rumours.computeIfAbsent(thing + city + day, k -> rumour)).isEqualTo(rumour);
    }
    assertThat(new java.util.HashSet<>(rumours.values())).hasSize(rumours.size());
  }
}
