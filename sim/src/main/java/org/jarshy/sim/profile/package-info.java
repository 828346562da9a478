/**
 * How an SMSC behaves, as values: latencies, error mixes, receipts and their texts, message ids.
 * Every draw is made of a key, so that the same submit always has the same fate.
 */
package org.jarshy.sim.profile;
