/**
 * What may be said to the public: drafts, versions, approval by a second person, expiry. The
 * two-person rule lives here, over everyone who touched the version.
 */
@ApplicationModule(allowedDependencies = {"kernel", "gsm", "audit", "trust"})
package org.jarshy.gateway.bulletin;

import org.springframework.modulith.ApplicationModule;
