package org.jarshy.gateway.console.internal.api;

import java.util.Map;
import java.util.TreeMap;
import org.jarshy.gateway.broadcast.Correctable;
import org.jarshy.gateway.outbox.PriorityClass;

/**
 * What an update finds of the words it replaced.
 *
 * @param sent whether anything of the old words was ever broadcast
 * @param waiting get only the new text, without another request
 * @param reached got or may have got old words: the correction goes to them
 * @param untouched got nothing and get nothing
 * @param underWay get an earlier correction at this moment, from now on with the newest words
 * @param correction id of the broadcast that corrects them; null while none was started
 * @param segmentsPerText of one correction, by code of the language
 */
public record CorrectableView(
    boolean sent,
    long waiting,
    long reached,
    long untouched,
    long underWay,
    PriorityClass usual,
    Long correction,
    Map<String, Integer> segmentsPerText) {

  static CorrectableView of(Correctable found) {
    Map<String, Integer> perText = new TreeMap<>();
    found.segmentsPerText().forEach((lang, segments) -> perText.put(lang.code(), segments));
    return new CorrectableView(
        found.sent(),
        found.waiting(),
        found.reached(),
        found.untouched(),
        found.underWay(),
        found.usual(),
        found.already() == null ? null : found.already().value(),
        perText);
  }
}
