/**
 * Understands what a citizen texted and answers it in one text. Opting out works at any moment and
 * is final with one confirmation.
 */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "gsm",
      "inbound",
      "subscriber",
      "bulletin",
      "directory",
      "proxy",
      "lookup",
      "outbox",
      "rumour",
      "script"
    })
package org.jarshy.gateway.keyword;

import org.springframework.modulith.ApplicationModule;
