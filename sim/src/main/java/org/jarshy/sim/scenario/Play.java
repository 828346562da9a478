package org.jarshy.sim.scenario;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jarshy.sim.Smsc;
import org.jarshy.sim.esme.LoadEsme;
import org.jarshy.sim.esme.LoadResult;
import org.jarshy.sim.io.ClientTls;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.proof.Verdict;

/** Plays a scenario on a running simulator: its load, its timeline, its end. */
public final class Play {

  private final Scenario scenario;
  private final Smsc smsc;
  private final EventLoop loop;
  private final List<Load> loads;
  private final Map<Load, LoadEsme> esmes = new LinkedHashMap<>();
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private int running;

  /**
   * @param smsc configured by the same scenario
   * @param withLoad false when somebody else makes the load
   */
  public Play(Scenario scenario, Smsc smsc, boolean withLoad) {
    this.scenario = scenario;
    this.smsc = smsc;
    this.loop = smsc.loop();
    this.loads = withLoad ? scenario.loads() : List.of();
  }

  /** Whether it comes to an end by itself. */
  public boolean ends() {
    return !loads.isEmpty() || scenario.end().after() != null;
  }

  /**
   * Begins; to be called once.
   *
   * @return completed when the scenario is over
   */
  public CompletableFuture<Void> start() {
    loop.execute(this::begin);
    return over;
  }

  private void begin() {
    loop.letTimePass();
    for (Step step : scenario.timeline()) {
      loop.schedule(step.at(), () -> happen(step));
    }
    if (scenario.end().after() != null) {
      loop.schedule(scenario.end().after(), this::end);
    }
    running = loads.size();
    for (Load load : loads) {
      LoadEsme esme = esme(load);
      esmes.put(load, esme);
      esme.start().thenRun(this::oneDone);
    }
  }

  private LoadEsme esme(Load load) {
    String office = smsc.account(load.account()).smsc();
    if (smsc.ports().isEmpty()) {
      return LoadEsme.inMemory(loop, smsc.memory(office), load.plan());
    }
    Smsc.OpenPort port =
        smsc.ports().stream().filter(each -> each.smsc().equals(office)).findFirst().orElseThrow();
    return LoadEsme.overSockets(
        loop,
        new InetSocketAddress("127.0.0.1", port.port()),
        port.tls() ? ClientTls.trustingAnyone() : null, // it is the certificate of our own port
        load.plan());
  }

  private void happen(Step step) {
    step.profiles().forEach((id, profile) -> smsc.account(id).behave(profile));
    step.faults().forEach((id, all) -> all.forEach(smsc.account(id)::inject));
    step.phones().forEach((number, habit) -> smsc.phone(number).habit(habit));
    step.texts().forEach(smsc::send);
  }

  private void oneDone() {
    running--;
    if (running == 0 && scenario.end().after() == null) {
      Duration settle = scenario.end().settle();
      loop.schedule(settle, this::end);
    }
  }

  private void end() {
    if (running > 0) {
      esmes.values().forEach(LoadEsme::stop);
    }
    // Time that jumps would run on until we are heard, and no two runs would be alike.
    loop.holdTime();
    loop.whenQuiet(() -> over.complete(null));
  }

  /** How it stands with what the loads must have seen. */
  public List<Verdict> verdicts() {
    Map<String, LoadResult> results = loads();
    List<String> names = List.copyOf(results.keySet());
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      LoadResult result = results.get(names.get(i));
      for (Expectation each : loads.get(i).expectations()) {
        verdicts.add(each.judge(names.get(i), result));
      }
    }
    return verdicts;
  }

  /** What came of each load so far, by account; a second of the same account has a number. */
  public Map<String, LoadResult> loads() {
    return loop.call(
        () -> {
          Map<String, LoadResult> results = new LinkedHashMap<>();
          esmes.forEach(
              (load, esme) -> {
                String name = load.account();
                for (int i = 2; results.containsKey(name); i++) {
                  name = load.account() + "-" + i;
                }
                results.put(name, esme.soFar());
              });
          return results;
        });
  }
}
