/**
 * Who may speak, and how we know that they did: newsroom keys, signed bundles, thresholds, replay
 * protection and a clock that cannot be turned back. Says what is proved; others make drafts of it.
 */
@ApplicationModule(allowedDependencies = {"kernel", "audit"})
package org.jarshy.gateway.trust;

import org.springframework.modulith.ApplicationModule;
