/**
 * Alerts (CAP 1.2) and news (RSS, Atom) over HTTP while there is internet. Makes drafts with their
 * source and original, and of alerts that come signed in a bundle; never submits, approves, cancels
 * or sends anything.
 */
@ApplicationModule(allowedDependencies = {"kernel", "gsm", "audit", "bulletin", "trust", "web"})
package org.jarshy.gateway.feed;

import org.springframework.modulith.ApplicationModule;
