package org.jarshy.gateway.lookup;

import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.kernel.Place;

/** How citizens' words are read, however they were typed; see {@link TakenWords} for whose. */
public interface CitizenWords {

  /**
   * The text in every way it may be read, folded, most likely first; words apart by one space. One
   * reading for most texts; none where there is no letter and no digit.
   */
  List<String> readings(String text);

  /** The first place that is named, in whatever form. */
  Optional<Place> place(String text);
}
