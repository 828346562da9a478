package org.jarshy.sim.scenario;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jarshy.sim.fault.ArmedFault;
import org.jarshy.sim.form.Durations;
import org.jarshy.sim.form.Settings;
import org.jarshy.sim.form.Value;
import org.jarshy.sim.profile.Answers;
import org.jarshy.sim.profile.Destinations;
import org.jarshy.sim.profile.IdFormat;
import org.jarshy.sim.profile.Latency;
import org.jarshy.sim.profile.Mix;
import org.jarshy.sim.profile.Profile;
import org.jarshy.sim.profile.ProfileBuilder;
import org.jarshy.sim.profile.ReceiptFields;
import org.jarshy.sim.profile.ReceiptState;
import org.jarshy.sim.profile.ReceiptStyle;
import org.jarshy.sim.profile.Receipts;
import org.jarshy.sim.profile.Rule;
import org.jarshy.sim.smpp.CommandStatus;
import org.jarshy.sim.text.DefaultAlphabet;

/** A profile as scenarios and the HTTP API write it: flat keys, of which any may be left out. */
public final class ProfileForm {

  private static final int MOST = 1_000_000;

  private ProfileForm() {}

  /** What is not said stays as in {@code base}. */
  public static Profile read(Settings settings, Profile base) {
    ProfileBuilder builder = base.change();
    builder
        .bindDelay(settings.duration("bindDelay", base.answers().bindDelay()))
        .bindStatus(settings.word("bindStatus", base.answers().bindStatus(), CommandStatus::parse))
        .enquireLink(settings.duration("enquireLink", base.enquireLink()));
    submits(settings, base, builder);
    if (settings.has("destinations")) {
      Profile whole = builder.faults(List.of()).rules(List.of()).build();
      builder.rules(
          settings.objects("destinations").stream().map(each -> rule(each, whole)).toList());
    }
    builder.faults(
        settings.has("faults")
            ? settings.objects("faults").stream().map(FaultForm::read).toList()
            : base.faults());
    return builder.build();
  }

  private static Rule rule(Settings settings, Profile whole) {
    ProfileBuilder builder = whole.change();
    Destinations destinations = destinations(settings);
    submits(settings, whole, builder);
    builder.faults(settings.objects("faults").stream().map(FaultForm::read).toList());
    settings.refuseUnknownKeys();
    return new Rule(destinations, builder.build());
  }

  /** One of {@code prefix} and {@code pattern}. */
  private static Destinations destinations(Settings settings) {
    boolean prefix = settings.has("prefix");
    if (prefix == settings.has("pattern")) {
      throw settings.invalid(
          "prefix", "either a prefix, such as 7701, or a pattern, such as '^7701.*9$'");
    }
    return prefix
        ? settings.word("prefix", null, Destinations::prefix)
        : settings.word("pattern", null, Destinations::pattern);
  }

  /** What may differ between destinations. */
  private static void submits(Settings settings, Profile base, ProfileBuilder builder) {
    Answers answers = base.answers();
    Receipts receipts = base.receipts();
    builder
        .responseDelay(settings.word("responseDelay", answers.delay(), Latency::parse))
        .ratePerSecond(settings.integer("ratePerSecond", answers.ratePerSecond(), 0, MOST))
        .queue(settings.integer("queue", answers.queue(), 0, MOST))
        .window(settings.integer("window", answers.window(), 0, MOST))
        .submitStatus(mix(settings, "submitStatus", answers.status(), CommandStatus::parse))
        .responseId(settings.word("responseId", answers.id(), IdFormat::parse))
        .receiptDelay(settings.word("receiptDelay", receipts.delay(), Latency::parse))
        .receiptState(mix(settings, "receiptState", receipts.state(), one(ReceiptState.values())))
        .receiptBeforeResponse(chance(settings, "receiptBeforeResponse", receipts.beforeResponse()))
        .receiptNone(chance(settings, "receiptNone", receipts.none()))
        .receiptTwice(chance(settings, "receiptTwice", receipts.twice()))
        .receiptReordered(chance(settings, "receiptReordered", receipts.reordered()))
        .receiptContradicted(chance(settings, "receiptContradicted", receipts.contradicted()))
        .receiptFields(
            settings.word("receiptFields", receipts.fields(), one(ReceiptFields.values())))
        .receiptText(settings.word("receiptText", receipts.style(), one(ReceiptStyle.values())))
        .receiptId(settings.word("receiptId", receipts.id(), IdFormat::parse))
        .validity(settings.duration("validity", receipts.validity()))
        .alphabet(settings.word("alphabet", base.alphabet(), one(DefaultAlphabet.values())));
  }

