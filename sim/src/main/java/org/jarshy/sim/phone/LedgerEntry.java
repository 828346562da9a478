package org.jarshy.sim.phone;

import java.time.Instant;

/**
 * One text that one destination received, once or more often. A text of several parts counts when
 * all of them are there.
 *
 * @param pdus that carried it, all copies together
 * @param order 1 for the text that arrived first of all, on whatever phone; of the first copy
 */
public record LedgerEntry(
    String to, String text, int copies, Instant first, Instant last, int pdus, long order) {}
