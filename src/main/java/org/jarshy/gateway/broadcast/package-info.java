/**
 * One approved bulletin to its audience: preview, lazy plan, pause, cancel, progress. The text is
 * chosen for each person when the message leaves, not when it is planned.
 */
@ApplicationModule(
    allowedDependencies = {"kernel", "gsm", "audit", "bulletin", "subscriber", "outbox", "script"})
package org.jarshy.gateway.broadcast;

import org.springframework.modulith.ApplicationModule;
