package org.jarshy.gateway.feed;

/** What an item of a feed is. Names are stored. */
public enum Message {
  NEWS,
  ALERT,
  /** Says otherwise what an earlier one said. */
  UPDATE,
  /** Takes an earlier one back. */
  CANCEL,
  /** The danger of an earlier one is over. */
  ALL_CLEAR,
  /** Between machines: acknowledgements, exercises, tests, what is not public. */
  OTHER;

  /** True where what it is about should not be said any more. */
  public boolean ends() {
    return this == CANCEL || this == ALL_CLEAR;
  }
}
