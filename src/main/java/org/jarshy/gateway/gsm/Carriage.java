package org.jarshy.gateway.gsm;

import java.util.Set;

/**
 * What a carrier takes.
 *
 * @param alphabet what data_coding 0 means to it
 * @param nationalTables languages whose shift tables it passes on; most SMSCs pass none, and then
 *     the text arrives as other letters
 * @param reference of texts that need several parts
 */
public record Carriage(
    Alphabet alphabet, Set<NationalLanguage> nationalTables, ReferenceSize reference) {

  public Carriage {
    nationalTables = Set.copyOf(nationalTables);
  }

  /** What is safe everywhere: no national tables, references of 8 bits. */
  public static Carriage of(Alphabet alphabet) {
    return new Carriage(alphabet, Set.of(), ReferenceSize.BITS_8);
  }
}
