package org.jarshy.gateway.gsm;

/**
 * What an SMSC takes data_coding 0 to mean; a setting of each carrier. Unpacked, one octet a unit.
 */
public enum Alphabet {
  GSM7,
  LATIN1,
  ASCII
}
