package org.jarshy.sim.phone;

import java.time.Instant;
import java.util.List;

/**
 * A text that a phone received, decoded and reassembled.
 *
 * @param from digits without plus sign, or letters
 * @param to digits without plus sign
 * @param text with {@code […]} where a part is missing
 * @param time when its first part came
 * @param class0 a flash text: shown at once, not stored
 * @param parts how many the sender made of it
 * @param warnings what is wrong with it, empty when all is well
 */
public record PhoneMessage(
    String from,
    String to,
    String text,
    Instant time,
    boolean class0,
    int parts,
    List<String> warnings) {}
