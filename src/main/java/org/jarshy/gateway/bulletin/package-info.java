/**
 * What may be said to the public: drafts, versions, approval by a second person, exercises, check
 * codes, expiry. Holds the two-person rule over everyone who touched the version.
 */
@ApplicationModule(allowedDependencies = {"kernel", "gsm", "audit", "trust"})
package org.jarshy.gateway.bulletin;

import org.springframework.modulith.ApplicationModule;
