package org.jarshy.sim.proof;

import java.util.Map;
import java.util.TreeMap;

/** At the end no submit is left without a response. */
final class AnsweredAll extends Assertion {

  private final String account;
  private final Map<String, long[]> unanswered = new TreeMap<>();

  /**
   * @param account null for all
   */
  AnsweredAll(String name, String account) {
    super(name);
    this.account = account;
  }

  private long[] of(String id) {
    long[] count = unanswered.get(id);
    if (count == null) {
      count = new long[1];
      unanswered.put(id, count);
    }
    return count;
  }

  @Override
  void submitted(Watch.Submitted submit) {
    if (account == null || account.equals(submit.account())) {
      of(submit.account())[0]++;
    }
  }

  @Override
  void answered(long nanos, String id, int status) {
    if (account == null || account.equals(id)) {
      of(id)[0]--;
    }
  }

  @Override
  Standing standing(boolean ended) {
    StringBuilder left = new StringBuilder();
    unanswered.forEach(
        (id, count) -> {
          if (count[0] > 0) {
            left.append(left.length() == 0 ? "" : ", ").append(count[0]).append(" of ").append(id);
          }
        });
    if (left.length() == 0) {
      return Standing.holds("every submit was answered");
    }
    String detail = "without a response: " + left;
    return ended ? Standing.broken(detail) : Standing.open(detail);
  }
}
