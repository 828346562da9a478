/**
 * Asks web servers: bounded in time and size, and never an address of the networks this machine
 * stands in. Knows nothing of what is asked for.
 */
@ApplicationModule(allowedDependencies = {})
package org.jarshy.gateway.web;

import org.springframework.modulith.ApplicationModule;
