/**
 * Delivery receipts, in whatever shape they come, turned into outcomes. A receipt that comes before
 * its response is parked and matched later; one whose response was lost is matched by the phone it
 * speaks of.
 */
@ApplicationModule(allowedDependencies = {"kernel", "inbound", "outbox", "subscriber"})
package org.jarshy.gateway.receipt;

import org.springframework.modulith.ApplicationModule;
