package org.jarshy.gateway.bench;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.lookup.Answering;
import org.jarshy.gateway.lookup.Definition;
import org.jarshy.gateway.lookup.Guard;
import org.jarshy.gateway.lookup.KeyMatch;
import org.jarshy.gateway.lookup.KeywordId;
import org.jarshy.gateway.lookup.Keywords;
import org.jarshy.gateway.lookup.Lookups;
import org.jarshy.gateway.lookup.Question;
import org.jarshy.gateway.lookup.Told;

/** How long the upload of a large table takes, and how long an answer from it. */
public final class LookupBench {

  private static final int WARM_UP = 2_000;
  private static final int TIMED = 20_000;
  private static final Actor AUTHOR = new Actor("bench-author");
  private static final Actor APPROVER = new Actor("bench-approver");

  private final int rows;
  private final PrintStream progress;

  /**
   * @param progress what is being done, for a person
   */
  public LookupBench(int rows, PrintStream progress) {
    this.rows = rows;
    this.progress = progress;
  }

  /** On a database that is nobody's: a keyword is left in it. */
  public Result run(Keywords keywords, Lookups lookups, Clock clock) {
    try (PeakHeap heap = new PeakHeap()) {
      KeywordId id = keywords.draft(definition(clock), AUTHOR);
      progress.println("reading " + rows + " rows");
      long began = System.nanoTime();
      keywords.upload(id, 1, new ManyNames(rows), AUTHOR);
      double seconds = (System.nanoTime() - began) / 1e9;
      long peak = heap.mostMib();
      keywords.submit(id, 2, AUTHOR);
      keywords.approve(id, 3, APPROVER);
      progress.println("asking " + TIMED + " times");
      ask(lookups, id, new long[WARM_UP], new Random(1));
      long[] nanos = new long[TIMED];
      int found = ask(lookups, id, nanos, new Random(2));
      Percentiles times = Percentiles.of(nanos);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("rows", rows);
      json.put("upload_seconds", Rounded.to(1, seconds));
      json.put("rows_per_second", Math.round(rows / seconds));
      json.put("upload_peak_heap_mib", peak);
      json.put("answers", TIMED);
      json.put("found", found);
      json.put("p50_ms", Rounded.to(2, times.millis(50)));
      json.put("p99_ms", Rounded.to(2, times.millis(99)));
      json.put("max_ms", Rounded.to(1, times.millis(100)));
      boolean good = found >= TIMED / 3;
      return new Result(json, good, good ? "" : "fewer names were found than were asked for");
    }
  }

  private Definition definition(Clock clock) {
    return new Definition(
        "bench",
        Map.of(Lang.RU, List.of("ИЩУ")),
        new Answering.Table(
            KeyMatch.NAME,
            List.of("фамилия", "имя"),
            Map.of(Lang.RU, "{фамилия} {имя}: {состояние}"),
            new Guard(5, 2, 10, 60, 200)),
        clock.instant().plus(Duration.ofDays(1)));
  }

  /** Half of them in the list, half not; names anywhere in it. @return how many rows were told */
  private int ask(Lookups lookups, KeywordId id, long[] nanos, Random random) {
    int found = 0;
    for (int i = 0; i < nanos.length; i++) {
      String name = ManyNames.name(random.nextInt(rows)).replace(',', ' ');
      String asked = i % 2 == 0 ? name : name.replace("ов ", "овский ");
      long began = System.nanoTime();
      Told told = lookups.tell(id, new Question(Lang.RU, asked, null));
      nanos[i] = System.nanoTime() - began;
      found += told instanceof Told.Rows ? 1 : 0;
    }
    return found;
  }
}
