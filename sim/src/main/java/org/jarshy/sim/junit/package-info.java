/** An SMSC for each test of JUnit, which also finds the connections that a test leaves open. */
package org.jarshy.sim.junit;
