package org.jarshy.gateway.keyword.internal;

import java.util.Arrays;
import java.util.Random;
import org.jarshy.gateway.audit.AuditLogs;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.rumour.TestRumours;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;

/** How long thousands of rumours take, each in its own transaction on H2; by hand: {@code 5000}. */
public final class RumourMeasurement {

  private static final String[] WHERE = {"Алматы", "Актау", "Шымкенте", "Таразе", "Семее", ""};
  private static final String[] WHAT = {
    "отключат воду", "закроют банки", "нет хлеба", "захватили аэропорт", "сожгли акимат",
    "перекрыли дорогу", "кончился бензин", "отравили воду", "ввели войска", "отменили рейсы"
  };

  private RumourMeasurement() {}

  public static void main(String[] args) {
    int texts = Integer.parseInt(args[0]);
    TestDatabase database = TestDatabase.Kind.H2.open();
    MutableClock clock = MutableClock.startingInJanuary2022();
    TestRumours house = TestRumours.on(database, null, null, AuditLogs.log(database, clock), clock);
    Random chance = new Random(1);
    long[] nanos = new long[texts];
    for (int i = 0; i < texts; i++) {
      SubscriberId who = new SubscriberId(i + 1);
      String text =
          "СЛУХ %d января в %s %s номер%s"
              .formatted(
                  5 + chance.nextInt(4),
                  WHERE[chance.nextInt(WHERE.length)],
                  WHAT[chance.nextInt(WHAT.length)],
                  Integer.toString(chance.nextInt(50), 36).replaceAll("\\d", "ж"));
      long from = System.nanoTime();
      database
          .transactions()
          .executeWithoutResult(tx -> house.asking.ask(who, true, null, Lang.RU, text));
      nanos[i] = System.nanoTime() - from;
    }
    long all = Arrays.stream(nanos).sum();
    Arrays.sort(nanos);
    System.out.printf(
        "{\"texts\":%d,\"wordings\":%d,\"seconds\":%.1f,\"median_ms\":%.2f,\"p99_ms\":%.2f}%n",
        texts, house.inMemory(), all / 1e9, nanos[texts / 2] / 1e6, nanos[texts * 99 / 100] / 1e6);
    database.close();
  }
}
