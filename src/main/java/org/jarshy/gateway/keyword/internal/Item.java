package org.jarshy.gateway.keyword.internal;

import java.time.Instant;

/**
 * One thing of a list.
 *
 * @param id kind and number: {@code b12} for a bulletin, {@code h3} for a help line
 * @param since when it began to hold; null where it has no date
 */
record Item(String id, String text, Instant since) {}
