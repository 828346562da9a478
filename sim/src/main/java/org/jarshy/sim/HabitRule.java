package org.jarshy.sim;

import org.jarshy.sim.profile.Destinations;

/** What many phones do by themselves; the first rule whose destinations match counts. */
public record HabitRule(Destinations phones, Habit habit) {}
