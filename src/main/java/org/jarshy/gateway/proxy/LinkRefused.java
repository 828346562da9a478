package org.jarshy.gateway.proxy;

/** A link that is not taken. The message says what is wrong and what is allowed, never the link. */
public final class LinkRefused extends RuntimeException {

  LinkRefused(String message) {
    super(message, null, false, false);
  }
}
