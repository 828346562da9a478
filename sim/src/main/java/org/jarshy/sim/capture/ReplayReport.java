package org.jarshy.sim.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the answers of an SMSC compare with those of a capture.
 *
 * @param connections that could be opened
 * @param sent PDUs of the ESMEs
 * @param answered of them
 * @param same status as in the capture
 * @param unanswered of those that were answered then
 * @param differences answered otherwise than then, or unanswered
 * @param different the first of them
 * @param seconds from the first connection to the end of the last
 * @param troubles connections that could not be opened, for people
 */
record ReplayReport(
    int connections,
    int sent,
    int answered,
    int same,
    int unanswered,
    int differences,
    List<Map<String, Object>> different,
    double seconds,
    List<String> troubles) {

  private static final int MOST_SHOWN = 20;

  static ReplayReport of(
      List<Script> scripts, int connections, double seconds, List<String> troubles) {
    int sent = 0;
    int answered = 0;
    int same = 0;
    int unanswered = 0;
    int differences = 0;
    List<Map<String, Object>> shown = new ArrayList<>();
    for (int i = 0; i < scripts.size(); i++) {
      for (Step step : scripts.get(i).steps) {
        sent += step.sent ? 1 : 0;
        answered += step.status != null ? 1 : 0;
        if (step.status == null ? !step.expected : step.capturedStatus == null) {
          continue; // nothing to compare with
        }
        if (step.status != null && step.status.equals(step.capturedStatus)) {
          same++;
          continue;
        }
        unanswered += step.status == null ? 1 : 0;
        differences++;
        if (shown.size() < MOST_SHOWN) {
          shown.add(difference(i + 1, scripts.get(i), step));
        }
      }
    }
    return new ReplayReport(
        connections, sent, answered, same, unanswered, differences, shown, seconds, troubles);
  }

  private static Map<String, Object> difference(int number, Script script, Step step) {
    Map<String, Object> difference = new LinkedHashMap<>();
    difference.put("connection", number);
    difference.put("peer", script.connection.esme());
    difference.put("command", step.name());
    difference.put("sequence", Integer.toUnsignedLong(Step.sequence(step.octets)));
    difference.put("sent", step.sent);
    difference.put("captured", name(step.capturedStatus));
    difference.put("now", name(step.status));
    return difference;
  }

  private static String name(Integer status) {
    return status == null ? null : Names.status(status);
  }

  /** What is printed. */
  Map<String, Object> view() {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("connections", connections);
    view.put("sent", sent);
    view.put("answered", answered);
    view.put("same", same);
    view.put("unanswered", unanswered);
    view.put("differences", differences);
    view.put("different", different);
    view.put("seconds", Math.round(seconds * 1000) / 1000.0);
    return view;
  }
}
