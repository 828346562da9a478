package org.jarshy.gateway.directory;

import java.util.List;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Region;

/** The help lines. */
public interface Directory {

  /** Nearest first: the city's, the region's, then the country's. @param topic null for all */
  List<HelpLine> helpLines(HelpTopic topic, Region region, City city);

  List<HelpLine> all();

  /**
   * Adds, or replaces the one with the same id. @throws IllegalArgumentException saying what is
   * wrong
   */
  long save(HelpLine line, Actor actor);

  void remove(long id, Actor actor);
}
