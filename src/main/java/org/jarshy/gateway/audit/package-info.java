/**
 * The log of what people and the system did, kept for those who must be able to ask. Append-only;
 * it names people and ids, never a number or a text.
 */
@ApplicationModule(allowedDependencies = {"kernel"})
package org.jarshy.gateway.audit;

import org.springframework.modulith.ApplicationModule;
