package org.jarshy.gateway.subscriber;

import org.jarshy.gateway.kernel.Lang;

/**
 * How many of an audience one carrier has in one language.
 *
 * @param carrier null where unknown
 * @param lang never null; whoever has chosen none is counted as Russian
 */
public record AudienceCount(String carrier, Lang lang, long subscribers) {}
