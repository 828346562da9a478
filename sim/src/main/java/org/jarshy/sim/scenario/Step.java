package org.jarshy.sim.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jarshy.sim.Habit;
import org.jarshy.sim.MobileText;
import org.jarshy.sim.fault.ArmedFault;
import org.jarshy.sim.profile.Profile;

/**
 * What happens at one moment of a scenario.
 *
 * @param at counted from the start
 * @param profiles how accounts behave from then on
 * @param faults what is armed in addition
 * @param phones what phones do by themselves from then on, by number
 * @param texts what phones send
 */
public record Step(
    Duration at,
    Map<String, Profile> profiles,
    Map<String, List<ArmedFault>> faults,
    Map<String, Habit> phones,
    List<MobileText> texts) {}
