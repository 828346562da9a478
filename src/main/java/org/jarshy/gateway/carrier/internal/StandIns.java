package org.jarshy.gateway.carrier.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jarshy.gateway.carrier.CarrierSettings;

/**
 * Who takes the messages of a carrier that has been down for longer than its {@code
 * stand-in-after}: the first of its stand-ins that is up, if it reaches foreign numbers and does
 * not hang on the same network. When the carrier is back they are its own again at the next claim.
 * One delay holds for all classes: an emergency that must not wait is what 0s is for.
 */
public final class StandIns {

  private final Map<String, CarrierSettings> settings;
  private final Clock clock;
  private final Map<String, Standing> standings = new ConcurrentHashMap<>();

  /**
   * @param settings by carrier's id
   */
  public StandIns(Map<String, CarrierSettings> settings, Clock clock) {
    this.settings = new TreeMap<>(settings);
    this.clock = clock;
  }

  /** Of a carrier that stands alone. */
  static StandIns none(Clock clock) {
    return new StandIns(Map.of(), clock);
  }

  void add(String carrier, Standing standing) {
    standings.put(carrier, standing);
  }

  /** Whose messages a carrier takes at present: its own, and of those that it stands in for. */
  List<String> homesOf(String carrier) {
    List<String> homes = new ArrayList<>();
    homes.add(carrier);
    homes.addAll(standsInFor(carrier));
    return homes;
  }

  /** In order of id. */
  public List<String> standsInFor(String carrier) {
    CarrierSettings own = settings.get(carrier);
    if (own == null || !own.reachesForeignNumbers() || !isUp(carrier)) {
      return List.of();
    }
    List<String> others = new ArrayList<>();
    for (String home : settings.keySet()) {
      if (!home.equals(carrier) && isLongDown(home) && carrier.equals(standInOf(home))) {
        others.add(home);
      }
    }
    return others;
  }

  private String standInOf(String home) {
    List<String> preferred = settings.get(home).standIns();
    return (preferred.isEmpty() ? List.copyOf(settings.keySet()) : preferred)
        .stream().filter(other -> mayStandIn(other, home) && isUp(other)).findFirst().orElse(null);
  }

  private boolean mayStandIn(String other, String home) {
    CarrierSettings standIn = settings.get(other);
    String network = settings.get(home).network();
    boolean together = !network.isEmpty() && network.equals(standIn.network());
    return !other.equals(home) && standIn.reachesForeignNumbers() && !together;
  }

  private boolean isUp(String carrier) {
    Standing standing = standings.get(carrier);
    return standing != null && standing.isUp();
  }

  private boolean isLongDown(String home) {
    Standing standing = standings.get(home);
    Instant since = standing == null ? null : standing.downSince();
    Duration after = settings.get(home).standInAfter();
    return since != null && !clock.instant().isBefore(since.plus(after));
  }
}
