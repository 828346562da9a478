package org.jarshy.gateway.gsm;

/** Chooses the cheapest encoding for a text and cuts it into segments. */
public final class Segmenter {

  private Segmenter() {}

  /**
   * Never splits an escape from its character nor a surrogate pair. The empty text is one empty
   * part.
   */
  public static Segments segment(String text) {
    throw new UnsupportedOperationException();
  }
}
