/** The command line. */
package org.jarshy.sim.cli;
