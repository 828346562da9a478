/** Scenarios: who is there, how it behaves, what happens when, what must hold; read and played. */
package org.jarshy.sim.scenario;
