/**
 * Sends checkpoints of the audit log by SMS to people outside, who can later tell whether the log
 * is still the one it was. Their numbers stand in the configuration alone.
 */
@ApplicationModule(allowedDependencies = {"kernel", "audit", "outbox"})
package org.jarshy.gateway.witness;

import org.springframework.modulith.ApplicationModule;
