package org.jarshy.gateway.keyword.internal;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jarshy.gateway.audit.AuditLogs;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.rumour.AskRumours.Taken;
import org.jarshy.gateway.rumour.TestRumours;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;

/**
 * How long thousands of rumours take, each in its own transaction on H2, by the clock and in the
 * processor's time (which other work beside it does not change), and how well they are brought
 * together; by hand: {@code 5000}. Each claim, an event in a place on a day, is asked in five
 * wordings of three languages and Latin typing; claims differ in one fact from many others, so that
 * each false join there can be is tried.
 */
public final class RumourMeasurement {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** In Russian, Kazakh, English. */
  private static final String[][] PLACES = {
    {"Алматы", "Алматыда", "Almaty"},
    {"Астане", "Астанада", "Astana"},
    {"Шымкенте", "Шымкентте", "Shymkent"},
    {"Актау", "Ақтауда", "Aktau"},
    {"Актобе", "Ақтөбеде", "Aktobe"},
    {"Атырау", "Атырауда", "Atyrau"},
    {"Таразе", "Таразда", "Taraz"},
    {"Уральске", "Оралда", "Uralsk"},
    {"Караганде", "Қарағандыда", "Karaganda"},
    {"Костанае", "Қостанайда", "Kostanay"},
    {"Кызылорде", "Қызылордада", "Kyzylorda"},
    {"Павлодаре", "Павлодарда", "Pavlodar"},
    {"Петропавловске", "Петропавлда", "Petropavl"},
    {"Семее", "Семейде", "Semey"},
    {"Талдыкоргане", "Талдықорғанда", "Taldykorgan"},
    {"Туркестане", "Түркістанда", "Turkistan"},
    {"Жанаозене", "Жаңаөзенде", "Zhanaozen"},
    {"Кокшетау", "Көкшетауда", "Kokshetau"},
    {"Усть-Каменогорске", "Өскеменде", "Oskemen"},
    {"Экибастузе", "Екібастұзда", "Ekibastuz"},
  };

  /** In Russian, in other words of it, in Kazakh, in English, in Latin typing. */
  private static final String[][] EVENTS = {
    {"отключат воду", "воду отключат", "суды өшіреді", "they cut the water", "otklyuchat vodu"},
    {"отключат свет", "свет отключат", "жарықты өшіреді", "they cut the power", "otklyuchat svet"},
    {"закроют банки", "банки закроются", "банктер жабылады", "banks will close", "zakroyut banki"},
    {"кончился хлеб", "нет хлеба", "нан таусылды", "bread has run out", "zakonchilsya hleb"},
    {
      "захватили аэропорт",
      "аэропорт захвачен",
      "әуежайды басып алды",
      "the airport is seized",
      "zahvatili aeroport"
    },
    {
      "сожгли акимат", "акимат сожжён", "әкімдікті өртеді", "the akimat is burned", "sozhgli akimat"
    },
    {
      "кончился бензин",
      "бензина нет",
      "бензин таусылды",
      "petrol has run out",
      "zakonchilsya benzin"
    },
    {"отравили воду", "вода отравлена", "су уланған", "the water is poisoned", "voda otravlena"},
    {
      "отменили рейсы",
      "рейсы отменены",
      "рейстер тоқтатылды",
      "flights are cancelled",
      "otmenili reysy"
    },
    {
      "закроют школы",
      "школы закроются",
      "мектептер жабылады",
      "schools will close",
      "zakroyut shkoly"
    },
  };

  private record Asked(String claim, String text) {}

  private final TestDatabase database = TestDatabase.Kind.H2.open();
  private final MutableClock clock = MutableClock.startingInJanuary2022();
  private final TestRumours house =
      TestRumours.on(database, null, null, AuditLogs.log(database, clock), clock);

  private RumourMeasurement() {}

  public static void main(String[] args) {
    RumourMeasurement measurement = new RumourMeasurement();
    measurement.run(texts(Integer.parseInt(args[0])));
    measurement.database.close();
  }

