package org.jarshy.gateway.keyword;

/** What a citizen can want. */
public enum Intent {
  STOP,
  START,
  HELP,
  NEWS,
  CURFEW,
  PROXY,
  HOTLINE,
  SITES,
  CHECK,
  RUMOUR,
  RIGHTS,
  MORE,
  QUIET,
  FORGET,
  LANG,
  CITY,
  STATUS,
  BAD,
  NONE
}
