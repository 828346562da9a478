/** What a scenario claims about what arrives, checked while it happens. */
package org.jarshy.sim.proof;
