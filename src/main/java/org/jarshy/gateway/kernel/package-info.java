/**
 * Values that every room speaks in: numbers, languages, places, ids, and the protection of numbers
 * at rest. Pure Java: no Spring, no database, no clock of its own.
 */
package org.jarshy.gateway.kernel;
