/**
 * The durable queue of messages to send, and what became of each. Knows ids, classes and carriers;
 * asks a TextSource for number and words at the last moment.
 */
@ApplicationModule(allowedDependencies = {"kernel", "gsm"})
package org.jarshy.gateway.outbox;

import org.springframework.modulith.ApplicationModule;
