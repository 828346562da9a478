/**
 * Who wants what, where and in which language; consent, and the protection of their numbers. No
 * other room holds a number longer than it takes to submit one message.
 */
@ApplicationModule(allowedDependencies = {"kernel", "audit"})
package org.jarshy.gateway.subscriber;

import org.springframework.modulith.ApplicationModule;
