package org.jarshy.gateway.trust;

import org.jarshy.gateway.kernel.Actor;

/**
 * An administrator's word at the machine itself, where no roots can sign: the trust directory as it
 * is now is the one in use.
 */
public interface PinTrustStore {

  /**
   * @param actor who says so; it is in the audit log
   * @return what is in use from now on
   * @throws TrustStore.Unusable where the directory cannot be used, or its version is lower than
   *     one that was in use
   */
  TrustStore pin(Actor actor);
}
