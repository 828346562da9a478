package org.jarshy.gateway.web;

import java.io.IOException;

/** An answer that cannot be used, or none. Its message names no address and no query. */
public class BadAnswer extends IOException {

  /** What kind of trouble, for whoever must decide whether to try again. */
  public enum Why {
    /** The name of the host leads nowhere; with no link, every name does. */
    NO_SUCH_HOST,
    /** No connection came about. */
    UNREACHABLE,
    /** A connection, and no whole answer in time. */
    SLOW,
    /** An answer that broke off, or that is no HTTP. */
    CUT,
    /** The host cannot prove who it is. */
    UNTRUSTED,
    /** An address of a private network. */
    PRIVATE_ADDRESS,
    TOO_LARGE,
    /** Too many, to another host, or to one that may not be asked. */
    REDIRECT,
    OTHER
  }

  private final Why why;

  public BadAnswer(String message) {
    this(Why.OTHER, message);
  }

  public BadAnswer(Why why, String message) {
    super(message);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
