package org.jarshy.gateway.subscriber.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.subscriber.SubscriberImport.Report;
import org.jarshy.gateway.subscriber.Subscribers;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Looks for numbers where they must not be: in the raw files of a database and in every log. */
@ExtendWith(OutputCaptureExtension.class)
class NoNumberAtRestTest {

  private static final List<String> LOGGERS =
      List.of("org.jarshy", "org.springframework.jdbc", "org.springframework.transaction");

  /** Digits with whatever people and programs put between them. */
  private static final Pattern DIGITS = Pattern.compile("[0-9](?:[ ()+.\\x00-]{0,3}[0-9]){9,}");

  private final Map<String, Level> before = new HashMap<>();

  @BeforeEach
  void log_everything() {
    LOGGERS.forEach(
        name -> {
          before.put(name, logger(name).getLevel());
          logger(name).setLevel(Level.TRACE);
        });
  }

  /** Others in this process read what is logged. */
  @AfterEach
  void log_as_before() {
    before.forEach((name, level) -> logger(name).setLevel(level));
  }

  @Test
  void no_number_is_in_the_database_file_or_in_a_log_in_any_spelling(CapturedOutput output)
      throws IOException {
    List<String> numbers =
        IntStream.range(0, 2_000).mapToObj(i -> "701%07d".formatted(1_234_567 + 3 * i)).toList();
    Path file;
    try (TestDatabase database = TestDatabase.Kind.H2.open()) {
      file = Path.of(database.jdbc().sql("call database_path()").query(String.class).single());
      importAndUse(database, numbers);
      assertThat(findIn(output.getAll(), numbers)).as("logs").isEmpty();
      assertThat(output).as("statements were logged").contains("insert into subscriber");
      database.jdbc().sql("checkpoint sync").update();
      assertThat(findIn(filesOf(file), numbers)).as("files of the open database").isEmpty();
    }
    String raw = filesOf(file);
    assertThat(raw).as("the file was read").contains("subscribers.imported");
    assertThat(findIn(raw, numbers)).as("files of the closed database").isEmpty();
  }

  @Test
  void the_search_finds_a_number_in_every_spelling() {
    List<String> numbers = List.of("7011234567");
    for (String spelling :
        List.of(
            "+77011234567",
            "87011234567",
            "7011234567",
            "8 (701) 123-45-67",
            "x7701.123.45.67y",
            new String(
                "87011234567".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1))) {
      assertThat(findIn("id 12 " + spelling + " end", numbers)).as(spelling).hasSize(1);
    }
    assertThat(findIn("id 12 87011234568 end", numbers)).isEmpty();
  }

  private static void importAndUse(TestDatabase database, List<String> numbers) {
    MutableClock clock = MutableClock.startingInJanuary2022();
    Subscribers subscribers = TestSubscribers.on(database, clock);
    StringBuilder csv = new StringBuilder("number,language,place,topics\n");
    for (String number : numbers) {
      csv.append("8").append(number).append(",kk,Алматы,all\n");
      csv.append("+7").append(number).append(",xx,,\n");
      csv.append("+7").append(number).append("00,kk,,\n");
      csv.append("kk,+7").append(number).append(",,\n");
    }
    Report report =
        TestSubscribers.importing(database, clock)
            .importCsv(
                new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)),
                Actor.SYSTEM);
    assertThat(report.added()).isEqualTo(numbers.size());
    assertThat(findIn(report.toString(), numbers)).isEmpty();
    for (String number : numbers.subList(0, 50)) {
      SubscriberId id = subscribers.contact(new Msisdn("+7" + number), "tele2").id();
      subscribers.optOut(id, Actor.SYSTEM);
      subscribers.optIn(id, Actor.SYSTEM);
      assertThat(subscribers.numbers(List.of(id))).hasSize(1);
    }
  }

  private static Set<String> findIn(String text, List<String> numbers) {
    Set<String> wanted = Set.copyOf(numbers);
    Set<String> found = new TreeSet<>();
    Matcher runs = DIGITS.matcher(text);
    while (runs.find()) {
      String digits = runs.group().replaceAll("[^0-9]", "");
      for (int i = 0; i + 10 <= digits.length(); i++) {
        String number = digits.substring(i, i + 10);
        if (wanted.contains(number)) {
          found.add(number);
        }
      }
    }
    return found;
  }

  private static String filesOf(Path database) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(database.getParent())) {
      all.filter(
              file -> file.getFileName().toString().startsWith(database.getFileName().toString()))
          .forEach(files::add);
    }
    assertThat(files).isNotEmpty();
    return files.stream().map(NoNumberAtRestTest::read).collect(Collectors.joining("\n"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }
}
