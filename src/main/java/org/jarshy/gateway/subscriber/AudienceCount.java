package org.jarshy.gateway.subscriber;

import org.jarshy.gateway.kernel.Lang;

/** How many of an audience one carrier has in one language. @param carrier null where unknown */
public record AudienceCount(String carrier, Lang lang, long subscribers) {}
