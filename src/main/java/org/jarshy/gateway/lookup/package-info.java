/**
 * Keywords that operators define, and what answers them: a fixed text, a table, or a page of the
 * web. Approved by a second person and expiring, as bulletins are.
 */
@ApplicationModule(allowedDependencies = {"kernel", "gsm", "audit", "bulletin", "web"})
package org.jarshy.gateway.lookup;

import org.springframework.modulith.ApplicationModule;
