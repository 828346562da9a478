package org.jarshy.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jarshy.sim.form.Durations;
import org.jarshy.sim.form.Settings;
import org.jarshy.sim.smpp.CommandStatus;

/** A behaviour as scenarios and the HTTP API write it. */
final class BehaviourForm {

  private static final int MOST = 1_000_000;
  private static final String FAULTS = "drop-connection or pause-answers";

  private BehaviourForm() {}

  /** What is not said stays as in {@code base}. */
  static Behaviour read(Settings settings, Behaviour base) {
    return new Behaviour(
        settings.duration("responseDelay", base.responseDelay()),
        settings.duration("receiptDelay", base.receiptDelay()),
        settings.flag("receiptBeforeResponse", base.receiptBeforeResponse()),
        settings.integer("ratePerSecond", base.ratePerSecond(), 0, MOST),
        settings.integer("window", base.window(), 0, MOST),
        settings.word("submitStatus", base.submitStatus(), CommandStatus::parse),
        settings.word("receiptState", base.receiptState(), BehaviourForm::state),
        settings.has("faults")
            ? settings.objects("faults").stream().map(BehaviourForm::fault).toList()
            : base.faults());
  }

  private static ReceiptState state(String word) {
    String upper = word.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(ReceiptState.values())
        .filter(s -> s.name().equals(upper))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "one of "
                        + Arrays.stream(ReceiptState.values())
                            .map(Enum::name)
                            .collect(Collectors.joining(", "))));
  }

  private static Fault fault(Settings settings) {
    String kind = settings.text("fault", "");
    Fault fault =
        switch (kind) {
          case "drop-connection" ->
              new Fault.DropConnection(settings.integer("afterSubmits", 1, 1, Integer.MAX_VALUE));
          case "pause-answers" -> pause(settings);
          default -> throw settings.invalid("fault", FAULTS);
        };
    settings.refuseUnknownKeys();
    return fault;
  }

  private static Fault pause(Settings settings) {
    Duration duration = settings.duration("duration", null);
    if (duration == null || duration.isZero()) {
      throw settings.invalid("duration", "a time above zero, such as 5s");
    }
    return new Fault.PauseAnswers(duration);
  }

  static Map<String, Object> write(Behaviour behaviour) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("responseDelay", Durations.write(behaviour.responseDelay()));
    form.put("receiptDelay", Durations.write(behaviour.receiptDelay()));
    form.put("receiptBeforeResponse", behaviour.receiptBeforeResponse());
    form.put("ratePerSecond", behaviour.ratePerSecond());
    form.put("window", behaviour.window());
    form.put("submitStatus", behaviour.submitStatus().name());
    form.put("receiptState", behaviour.receiptState().name());
    List<Object> faults = new ArrayList<>();
    for (Fault fault : behaviour.faults()) {
      if (fault instanceof Fault.DropConnection drop) {
        faults.add(Map.of("fault", "drop-connection", "afterSubmits", drop.afterSubmits()));
      } else if (fault instanceof Fault.PauseAnswers pause) {
        faults.add(Map.of("fault", "pause-answers", "duration", Durations.write(pause.duration())));
      }
    }
    form.put("faults", faults);
    return form;
  }
}
