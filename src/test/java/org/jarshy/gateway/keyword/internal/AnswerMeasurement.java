package org.jarshy.gateway.keyword.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.bulletin.Severity;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Place;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.keyword.Intent;
import org.jarshy.gateway.keyword.Understanding;
import org.jarshy.gateway.keyword.Understood;
import org.jarshy.gateway.subscriber.Subscriber;

/**
 * What it costs to understand a text and to put its answer into words, in processor time and
 * without the database; by hand, with the corpora of the tests: {@code phrases.txt people.txt}.
 */
public final class AnswerMeasurement {

  private static final int ROUNDS = 20;
  private static final int ITEMS = 40;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final Map<Intent, Answer> ANSWERS =
      Map.of(
          Intent.NEWS, Answer.NEWS,
          Intent.CURFEW, Answer.CURFEW,
          Intent.HOTLINE, Answer.HOTLINE,
          Intent.SITES, Answer.SITES,
          Intent.PROXY, Answer.PROXY,
          Intent.RIGHTS, Answer.RIGHTS,
          Intent.STATUS, Answer.STATUS,
          Intent.STOP, Answer.STOPPED,
          Intent.START, Answer.WELCOME,
          Intent.NONE, Answer.HINT);

  private final Understanding understanding = new Understanding();
  private final Answers answers =
      new Answers(
          new Catalogue(),
          new SenderProperties("Жаршы", 3),
          FreshFor.DEFAULTS,
          SecondPath.NONE,
          () -> true);
  private final FakeContent content = new FakeContent();
  private final Instant now = Instant.parse("2022-01-07T09:00:00Z");

  private AnswerMeasurement() {
    for (int i = 0; i < ITEMS; i++) {
      Kind kind = Kind.values()[i % Kind.values().length];
      Area area = i % 3 == 0 ? Area.wholeCountry() : Area.of(City.values()[i % 4]);
      String text = "Сообщение номер " + i + ": проверенные сведения до 18:00, 8 января.";
      content.say(
          kind,
          Severity.values()[i % Severity.values().length],
          area,
          now.minus(Duration.ofMinutes(i)),
          Map.of(
              Lang.KK, text, Lang.RU, text, Lang.EN, "Item " + i + " until 18:00 on 8 January."));
    }
  }

  public static void main(String[] files) throws IOException {
    AnswerMeasurement measurement = new AnswerMeasurement();
    String[] texts =
        Arrays.stream(files)
            .flatMap(file -> lines(Path.of(file)).stream())
            .filter(line -> line.contains(" | ") && !line.startsWith("#"))
            .map(line -> line.substring(0, line.indexOf(" | ")))
            .toArray(String[]::new);
    long[] understood = new long[texts.length];
    long[] both = new long[texts.length];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < texts.length; i++) {
        long start = THREADS.getCurrentThreadCpuTime();
        Understood meant = measurement.understanding.understand(texts[i]);
        understood[i] = THREADS.getCurrentThreadCpuTime() - start;
        measurement.answer(meant);
        both[i] = THREADS.getCurrentThreadCpuTime() - start;
      }
    }
    print("understanding", understood);
    print("understanding and answer", both);
  }

  private void answer(Understood meant) {
    AnswerRequest request =
        AnswerRequest.of(ANSWERS.getOrDefault(meant.intent(), Answer.HELP), Lang.RU)
            .about(Place.of(meant.city() == null ? City.ALMATY : meant.city()), meant.topic());
    Subscriber who =
        new Subscriber(
            new SubscriberId(1),
            Subscriber.Status.ACTIVE,
            Lang.RU,
            City.ALMATY.region(),
            City.ALMATY,
            Set.of(),
            "kcell");
    answers.render(
        request,
        new Asker(who, Set.of(), Asker.Today.NOTHING),
        new LiveContent(content, content, now));
  }

  private static void print(String name, long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "%s: %d texts, mean %.3f ms, p50 %.3f, p99 %.3f, most %.3f%n",
        name,
        sorted.length,
        Arrays.stream(sorted).average().orElse(0) / 1e6,
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6,
        sorted[sorted.length - 1] / 1e6);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
