package org.jarshy.gateway.audit;

import java.util.List;
import org.jarshy.gateway.audit.internal.LogSigner;

/**
 * The key of the log.
 *
 * @param signer signs from now on
 * @param all public keys that its checkpoints may be signed by, the present one first
 * @param fresh made at this start
 */
record LogKeys(LogSigner signer, List<LogKey> all, boolean fresh) {

  LogKeys {
    all = List.copyOf(all);
  }
}
