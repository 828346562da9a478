package org.jarshy.gateway.bench;

import java.net.URI;
import java.time.Duration;

/**
 * Citizens text while a digest takes all that the link allows.
 *
 * @param link with a limit of segments per second, so that the digest can saturate it
 * @param warmUp how long texts are answered before that without being timed
 * @param duration how long texts are answered
 * @param simulator HTTP address of a simulator that is told to text; null where the SMSC does so by
 *     itself
 * @param textsPerSecond that the simulator is told to text; 0 without one
 * @param question what citizens text
 * @param digest the text that saturates the link
 * @param emergency start an emergency broadcast afterwards, while the digest still runs
 * @param verbose steps and log on stderr
 */
public record KeywordPlan(
    LinkPlan link,
    Storage storage,
    Duration warmUp,
    Duration duration,
    URI simulator,
    int textsPerSecond,
    String question,
    String digest,
    boolean emergency,
    boolean verbose) {}
