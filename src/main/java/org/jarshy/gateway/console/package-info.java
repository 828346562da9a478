/**
 * The web pages and the REST API that operators use. Holds no rule of its own: it shows, asks and
 * explains refusals.
 */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "gsm",
      "audit",
      "subscriber",
      "bulletin",
      "feed",
      "directory",
      "trust",
      "broadcast",
      "outbox",
      "inbound",
      "carrier",
      "keyword",
      "lookup",
      "proxy",
      "report",
      "rumour",
      "witness"
    })
package org.jarshy.gateway.console;

import org.springframework.modulith.ApplicationModule;
