package org.jarshy.gateway.keyword.internal;

import org.jarshy.gateway.keyword.Intent;
import org.jarshy.gateway.keyword.Nuance;

/** Two keywords of which we asked to choose one. */
record Choice(Intent first, Intent second) {

  /** Null where an answer says neither. */
  Intent taken(Nuance answer) {
    return switch (answer) {
      case FIRST -> first;
      case SECOND -> second;
      default -> null;
    };
  }

  /** {@code NEWS,CURFEW}. */
  String encode() {
    return first + "," + second;
  }

  static Choice decode(String text) {
    int comma = text.indexOf(',');
    return new Choice(
        Intent.valueOf(text.substring(0, comma)), Intent.valueOf(text.substring(comma + 1)));
  }
}
