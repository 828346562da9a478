package org.jarshy.sim.capture;

/**
 * What crossed, cut at the lengths that PDUs announce.
 *
 * @param nanos since 1970, when its last octet was captured
 * @param fromEsme towards the SMSC
 * @param whole false for what no length can be trusted of, and for what a closing connection left
 *     unfinished
 */
public record CapturedPdu(long nanos, boolean fromEsme, byte[] octets, boolean whole) {}
