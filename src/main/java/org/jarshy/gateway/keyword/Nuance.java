package org.jarshy.gateway.keyword;

/** What the intent alone does not say of a text. */
public enum Nuance {
  PLAIN,
  /** Perhaps meant as an opt-out, not certainly: ask once, do not act. Its intent is NONE. */
  NEAR_STOP,
  /** Two keywords and nothing to tell which is meant: ask once. Its intent is the first. */
  EITHER,
  /** A bare yes, which means START unless something else was asked. */
  YES,
  /** The first of two that we asked about; nothing where we did not. Its intent is NONE. */
  FIRST,
  /** The second of two that we asked about. */
  SECOND,
  /** News, in one segment. */
  BRIEF,
  /** What only machines and advertisers write: no question. Its intent is NONE. */
  MACHINE
}