  /** One word, or words with weights. */
  private static <T> Mix<T> mix(
      Settings settings, String key, Mix<T> otherwise, Function<String, T> reader) {
    if (!settings.isObject(key)) {
      Mix<T> same = otherwise;
      T only = settings.word(key, null, reader);
      return only == null ? same : Mix.only(only);
    }
    Map<T, Double> weights = new LinkedHashMap<>();
    for (Map.Entry<String, Value> each : settings.entries(key).entrySet()) {
      T value;
      try {
        value = reader.apply(each.getKey());
      } catch (IllegalArgumentException e) {
        throw each.getValue().invalidKey(e.getMessage());
      }
      weights.merge(value, each.getValue().decimal(0, 1e9), Double::sum);
    }
    try {
      return Mix.of(weights);
    } catch (IllegalArgumentException e) {
      throw settings.invalid(key, e.getMessage());
    }
  }

  /** {@code true} and {@code false} are the probabilities 1 and 0. */
  private static double chance(Settings settings, String key, double otherwise) {
    Value value = settings.value(key);
    if (value == null) {
      return otherwise;
    }
    if (value.isFlag()) {
      return value.flag() ? 1 : 0;
    }
    if (!value.isNumber()) {
      throw value.invalid("true, false, or a probability from 0 to 1");
    }
    return value.decimal(0, 1);
  }

  /** Reads a constant by its word: {@code upper-case} for UPPER_CASE. */
  static <E extends Enum<E>> Function<String, E> one(E[] values) {
    return word -> {
      String name = word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
      return Arrays.stream(values)
          .filter(value -> value.name().equals(name))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException(allowed(values)));
    };
  }

  /** What {@link #one} reads, for people. */
  static String allowed(Enum<?>[] values) {
    return "one of "
        + Arrays.stream(values).map(ProfileForm::word).collect(Collectors.joining(", "));
  }

  private static String word(Enum<?> value) {
    return value instanceof ReceiptState
        ? value.name()
        : value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Map<String, Object> write(Profile profile) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("bindDelay", Durations.write(profile.answers().bindDelay()));
    form.put("bindStatus", profile.answers().bindStatus().name());
    form.put("enquireLink", Durations.write(profile.enquireLink()));
    writeSubmits(profile, form);
    form.put("destinations", profile.rules().stream().map(ProfileForm::writeRule).toList());
    form.put("faults", writeFaults(profile.faults()));
    return form;
  }

  private static Map<String, Object> writeRule(Rule rule) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put(rule.destinations().isPrefix() ? "prefix" : "pattern", rule.destinations().text());
    writeSubmits(rule.profile(), form);
    form.put("faults", writeFaults(rule.profile().faults()));
    return form;
  }

  private static List<Object> writeFaults(List<ArmedFault> faults) {
    return faults.stream().<Object>map(FaultForm::write).toList();
  }

  private static void writeSubmits(Profile profile, Map<String, Object> form) {
    Answers answers = profile.answers();
    Receipts receipts = profile.receipts();
    form.put("responseDelay", answers.delay().write());
    form.put("ratePerSecond", answers.ratePerSecond());
    form.put("queue", answers.queue());
    form.put("window", answers.window());
    form.put("submitStatus", writeMix(answers.status()));
    form.put("responseId", answers.id().name());
    form.put("receiptDelay", receipts.delay().write());
    form.put("receiptState", writeMix(receipts.state()));
    form.put("receiptBeforeResponse", writeChance(receipts.beforeResponse()));
    form.put("receiptNone", writeChance(receipts.none()));
    form.put("receiptTwice", writeChance(receipts.twice()));
    form.put("receiptReordered", writeChance(receipts.reordered()));
    form.put("receiptContradicted", writeChance(receipts.contradicted()));
    form.put("receiptFields", word(receipts.fields()));
    form.put("receiptText", receipts.style().word());
    form.put("receiptId", receipts.id().name());
    form.put("validity", Durations.write(receipts.validity()));
    form.put("alphabet", word(profile.alphabet()));
  }

  private static Object writeMix(Mix<? extends Enum<?>> mix) {
    if (mix.single()) {
      return mix.first().name();
    }
    Map<String, Object> weights = new LinkedHashMap<>();
    mix.weights().forEach((value, weight) -> weights.put(value.name(), weight));
    return weights;
  }

  private static Object writeChance(double probability) {
    if (probability == 0 || probability == 1) {
      return probability == 1;
    }
    return probability;
  }
}
