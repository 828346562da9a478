package org.jarshy.sim.form;

import java.util.List;
import java.util.Map;

/** A document of YAML or JSON; of YAML every piece knows its place. */
sealed interface Tree {

  /** Null when it is not known. */
  Place place();

  enum Kind {
    TEXT,
    WHOLE,
    DECIMAL,
    FLAG,
    NOTHING
  }

  /**
   * @param text as it was written, without quotes: a number keeps its leading zeros and its 0x
   */
  record Word(Place place, Kind kind, String text) implements Tree {}

  record Many(Place place, List<Tree> all) implements Tree {}

  /**
   * @param all in the order of the document
   */
  record Keys(Place place, Map<String, Key> all) implements Tree {}

  /**
   * @param place of the key itself
   */
  record Key(Place place, Tree value) {}
}
