/**
 * An SMSC to test against. {@link org.jarshy.sim.Smsc} starts one, in a test or from the command
 * line; accounts bind to it over SMPP 3.4, phones receive what they submit and text back.
 */
package org.jarshy.sim;
