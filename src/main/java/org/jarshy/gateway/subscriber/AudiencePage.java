package org.jarshy.gateway.subscriber;

import java.util.List;
import org.jarshy.gateway.kernel.SubscriberId;

/**
 * Some of an audience, in id order. It may hold nobody and yet not be the last one: a page passes
 * only so many rows, so that a thin audience does not keep others waiting.
 *
 * @param to everyone of the audience up to this id has been paged; the next page starts after it
 */
public record AudiencePage(List<Subscriber> subscribers, SubscriberId to) {}
