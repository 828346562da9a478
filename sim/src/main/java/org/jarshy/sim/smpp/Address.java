package org.jarshy.sim.smpp;

/** An address with its type of number and numbering plan (SMPP 3.4 §5.2.5, §5.2.6). */
public record Address(int ton, int npi, String digits) {}
