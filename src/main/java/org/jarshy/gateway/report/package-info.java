/**
 * Read-side questions that no single room can answer: the dashboard, exports. Reads only; pages by
 * key; never shows a number.
 */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "subscriber",
      "bulletin",
      "broadcast",
      "outbox",
      "inbound",
      "directory"
    })
package org.jarshy.gateway.report;

import org.springframework.modulith.ApplicationModule;
