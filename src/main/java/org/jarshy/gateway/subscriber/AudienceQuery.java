package org.jarshy.gateway.subscriber;

import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.Topic;

/**
 * Active subscribers of one topic in one area. Someone whose place is unknown is in no area but the
 * whole country.
 */
public record AudienceQuery(Area area, Topic topic) {}
