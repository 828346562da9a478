package org.jarshy.gateway.keyword.internal;

import org.jarshy.gateway.lookup.KeywordId;

/**
 * An operator's keyword that was asked.
 *
 * @param sealedQuery what was asked, sealed to who asked, as base64 for URLs
 */
record AskedWord(KeywordId origin, String sealedQuery) {

  /** {@code 12:AbC_-}. */
  String encode() {
    return origin + ":" + sealedQuery;
  }

  static AskedWord decode(String text) {
    int colon = text.indexOf(':');
    return new AskedWord(
        new KeywordId(Long.parseLong(text.substring(0, colon))), text.substring(colon + 1));
  }
}
