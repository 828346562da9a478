/**
 * What people ask whether it is true: texts that ask the same brought together, editors' verdicts
 * that a second person approves, and everybody who asked told once, and again when it changes.
 */
@ApplicationModule(
    allowedDependencies = {"kernel", "gsm", "audit", "subscriber", "bulletin", "outbox", "script"})
package org.jarshy.gateway.rumour;

import org.springframework.modulith.ApplicationModule;
