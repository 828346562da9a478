/**
 * Alphabets, user data headers and splitting, as a phone knows them. Written from the standards
 * alone, so that it can find mistakes of the programs under test. Pure Java.
 */
package org.jarshy.sim.text;
