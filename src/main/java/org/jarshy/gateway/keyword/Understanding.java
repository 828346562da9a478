package org.jarshy.gateway.keyword;

/** Reads citizens' texts. Pure: needs no database, never throws. */
public final class Understanding {

  public Understood understand(String text) {
    throw new UnsupportedOperationException();
  }
}
