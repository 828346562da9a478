/**
 * Health, metrics, the clock, schedules, start and stop order, the command line. Nobody depends on
 * it.
 */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "bench",
      "gsm",
      "audit",
      "subscriber",
      "bulletin",
      "directory",
      "proxy",
      "trust",
      "broadcast",
      "outbox",
      "inbound",
      "carrier",
      "keyword",
      "lookup",
      "report"
    })
package org.jarshy.gateway.ops;

import org.springframework.modulith.ApplicationModule;
