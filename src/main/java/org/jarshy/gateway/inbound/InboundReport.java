package org.jarshy.gateway.inbound;

/** Tells how the journal stands, for the console and for health. A few counts in the database. */
public interface InboundReport {

  InboundStats stats();
}
