package org.jarshy.sim.scenario;

import java.util.List;
import org.jarshy.sim.esme.LoadPlan;

/**
 * An ESME that makes load while a scenario is played.
 *
 * @param account as which it binds
 * @param expectations what it must have seen at its end
 */
public record Load(String account, LoadPlan plan, List<Expectation> expectations) {}
