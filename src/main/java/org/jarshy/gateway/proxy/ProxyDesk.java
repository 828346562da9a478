package org.jarshy.gateway.proxy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.SubscriberId;

/** Hands proxies out to citizens and hears what they say of them; in the caller's transaction. */
public interface ProxyDesk {

  /** What somebody who asks gets. */
  sealed interface HandOut {

    /** These, each in a message of its own. */
    record Given(List<ProxyId> proxies) implements HandOut {
      public Given {
        proxies = List.copyOf(proxies);
      }
    }

    /** No proxy was ever let in: there is nothing to hand out from. */
    record NoPools() implements HandOut {}

    /**
     * None that may be handed to them now.
     *
     * @param others apps for which there are
     */
    record None(App app, Set<App> others) implements HandOut {}

    /** Theirs is burned, and another would be too soon. */
    record Later() implements HandOut {}

    /** They had their answers of the day; said once. */
    record TooSoon() implements HandOut {}

    /** That was said already. */
    record Silence() implements HandOut {}
  }

  /**
   * @param number of the one who asks; its area alone is used, and kept as a keyed hash
   * @param app null for whichever they got before, else the first there is
   */
  HandOut ask(SubscriberId who, Msisdn number, App app);

  /**
   * Somebody says that what they got does not work. Counted once for each person and proxy.
   *
   * @param app null for whatever they got last
   * @return false where they got none
   */
  boolean bad(SubscriberId who, App app);

  /** Links that may still be sent at this moment; what was burned or expired since is left out. */
  Map<ProxyId, String> sendable(Collection<ProxyId> ids);
}
