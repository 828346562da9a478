package org.jarshy.sim;

import java.time.Instant;

/**
 * One text that one destination received, once or more often. A text of several parts counts when
 * all of them are there.
 */
public record LedgerEntry(String to, String text, int copies, Instant first, Instant last) {}
