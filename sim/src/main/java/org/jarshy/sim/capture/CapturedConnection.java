package org.jarshy.sim.capture;

import java.util.List;

/**
 * One connection of a capture.
 *
 * @param esme address and port
 * @param smsc address and port
 * @param openedNanos since 1970: its first packet
 * @param closedNanos since 1970: its end or, when the capture ends before it, its last packet
 * @param closed whether the end was captured
 * @param pdus both ways, in the order in which they were complete
 * @param problems what is missing of it, for people
 */
public record CapturedConnection(
    String esme,
    String smsc,
    long openedNanos,
    long closedNanos,
    boolean closed,
    List<CapturedPdu> pdus,
    List<String> problems) {}
