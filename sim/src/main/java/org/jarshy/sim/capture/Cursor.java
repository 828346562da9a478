package org.jarshy.sim.capture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads fields one after the other and says what is wrong with them. Never beyond the end. */
final class Cursor {

  private final byte[] octets;
  private final int end;
  private final List<String> problems;
  private int at;
  private boolean broken;

  Cursor(byte[] octets, int from, int end, List<String> problems) {
    this.octets = octets;
    this.at = from;
    this.end = end;
    this.problems = problems;
  }

  int left() {
    return end - at;
  }

  /** Whether it is lost where the next field begins. */
  boolean broken() {
    return broken;
  }

  /** From here on nobody knows what is what. */
  void abandon() {
    broken = true;
    at = end;
  }

  void problem(String what) {
    problems.add(what);
  }

  /** Null, and the rest forgotten, when the number is not there whole. */
  Long number(String name, int size) {
    if (left() < size) {
      missing(name);
      return null;
    }
    long value = 0;
    for (int i = 0; i < size; i++) {
      value = value << 8 | octets[at++] & 0xFF;
    }
    return value;
  }

  /** Null when nothing of it is there; without its NUL, which may be missing. */
  String text(String name, int most) {
    if (left() == 0) {
      missing(name);
      return null;
    }
    int nul = at;
    while (nul < end && octets[nul] != 0) {
      nul++;
    }
    String text = ascii(name, at, nul);
    if (nul == end) {
      problem(name + " has no NUL at its end");
      abandon();
      return text;
    }
    int size = nul + 1 - at;
    if (size > most) {
      problem("%s has %d octets with its NUL; at most %d are allowed".formatted(name, size, most));
    }
    at = nul + 1;
    return text;
  }

  private String ascii(String name, int from, int to) {
    for (int i = from; i < to; i++) {
      if (octets[i] < 0x20 || octets[i] == 0x7F) {
        problem("%s has the octet 0x%02X, which is no ASCII character".formatted(name, octets[i]));
        break;
      }
    }
    return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** As many of the octets as there are. */
  byte[] take(int count) {
    int taken = Math.min(count, left());
    byte[] piece = Arrays.copyOfRange(octets, at, at + taken);
    at += taken;
    return piece;
  }

  private void missing(String name) {
    problem("the body ends before " + name);
    abandon();
  }
}