  /** In an order of chance, the same at each run. */
  private static List<Asked> texts(int count) {
    List<Asked> all = new ArrayList<>();
    for (int day = 5; all.size() < count; day++) {
      if (day > 25) {
        throw new IllegalArgumentException("at most " + all.size() + " texts can be built");
      }
      for (String[] place : PLACES) {
        for (String[] event : EVENTS) {
          String claim = day + " " + place[2] + " " + event[3];
          wordings(day, place, event).forEach(text -> all.add(new Asked(claim, text)));
        }
      }
    }
    List<Asked> asked = new ArrayList<>(all.subList(0, count));
    Collections.shuffle(asked, new Random(1));
    return asked;
  }

  private static Stream<String> wordings(int day, String[] place, String[] event) {
    return Stream.of(
        "СЛУХ %d января в %s %s".formatted(day, place[0], event[0]),
        "говорят, что %s в %s %d января, это правда?".formatted(event[1], place[0], day),
        "%s %d қаңтарда %s дейді, рас па?".formatted(place[1], day, event[2]),
        "is it true that on %d January in %s %s".formatted(day, place[2], event[3]),
        "pravda li chto %d yanvarya v %s %s".formatted(day, place[2], event[4]));
  }

  private void run(List<Asked> texts) {
    long[] nanos = new long[texts.size()];
    long[] processor = new long[texts.size()];
    Map<String, Map<Long, Integer>> rumours = new TreeMap<>();
    Map<Long, Integer> sizes = new HashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      SubscriberId who = new SubscriberId(i + 1);
      Asked asked = texts.get(i);
      long from = System.nanoTime();
      long began = THREADS.getCurrentThreadCpuTime();
      long question =
          database
              .transactions()
              .execute(
                  tx ->
                      ((Taken) house.asking.ask(who, true, null, Lang.RU, asked.text()))
                          .question());
      processor[i] = THREADS.getCurrentThreadCpuTime() - began;
      nanos[i] = System.nanoTime() - from;
      long rumour = rumourOf(question);
      rumours.computeIfAbsent(asked.claim(), c -> new HashMap<>()).merge(rumour, 1, Integer::sum);
      sizes.merge(rumour, 1, Integer::sum);
    }
    print(nanos, processor, rumours, sizes);
  }

  private long rumourOf(long question) {
    return database
        .jdbc()
        .sql("select rumour_id from rumour_asker where id = ?")
        .param(question)
        .query(Long.class)
        .single();
  }

  private void print(
      long[] nanos,
      long[] processor,
      Map<String, Map<Long, Integer>> rumours,
      Map<Long, Integer> sizes) {
    long right = rumours.values().stream().mapToLong(r -> pairs(r.values().stream())).sum();
    long joined = pairs(sizes.values().stream());
    long alike =
        pairs(rumours.values().stream().map(r -> r.values().stream().mapToInt(n -> n).sum()));
    long whole = rumours.values().stream().filter(r -> r.size() == 1).count();
    Arrays.sort(nanos);
    Arrays.sort(processor);
    System.out.printf(
        Locale.ROOT,
        "{\"texts\":%d,\"claims\":%d,\"rumours\":%d,\"claims_in_one_rumour\":%d,"
            + "\"false_pairs\":%d,\"precision\":%.4f,\"recall\":%.4f,\"seconds\":%.1f,"
            + "\"median_ms\":%.2f,\"p99_ms\":%.2f,"
            + "\"processor_median_ms\":%.2f,\"processor_p99_ms\":%.2f}%n",
        nanos.length,
        rumours.size(),
        sizes.size(),
        whole,
        joined - right,
        right / (double) joined,
        right / (double) alike,
        Arrays.stream(nanos).sum() / 1e9,
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6,
        processor[nanos.length / 2] / 1e6,
        processor[nanos.length * 99 / 100] / 1e6);
  }

  private static long pairs(Stream<Integer> groups) {
    return groups.mapToLong(n -> (long) n * (n - 1) / 2).sum();
  }
}
