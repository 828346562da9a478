package org.jarshy.gateway.rumour;

import java.time.Instant;
import java.util.Map;
import org.jarshy.gateway.kernel.Region;

/**
 * A rumour in the inbox.
 *
 * @param words the wording most people used, masked; or how the newsroom put it once the texts are
 *     erased; empty where neither is
 * @param askers numbers that asked
 * @param lastHour of them, within the last hour
 * @param areas askers by region, without regions of fewer than {@link Rumours#FEW}
 * @param elsewhere askers whose region is not known or has too few to be named
 * @param unseen askers whose texts came after the verdict and may ask something else
 * @param standing the verdict that is told; null where none is
 * @param open the verdict on its way; null where none is
 */
public record RumourSummary(
    RumourId id,
    int revision,
    Instant firstAsked,
    Instant lastAsked,
    String words,
    long askers,
    long lastHour,
    Map<Region, Long> areas,
    long elsewhere,
    long unseen,
    Verdict standing,
    Verdict open) {}
