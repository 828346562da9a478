package org.jarshy.gateway.audit.internal;

import org.jarshy.gateway.audit.Hash;

/**
 * The hash of a complete subtree as the database keeps it: a cache, which follows from the records.
 *
 * @param height the subtree has 2^height records
 * @param index counted among those of its height from the left
 */
public record StoredNode(int height, long index, Hash hash) {

  /** Where it is in the tree. */
  record Place(int height, long index) {}

  Place place() {
    return new Place(height, index);
  }

  /** The first of its records. */
  public long first() {
    return first(place());
  }

  /** Behind the last of its records; the largest number where there is no such place. */
  public long end() {
    boolean possible =
        0 <= height && height < 62 && 0 <= index && index < (Long.MAX_VALUE >> height);
    return possible ? (index + 1) << height : Long.MAX_VALUE;
  }

  static long first(Place place) {
    boolean possible = 0 <= place.height() && place.height() < 62 && 0 <= place.index();
    return possible ? place.index() << place.height() : 0;
  }
}
