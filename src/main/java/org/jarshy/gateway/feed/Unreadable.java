package org.jarshy.gateway.feed;

/** What came cannot be read. The message is a sentence that says why; it holds no content. */
final class Unreadable extends Exception {
  Unreadable(String sentence) {
    super(sentence, null, false, false);
  }
}
