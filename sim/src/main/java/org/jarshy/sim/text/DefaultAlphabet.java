package org.jarshy.sim.text;

/** What an SMSC takes {@code data_coding} 0 for, its own default alphabet. */
public enum DefaultAlphabet {
  GSM7,
  LATIN1,
  ASCII
}
