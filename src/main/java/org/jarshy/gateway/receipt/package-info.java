/**
 * Delivery receipts, in whatever shape they come, turned into outcomes. A receipt that comes before
 * its response is parked and matched later.
 */
@ApplicationModule(allowedDependencies = {"kernel", "inbound", "outbox"})
package org.jarshy.gateway.receipt;

import org.springframework.modulith.ApplicationModule;
