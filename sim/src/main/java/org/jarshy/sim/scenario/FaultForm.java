package org.jarshy.sim.scenario;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jarshy.sim.fault.ArmedFault;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.fault.Malformation;
import org.jarshy.sim.fault.When;
import org.jarshy.sim.form.Durations;
import org.jarshy.sim.form.InvalidSetting;
import org.jarshy.sim.form.Numbers;
import org.jarshy.sim.form.Settings;

/** A fault as scenarios and the HTTP API write it: {@code {"fault":"cut","after":"10s"}}. */
public final class FaultForm {

  /** What is read of each kind of fault beside when it happens. */
  private static final Map<String, Function<Settings, Fault>> KINDS = kinds();

  private static final int MOST_TIMES = 1_000_000;

  private FaultForm() {}

  private static Map<String, Function<Settings, Fault>> kinds() {
    Map<String, Function<Settings, Fault>> kinds = new LinkedHashMap<>();
    kinds.put("close-before-response", s -> new Fault.CloseBeforeResponse(reset(s)));
    kinds.put("close-after-response", s -> new Fault.CloseAfterResponse(reset(s)));
    kinds.put("never-answer", s -> new Fault.NeverAnswer());
    kinds.put("answer-twice", s -> new Fault.AnswerTwice());
    kinds.put("wrong-sequence", s -> new Fault.WrongSequence(Fault.WrongSequence.Kind.OTHER));
    kinds.put("unknown-sequence", s -> new Fault.WrongSequence(Fault.WrongSequence.Kind.UNKNOWN));
    kinds.put(
        "split-pdu",
        s -> new Fault.SplitPdu(s.integer("octets", 7, 1, 65_535), time(s, "pause", "5s")));
    kinds.put("malformed-response", s -> new Fault.MalformedResponse(how(s)));
    kinds.put("malformed-delivery", s -> new Fault.MalformedDelivery(how(s)));
    kinds.put("pause-answers", s -> new Fault.PauseAnswers(time(s, "duration", "10s")));
    kinds.put("stop-reading", s -> new Fault.StopReading(time(s, "duration", "10s")));
    kinds.put("stop-writing", s -> new Fault.StopWriting(time(s, "duration", "10s")));
    kinds.put(
        "slow-drip",
        s ->
            new Fault.SlowDrip(
                s.integer("octets", 1, 1, 65_535),
                time(s, "interval", "100ms"),
                time(s, "duration", "10s")));
    kinds.put("ignore-enquire-link", s -> new Fault.IgnoreEnquireLink(time(s, "duration", "60s")));
    kinds.put("cut", s -> new Fault.Cut(reset(s)));
    kinds.put("unbind", s -> new Fault.Unbind());
    kinds.put(
        "refuse-connections",
        s -> new Fault.RefuseConnections(time(s, "duration", "10s"), s.flag("cut", true)));
    kinds.put(
        "flood-of-texts",
        s ->
            new Fault.FloodOfTexts(
                s.integer("count", 1000, 1, 1_000_000),
                s.integer("perSecond", 0, 0, 1_000_000),
                s.word("from", "77010000000", word -> Numbers.phone("from", word)),
                s.word("to", "1414", word -> Numbers.destination("to", word)),
                s.text("text", "NEWS %d")));
    return kinds;
  }

  private static boolean reset(Settings settings) {
    return settings.flag("reset", false);
  }

  private static Duration time(Settings settings, String key, String otherwise) {
    Duration time = settings.duration(key, Durations.parse(otherwise));
    if (time.isZero()) {
      throw settings.invalid(key, "a time above zero, such as " + otherwise);
    }
    return time;
  }

  private static Malformation how(Settings settings) {
    Malformation how = settings.word("how", null, ProfileForm.one(Malformation.values()));
    if (how == null) {
      throw settings.invalid("how", ProfileForm.allowed(Malformation.values()));
    }
    return how;
  }

  public static ArmedFault read(Settings settings) {
    String kind = settings.text("fault", "");
    if (kind.equals("drop-connection")) {
      return dropConnection(settings);
    }
    Function<Settings, Fault> reader = KINDS.get(kind);
    if (reader == null) {
      throw settings.invalid("fault", "one of " + String.join(", ", KINDS.keySet()));
    }
    Fault fault = fault(reader, settings);
    When when = when(settings);
    int least = when.once() ? 1 : 0;
    int most = ArmedFault.comesOnce(fault, when) ? 1 : MOST_TIMES;
    int times = settings.integer("times", least, least, most);
    settings.refuseUnknownKeys();
    return new ArmedFault(fault, when, times);
  }

  private static Fault fault(Function<Settings, Fault> reader, Settings settings) {
    try {
      return reader.apply(settings);
    } catch (InvalidSetting e) {
      throw e; // it knows the key
    } catch (IllegalArgumentException e) {
      throw settings.refused(e.getMessage());
    }
  }

  /** The earlier spelling of close-before-response. */
  private static ArmedFault dropConnection(Settings settings) {
    int number = settings.integer("afterSubmits", 1, 1, Integer.MAX_VALUE);
    settings.refuseUnknownKeys();
    return new ArmedFault(new Fault.CloseBeforeResponse(false), new When.AtSubmit(number));
  }

  private static When when(Settings settings) {
    When found = When.NOW;
    int said = 0;
    if (settings.has("submit")) {
      found = new When.AtSubmit(settings.integer("submit", 1, 1, Integer.MAX_VALUE));
      said++;
    }
    if (settings.has("everySubmits")) {
      found = new When.EverySubmits(settings.integer("everySubmits", 1, 1, Integer.MAX_VALUE));
      said++;
    }
    if (settings.has("after")) {
      found = new When.After(settings.duration("after", Duration.ZERO));
      said++;
    }
    if (settings.has("every")) {
      found = new When.Every(time(settings, "every", "10s"));
      said++;
    }
    if (settings.has("probability")) {
      double value = settings.decimal("probability", 1, 0, 1);
      if (value == 0) {
        throw settings.invalid("probability", "a number above 0 and at most 1");
      }
      found = new When.WithProbability(value);
      said++;
    }
    if (said > 1) {
      throw settings.refused(
          "fault: only one of submit, everySubmits, after, every and probability may be there");
    }
    return found;
  }

  public static Map<String, Object> write(ArmedFault armed) {
    Map<String, Object> form = new LinkedHashMap<>();
    FaultWords.write(armed.fault(), form);
    if (armed.when() instanceof When.AtSubmit at) {
      form.put("submit", at.number());
    } else if (armed.when() instanceof When.EverySubmits every) {
      form.put("everySubmits", every.number());
    } else if (armed.when() instanceof When.After after) {
      form.put("after", Durations.write(after.time()));
    } else if (armed.when() instanceof When.Every every) {
      form.put("every", Durations.write(every.time()));
    } else if (armed.when() instanceof When.WithProbability chance) {
      form.put("probability", chance.value());
    }
    if (armed.times() != (armed.when().once() ? 1 : 0)) {
      form.put("times", armed.times());
    }
    return form;
  }
}
