package org.jarshy.gateway.ops;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jarshy.gateway.bench.KeywordBench;
import org.jarshy.gateway.bench.KeywordPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how long citizens wait for answers while a digest saturates the link. */
@Command(
    name = "keywords",
    description = {
      "Measures replies while a digest takes all that the link allows: from a text read to",
      "its reply's first submit. Prints one JSON object. Exit code 0: every text was answered."
    },
    mixinStandardHelpOptions = true)
final class BenchKeywords implements Callable<Integer> {

  private final Class<?> application;
  private final List<String> settings;
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private BenchLink common;

  @Option(
      names = "--segments-per-second",
      paramLabel = "S",
      defaultValue = "500",
      description = "that the digest saturates, 1 to 100000; default: 500")
  private int segmentsPerSecond;

  @Option(
      names = "--warm-up",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = BenchLink.TimeConverter.class,
      description = {
        "how long texts are answered before that without being timed, up to 1h;",
        "0s times a service that has just been started; default: 30s"
      })
  private Duration warmUp;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = BenchLink.TimeConverter.class,
      description = "how long texts are answered, 1s to 1h; default: 30s")
  private Duration duration;

  @Option(
      names = "--simulator",
      paramLabel = "HTTP-URL",
      description = {
        "API of jarshy-sim that is told to text; without it the SMSC must",
        "send texts by itself"
      })
  private URI simulator;

  @Option(
      names = "--texts-per-second",
      paramLabel = "R",
      defaultValue = "100",
      description = "with --simulator, 1 to 10000; default: 100")
  private int textsPerSecond;

  @Option(
      names = "--question",
      paramLabel = "T",
      defaultValue = "КОМЕНДАНТ АЛМАТЫ",
      description = "what phones text, with --simulator")
  private String question;

  @Option(
      names = "--text",
      paramLabel = "T",
      defaultValue = "Curfew in Almaty 23:00-07:00. Stay home.",
      description = "the digest's")
  private String digest;

  @Option(
      names = "--emergency",
      description = "then start an emergency in the middle of the digest, and see when it leaves")
  private boolean emergency;

  BenchKeywords(Class<?> application, List<String> settings, PrintStream out, PrintStream err) {
    this.application = application;
    this.settings = settings;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    KeywordPlan plan = plan();
    return BenchCommand.print(
        () -> new KeywordBench(plan, BenchCommand.progress(common, err)).run(application, settings),
        out,
        err);
  }

  private KeywordPlan plan() {
    common.require(
        segmentsPerSecond >= 1,
        "--segments-per-second is %d; 1 to 100000 are allowed",
        segmentsPerSecond);
    common.require(
        !warmUp.isNegative() && warmUp.toHours() <= 1, "--warm-up: 0s to 1h are allowed");
    common.require(
        duration.toSeconds() >= 1 && duration.toHours() <= 1, "--duration: 1s to 1h are allowed");
    common.require(
        1 <= textsPerSecond && textsPerSecond <= 10_000,
        "--texts-per-second is %d; 1 to 10000 are allowed",
        textsPerSecond);
    common.require(!question.isBlank(), "--question is empty; a text is needed");
    common.require(!digest.isBlank(), "--text is empty; a text is needed");
    common.require(
        simulator == null || (simulator.getHost() != null && "http".equals(simulator.getScheme())),
        "--simulator is '%s'; an address as http://127.0.0.1:8090 is allowed",
        simulator);
    return new KeywordPlan(
        common.link(segmentsPerSecond),
        common.storage(),
        warmUp,
        duration,
        simulator,
        simulator == null ? 0 : textsPerSecond,
        question,
        digest,
        emergency,
        common.verbose());
  }
}
