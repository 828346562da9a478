package org.jarshy.gateway.demo;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Region;

/**
 * 3,000 invented subscribers, the same on every run: the two demo phones, then numbers in block 000
 * of the carriers' real prefixes, in shares near those of January 2022.
 */
final class SampleSubscribers {

  static final int COUNT = 3_000;

  private static final long SEED = 20_220_105;

  /** A carrier with its share of the subscribers, in percent. */
  enum Carrier {
    BEELINE(39, "7705", "7771", "7776", "7777"),
    KCELL(33, "7701", "7702", "7775", "7778"),
    TELE2(28, "7700", "7707", "7708", "7747");

    private final int share;
    private final List<String> prefixes;

    Carrier(int share, String... prefixes) {
      this.share = share;
      this.prefixes = List.of(prefixes);
    }

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    List<String> prefixes() {
      return prefixes;
    }
  }

  private final Random random = new Random(SEED);
  private final Set<String> taken = new HashSet<>();
  private final List<String> places = places();

  private SampleSubscribers() {}

  /** As a file that the real import takes. */
  static InputStream csv() {
    String file = "number,language,place,topics\n" + String.join("\n", lines()) + "\n";
    return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
  }

  static List<String> lines() {
    return new SampleSubscribers().generate();
  }

  private List<String> generate() {
    List<String> lines = new ArrayList<>();
    for (DemoPhone phone : DemoPhone.values()) {
      taken.add(phone.number());
      lines.add(line(phone.number(), phone.lang().code(), phone.city().slug(), everyTopic()));
    }
    while (lines.size() < COUNT) {
      String number = number();
      if (taken.add(number)) {
        // The first ones go round all places, so that none is without subscribers.
        String place =
            lines.size() < places.size()
                ? places.get(lines.size())
                : places.get(random.nextInt(places.size()));
        lines.add(line(number, random.nextInt(100) < 60 ? "kk" : "ru", place, topics()));
      }
    }
    return lines;
  }

  private String number() {
    int share = random.nextInt(100);
    Carrier carrier = Carrier.BEELINE;
    for (Carrier candidate : Carrier.values()) {
      carrier = candidate;
      share -= candidate.share;
      if (share < 0) {
        break;
      }
    }
    String prefix = carrier.prefixes.get(random.nextInt(carrier.prefixes.size()));
    return "+%s000%04d".formatted(prefix, 3 + random.nextInt(9_997));
  }

  /** Everybody wants curfews and news; proxies and help lines are a choice. */
  private String topics() {
    return "curfew;news"
        + (random.nextInt(100) < 60 ? ";proxy" : "")
        + (random.nextInt(100) < 50 ? ";helplines" : "");
  }

  private static String everyTopic() {
    return "curfew;news;proxy;helplines";
  }

  private static String line(String number, String lang, String place, String topics) {
    return String.join(",", number, lang, place, topics);
  }

  /** Every city and region, the three big cities several times over. */
  private static List<String> places() {
    List<String> places = new ArrayList<>();
    for (Region region : Region.values()) {
      places.add(region.slug());
    }
    for (City city : City.values()) {
      places.add(city.slug());
    }
    for (int i = 0; i < 10; i++) {
      places.add(City.ALMATY.slug());
    }
    for (int i = 0; i < 5; i++) {
      places.add(City.ASTANA.slug());
      places.add(City.SHYMKENT.slug());
    }
    return List.copyOf(places);
  }
}
