package org.jarshy.gateway.rumour;

import java.time.LocalDate;

/** Reads citizens' texts for this package; {@code keyword} knows how they are written. Pure. */
public interface RumourReader {

  /**
   * The text behind the word that asks whether it is true, as typed; all of it where none leads.
   */
  String claim(String text);

  /**
   * What is claimed.
   *
   * @param written the day it was written, which "tomorrow" counts from
   */
  Reading read(String text, LocalDate written);
}
