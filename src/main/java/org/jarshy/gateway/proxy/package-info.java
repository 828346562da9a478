/**
 * Proxies that cannot be enumerated cheaply: which of them are handed out, to whom, and what is
 * known of each. A censor owns SIM cards too: this slows him down, it does not stop him.
 */
@ApplicationModule(allowedDependencies = {"kernel", "gsm", "audit", "trust", "subscriber"})
package org.jarshy.gateway.proxy;

import org.springframework.modulith.ApplicationModule;
