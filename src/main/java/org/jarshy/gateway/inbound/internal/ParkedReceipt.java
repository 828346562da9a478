package org.jarshy.gateway.inbound.internal;

import java.time.Instant;
import org.jarshy.gateway.inbound.DeliveredReceipt;

/**
 * A receipt that matched nothing so far.
 *
 * @param receipt null where its seal does not open (a wrong key); kept, for the key may come back
 * @param attempts how often it was offered again
 */
record ParkedReceipt(long id, DeliveredReceipt receipt, int attempts, Instant receivedAt) {}
