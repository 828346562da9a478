package org.jarshy.gateway.bulletin;

import org.jarshy.gateway.kernel.Area;

/** An area in the few words that an entry of the audit log has room for. */
public final class AreaWords {

  private static final int MAX_PLACES = 5;

  private AreaWords() {}

  /** The places themselves where they are few, else how many: {@code 17 regions, 3 cities}. */
  public static String brief(Area area) {
    int regions = area.regions().size();
    int cities = area.cities().size();
    return regions + cities <= MAX_PLACES
        ? area.encode()
        : "%d regions, %d cities".formatted(regions, cities);
  }
}
