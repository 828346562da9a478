/**
 * What every room speaks in: numbers, languages, places, ids, refusals, the rule of two people, and
 * the protection of numbers at rest. Pure Java: no Spring, no database, no clock of its own.
 */
package org.jarshy.gateway.kernel;
