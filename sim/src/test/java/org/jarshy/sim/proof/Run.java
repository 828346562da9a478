package org.jarshy.sim.proof;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.sim.form.Settings;

/**
 * A run as the loop tells it: moments pass, texts arrive, and at any time one asks how it stands.
 */
final class Run {

  private static final long MILLI = 1_000_000;

  final Assertions assertions;
  private final Map<String, Integer> copies = new HashMap<>();
  private long nanos;

  private Run(Assertions assertions) {
    this.assertions = assertions;
  }

  /**
   * @param yaml what stands below {@code assertions:}
   */
  static Run of(String yaml) {
    return of(yaml, Path.of("."));
  }

  static Run of(String yaml, Path directory) {
    String indented = yaml.indent(2);
    List<Settings> list = Settings.yaml("x.yaml", "assertions:\n" + indented).objects("assertions");
    return new Run(Assertions.read(list, directory, Set.of("kcell", "tele2")));
  }

  Run afterNanos(long time) {
    nanos += time;
    return this;
  }

  Run after(long millis) {
    return afterNanos(millis * MILLI);
  }

  Run submit(String account, long session, String to, int priority, int unanswered) {
    assertions.submitted(new Watch.Submitted(nanos, account, session, to, priority, unanswered));
    return this;
  }

  Run submit(String account) {
    return submit(account, 1, "77010000001", 0, 1);
  }

  Run submit(String account, int priority) {
    return submit(account, 1, "77010000001", priority, 1);
  }

  Run answer(String account, int status) {
    assertions.answered(nanos, account, 1, status);
    return this;
  }

  Run textOver(String account, String to, String text, String... warnings) {
    int copy = copies.merge(to + " " + text, 1, Integer::sum);
    assertions.received(
        new Watch.Received(nanos, account, "1414", to, text, copy, List.of(warnings)));
    return this;
  }

  Run text(String to, String text, String... warnings) {
    return textOver("kcell", to, text, warnings);
  }

  Verdict now() {
    return only(assertions.verdicts(nanos, false));
  }

  Verdict ended() {
    return only(assertions.verdicts(nanos, true));
  }

  private static Verdict only(List<Verdict> verdicts) {
    if (verdicts.size() != 1) {
      throw new AssertionError("one assertion, not " + verdicts);
    }
    return verdicts.get(0);
  }
}
