package org.jarshy.gateway.lookup;

/**
 * What keeps a table about persons from being read out row by row.
 *
 * @param letters at least so many letters must be asked with; of names alone
 * @param words at least so many words, such as surname and the first letter of the first name
 * @param rows at most so many rows are told; where more match none is
 * @param anHour different questions one person may ask within an hour
 * @param aDay the same, within a day
 */
public record Guard(int letters, int words, int rows, int anHour, int aDay) {

  public static final Guard USUAL = new Guard(5, 2, 3, 5, 15);
}
