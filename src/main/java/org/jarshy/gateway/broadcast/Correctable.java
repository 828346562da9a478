package org.jarshy.gateway.broadcast;

import java.util.Map;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.outbox.PriorityClass;

/**
 * What an update finds of the words it replaced, shown before its correction is sent.
 *
 * @param sent whether anything of the old words was ever broadcast
 * @param waiting were not sent to yet: they get only the new text, without another click
 * @param reached got or may have got old words: they get the correction
 * @param untouched got nothing and get nothing: failed, or taken back in time
 * @param underWay get an earlier correction at this moment, from now on with the newest words
 * @param usual the class of the most urgent broadcast that is corrected, at least a notice
 * @param already the correction that was started; null while none was
 * @param segmentsPerText what one correction costs, by language
 */
public record Correctable(
    boolean sent,
    long waiting,
    long reached,
    long untouched,
    long underWay,
    PriorityClass usual,
    BroadcastId already,
    Map<Lang, Integer> segmentsPerText) {}
