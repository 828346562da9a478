package org.jarshy.sim.profile;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jarshy.sim.form.Durations;

/**
 * How long something takes. Written as {@code 20ms}, {@code uniform(10ms, 50ms)}, {@code
 * normal(20ms, 5ms)} or {@code spikes(20ms, 2s, 0.01)}.
 */
public sealed interface Latency {

  String ALLOWED =
      "a time such as 20ms, or uniform(10ms, 50ms), normal(20ms, 5ms), spikes(20ms, 2s, 0.01)";

  Latency NONE = new Fixed(Duration.ZERO);

  /**
   * @param purpose of the draw
   * @param spike of the second draw, where there is one
   */
  Duration draw(long key, Chance.Purpose purpose, Chance.Purpose spike);

  /** The form that {@link #parse} reads. */
  String write();

  /** Always the same. */
  record Fixed(Duration time) implements Latency {
    public Fixed {
      notNegative(time);
    }

    @Override
    public Duration draw(long key, Chance.Purpose purpose, Chance.Purpose spike) {
      return time;
    }

    @Override
    public String write() {
      return Durations.write(time);
    }
  }

  /** Anything from the least to the most, all equally likely. */
  record Uniform(Duration least, Duration most) implements Latency {
    public Uniform {
      notNegative(least);
      notNegative(most);
      if (most.compareTo(least) < 0) {
        throw new IllegalArgumentException("uniform(least, most) with least not above most");
      }
    }

    @Override
    public Duration draw(long key, Chance.Purpose purpose, Chance.Purpose spike) {
      long range = most.toNanos() - least.toNanos();
      return least.plusNanos((long) (Chance.unit(key, purpose) * range));
    }

    @Override
    public String write() {
      return "uniform(" + Durations.write(least) + ", " + Durations.write(most) + ")";
    }
  }

  /** Around a mean; never below zero. */
  record Normal(Duration mean, Duration deviation) implements Latency {
    public Normal {
      notNegative(mean);
      notNegative(deviation);
    }

    @Override
    public Duration draw(long key, Chance.Purpose purpose, Chance.Purpose spike) {
      double nanos = mean.toNanos() + Chance.normal(key, purpose) * deviation.toNanos();
      return Duration.ofNanos(Math.max(0, (long) nanos));
    }

    @Override
    public String write() {
      return "normal(" + Durations.write(mean) + ", " + Durations.write(deviation) + ")";
    }
  }

  /** The usual time, and now and then a far longer one. */
  record Spikes(Duration usual, Duration spike, double probability) implements Latency {
    public Spikes {
      notNegative(usual);
      notNegative(spike);
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException("spikes(usual, spike, probability from 0 to 1)");
      }
    }

    @Override
    public Duration draw(long key, Chance.Purpose purpose, Chance.Purpose second) {
      return Chance.unit(key, second) < probability ? spike : usual;
    }

    @Override
    public String write() {
      return "spikes(%s, %s, %s)"
          .formatted(Durations.write(usual), Durations.write(spike), Mix.weight(probability));
    }
  }

  static Latency of(Duration time) {
    return time.isZero() ? NONE : new Fixed(time);
  }

  /**
   * @throws IllegalArgumentException saying what is allowed
   */
  static Latency parse(String text) {
    Matcher call = Form.CALL.matcher(text.strip());
    if (!call.matches()) {
      return of(duration(text));
    }
    List<String> values = Stream.of(call.group(2).split(",")).map(String::strip).toList();
    String name = call.group(1);
    if (values.size() == 2 && name.equals("uniform")) {
      return new Uniform(duration(values.get(0)), duration(values.get(1)));
    }
    if (values.size() == 2 && name.equals("normal")) {
      return new Normal(duration(values.get(0)), duration(values.get(1)));
    }
    if (values.size() == 3 && name.equals("spikes")) {
      return new Spikes(
          duration(values.get(0)), duration(values.get(1)), probability(values.get(2)));
    }
    throw new IllegalArgumentException(ALLOWED);
  }

  private static Duration duration(String text) {
    try {
      return Durations.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(ALLOWED);
    }
  }

  private static double probability(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(ALLOWED);
    }
  }

  private static void notNegative(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("a time must not be negative, not " + time);
    }
    if (time.compareTo(Durations.LONGEST) > 0) {
      throw new IllegalArgumentException("a time must be at most a hundred years, not " + time);
    }
  }

  /** Keeps the pattern out of the interface's public face. */
  final class Form {
    private static final Pattern CALL = Pattern.compile("([a-z]+)\\s*\\(([^()]*)\\)");

    private Form() {}
  }
}
