/**
 * Measures the service by its own way, from the click to the settled receipt, against an SMSC that
 * the caller names. Nothing in it is a copy or a double: it starts the real parts and watches.
 */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "audit",
      "gsm",
      "subscriber",
      "bulletin",
      "broadcast",
      "outbox",
      "carrier",
      "lookup"
    })
package org.jarshy.gateway.bench;

import org.springframework.modulith.ApplicationModule;
