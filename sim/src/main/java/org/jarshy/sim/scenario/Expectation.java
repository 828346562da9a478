package org.jarshy.sim.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jarshy.sim.esme.LoadResult;
import org.jarshy.sim.form.Settings;
import org.jarshy.sim.form.Value;
import org.jarshy.sim.proof.Verdict;

/**
 * What a load must have seen at its end.
 *
 * @param what a key of {@link #KEYS}
 */
public record Expectation(String what, long atLeast, long atMost) {

  private static final Map<String, ToLongFunction<LoadResult>> KEYS = keys();

  private static Map<String, ToLongFunction<LoadResult>> keys() {
    Map<String, ToLongFunction<LoadResult>> keys = new LinkedHashMap<>();
    keys.put("submitted", LoadResult::submitted);
    keys.put("accepted", LoadResult::accepted);
    keys.put("refused", LoadResult::refusedTotal);
    keys.put("throttled", LoadResult::throttled);
    keys.put("resent", LoadResult::resent);
    keys.put("unanswered", LoadResult::unanswered);
    keys.put("unsent", LoadResult::unsent);
    keys.put("receipts", LoadResult::receiptsTotal);
    keys.put("receiptsMissing", LoadResult::receiptsMissing);
    keys.put("receiptsUnexpected", LoadResult::receiptsUnexpected);
    keys.put("textsFromPhones", LoadResult::textsFromPhones);
    keys.put("unknownResponses", LoadResult::unknownResponses);
    keys.put("malformed", LoadResult::malformed);
    keys.put("linksBound", LoadResult::linksBound);
    keys.put("linksLost", LoadResult::linksLost);
    keys.put("bindFailures", LoadResult::bindFailures);
    keys.put("timeouts", LoadResult::timeouts);
    return keys;
  }

  /** A number for exactly that, or an object with {@code atLeast} and {@code atMost}. */
  static Expectation read(String what, Value value) {
    if (!KEYS.containsKey(what)) {
      throw value.invalidKey("one of " + String.join(", ", KEYS.keySet()));
    }
    if (!value.isObject()) {
      long exactly = value.integer(0, Integer.MAX_VALUE);
      return new Expectation(what, exactly, exactly);
    }
    Settings range = value.object();
    Expectation read =
        new Expectation(
            what,
            range.integer("atLeast", 0, 0, Integer.MAX_VALUE),
            range.integer("atMost", Integer.MAX_VALUE, 0, Integer.MAX_VALUE));
    range.refuseUnknownKeys();
    return read;
  }

  /**
   * @param load its name, for people
   */
  Verdict judge(String load, LoadResult result) {
    long seen = KEYS.get(what).applyAsLong(result);
    boolean holds = seen >= atLeast && seen <= atMost;
    String wanted =
        atLeast == atMost
            ? Long.toString(atLeast)
            : atMost == Integer.MAX_VALUE ? atLeast + " or more" : atLeast + " to " + atMost;
    return new Verdict(
        "load " + load + " " + what,
        holds ? Verdict.State.HOLDS : Verdict.State.BROKEN,
        seen + ", expected " + wanted,
        null);
  }
}
