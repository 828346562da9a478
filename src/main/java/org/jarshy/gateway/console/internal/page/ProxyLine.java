package org.jarshy.gateway.console.internal.page;

import java.time.Instant;
import org.jarshy.gateway.proxy.PooledProxy;

/**
 * A proxy as its row shows it.
 *
 * @param state in a word or two
 * @param tone of the state's colour
 * @param link for whoever decides about it; null for others, and where nothing is to decide
 * @param waits true where a second person is asked for
 */
public record ProxyLine(
    PooledProxy proxy, String state, String tone, String link, boolean waits, boolean burnable) {

  static ProxyLine of(PooledProxy proxy, String link) {
    boolean living =
        proxy.state() == PooledProxy.State.ACTIVE || proxy.state() == PooledProxy.State.RESERVE;
    boolean waits =
        proxy.state() == PooledProxy.State.PROPOSED || (living && proxy.sightedBy() != null);
    return new ProxyLine(proxy, word(proxy), tone(proxy), link, waits, living);
  }

  static boolean isToDecide(PooledProxy proxy) {
    return of(proxy, null).waits();
  }

  private static String word(PooledProxy proxy) {
    if (proxy.expired()) {
      return "Expired";
    }
    if (proxy.suspect()) {
      return "Suspect";
    }
    return switch (proxy.state()) {
      case PROPOSED -> "Waits";
      case REJECTED -> "Refused";
      case RESERVE -> "Reserve";
      case ACTIVE -> "Active";
      case BURNED -> "Burned";
    };
  }

  private static String tone(PooledProxy proxy) {
    if (proxy.expired() || proxy.suspect()) {
      return "wait";
    }
    return switch (proxy.state()) {
      case PROPOSED -> "wait";
      case ACTIVE, RESERVE -> "good";
      case REJECTED, BURNED -> "bad";
    };
  }

  /** Since when what is known of it is known. */
  public Instant since() {
    return proxy.burnedAt() != null ? proxy.burnedAt() : proxy.freshAt();
  }
}
