/** Everything that can go wrong on purpose, and when. Values only; the SMSC makes it happen. */
package org.jarshy.sim.fault;
