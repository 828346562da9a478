package org.jarshy.sim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.Stats;
import org.jarshy.sim.esme.LoadResult;
import org.jarshy.sim.form.JsonText;
import org.jarshy.sim.proof.Verdict;
import org.jarshy.sim.scenario.Play;

/** What is said at the end of a run. */
final class Summary {

  private static final int BROKEN = 3;

  private final Smsc smsc;
  private final Play play;
  private final Path report;
  private final Console console;

  /**
   * @param play null when no scenario was played
   * @param report null when none is wanted
   */
  Summary(Smsc smsc, Play play, Path report, Console console) {
    this.smsc = smsc;
    this.play = play;
    this.report = report;
    this.console = console;
  }

  /** The exit code. */
  int tell() {
    List<Verdict> verdicts = new ArrayList<>(smsc.verdicts(true));
    if (play != null) {
      verdicts.addAll(play.verdicts());
    }
    Stats stats = smsc.stats();
    Map<String, LoadResult> loads = play == null ? Map.of() : play.loads();
    for (Stats.AccountStats account : stats.accounts()) {
      console.say(
          "%s: %d submits, %d accepted, %d refused, %d receipts",
          account.account(),
          account.submits(),
          account.accepted(),
          account.rejectedTotal(),
          account.receiptsSent());
    }
    loads.forEach((name, load) -> console.say("load %s: %s", name, line(load)));
    console.say("%d destinations, %d copies", stats.destinations(), stats.copies());
    for (Verdict verdict : verdicts) {
      console.say("%s  %s: %s", verdict.state(), verdict.name(), verdict.detail());
    }
    if (report != null) {
      write(verdicts, loads, stats);
    }
    boolean holds = verdicts.stream().allMatch(v -> v.state() == Verdict.State.HOLDS);
    return holds ? 0 : BROKEN;
  }

  private static String line(LoadResult load) {
    return String.format(
        Locale.ROOT,
        "%d submitted, %d accepted, %d refused, %d resent, %d unanswered, %d receipts missing,"
            + " %d links lost",
        load.submitted(),
        load.accepted(),
        load.refusedTotal(),
        load.resent(),
        load.unanswered(),
        load.receiptsMissing(),
        load.linksLost());
  }

  private void write(List<Verdict> verdicts, Map<String, LoadResult> loads, Stats stats) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("assertions", verdicts);
    all.put("loads", loads);
    all.put("stats", stats);
    try {
      Files.writeString(report, JsonText.write(all));
    } catch (IOException e) {
      console.complain(report + " cannot be written: " + e.getMessage());
    }
  }
}
