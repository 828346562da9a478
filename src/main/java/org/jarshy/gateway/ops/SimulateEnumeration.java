package org.jarshy.gateway.ops;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jarshy.gateway.proxy.Enumeration;
import org.jarshy.gateway.proxy.Enumeration.Attack;
import org.jarshy.gateway.proxy.Enumeration.Result;
import org.jarshy.gateway.proxy.ProxyRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** What a censor with SIM cards would learn of a pool, without database and network. */
@Command(
    name = "simulate",
    description = {
      "Asks a pool with many SIM cards, by the very hashes that hand proxies out, and prints for",
      "each number of cards one JSON object: the share of the proxies that was learned, on average",
      "over the trials, and the share expected by 1-(1-1/B)^k with B buckets and k areas that ask."
    },
    mixinStandardHelpOptions = true)
final class SimulateEnumeration implements Callable<Integer> {

  /** Options of what {@link Attack} names. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "proxies",
          "--proxies",
          "bucketSize",
          "--bucket-size",
          "sims",
          "--sims",
          "days",
          "--days");

  private final PrintStream out;

  @Spec private CommandSpec spec;

  @Option(
      names = "--proxies",
      paramLabel = "N",
      defaultValue = "100",
      description = "active ones of an app, 1 to 10000; default: ${DEFAULT-VALUE}")
  private int proxies;

  @Option(
      names = "--bucket-size",
      paramLabel = "1|2",
      defaultValue = "2",
      description = "proxies that one asker gets; default: ${DEFAULT-VALUE}")
  private int bucketSize;

  @Option(
      names = "--sims",
      paramLabel = "K",
      split = ",",
      defaultValue = "1,10,50",
      description =
          "SIM cards that ask once a day, 1 to 100000; a list gives a line for each; default:"
              + " ${DEFAULT-VALUE}")
  private List<Integer> sims = new ArrayList<>();

  @Option(
      names = "--range",
      description = "their numbers follow each other, so that a thousand share an area")
  private boolean range;

  @Option(
      names = "--days",
      paramLabel = "D",
      defaultValue = "1",
      description = "that they ask for, 1 to 365; default: ${DEFAULT-VALUE}")
  private int days;

  @Option(
      names = "--rotate",
      description =
          "the pool is dealt anew each day: what this service does NOT do. Without it, asking for"
              + " more days learns nothing more")
  private boolean rotate;

  SimulateEnumeration(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    // All are judged before the first is simulated: half an answer helps nobody.
    List<Attack> attacks = new ArrayList<>();
    for (int cards : sims) {
      Attack asked = attack(cards, days);
      attacks.add(rotate ? asked : attack(cards, 1));
    }
    for (int i = 0; i < attacks.size(); i++) {
      print(sims.get(i), Enumeration.simulate(attacks.get(i)));
    }
    return 0;
  }

  private Attack attack(int cards, int dealt) {
    try {
      return new Attack(proxies, bucketSize, cards, range, dealt);
    } catch (ProxyRefused refused) {
      throw new ParameterException(
          spec.commandLine(),
          refused.problems().entrySet().stream()
              .map(p -> OPTIONS.get(p.getKey()) + ": " + p.getValue())
              .collect(Collectors.joining(" ")));
    }
  }

  private void print(int cards, Result result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("proxies", proxies);
    json.put("bucket_size", bucketSize);
    json.put("buckets", result.buckets());
    json.put("sims", cards);
    json.put("areas", result.areas());
    json.put("days", days);
    json.put("rotation", rotate);
    json.put("learned", rounded(result.learned()));
    json.put("expected", rounded(result.expected()));
    json.put("trials", result.trials());
    out.println(JsonMapper.shared().writeValueAsString(json));
  }

  private static double rounded(double share) {
    return Math.round(share * 10_000) / 10_000.0;
  }
}
