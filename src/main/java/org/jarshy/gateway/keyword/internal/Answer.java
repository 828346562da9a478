package org.jarshy.gateway.keyword.internal;

/** Every kind of answer; names are stored. */
enum Answer {
  STOPPED("stopped"),
  STOP_ASK("stop.ask"),
  WELCOME("welcome"),
  HELP("help"),
  HINT("hint"),
  WHICH("which"),
  LIMIT("limit"),

  /** What a question that is no keyword was found to be about. */
  FOUND("hint"),
  NEWS("news.none"),
  CURFEW("curfew.none"),
  CURFEW_WHERE("curfew.where"),
  HOTLINE("hotline.none"),
  SITES("sites.none"),
  PROXY("proxy.none"),

  /** A link of the pools, alone in its text; the words where it may not be sent any more. */
  PROXY_LINK("proxy.gone"),

  /** Of an app that there is no proxy for, while there are for others. */
  PROXY_OTHER("proxy.other"),
  PROXY_WAIT("proxy.wait"),
  PROXY_SOON("proxy.soon"),
  RIGHTS("rights.none"),
  MORE_NONE("more.none"),
  LANG_SET("lang.set"),
  LANG_WHICH("lang.which"),
  SCRIPT_LATIN("script.latin"),
  SCRIPT_CYRILLIC("script.cyrillic"),
  CITY_SET("city.set"),
  CITY_UNKNOWN("city.unknown"),
  STATUS("status"),
  CHECK("check.unknown"),
  CHECK_HOW("check.how"),
  RUMOUR("rumour.taken"),
  /** Not known yet, but bulletins speak of something like it. */
  RUMOUR_FOUND("rumour.taken"),
  RUMOUR_HOW("rumour.how"),
  RUMOUR_LIMIT("rumour.limit"),
  QUIET_LATER("later.quiet"),
  FORGET_LATER("later.forget"),
  BAD_NOTED("bad.noted"),
  BAD_NONE("bad.none"),
  /** Of a keyword that an operator defined. */
  WORD("word.gone"),
  WORD_LIMIT("word.limit");

  private final String key;

  Answer(String key) {
    this.key = key;
  }

  /** In the catalogue: the whole answer, or what is said when there is nothing to answer with. */
  String key() {
    return key;
  }

  /** After it, MORE means no list that was shown before. */
  boolean endsList() {
    return switch (this) {
      case CURFEW, CURFEW_WHERE, WHICH, PROXY_LINK, PROXY_OTHER, PROXY_WAIT, PROXY_SOON -> true;
      default -> false;
    };
  }

  /** A list that MORE continues. */
  boolean isList() {
    return switch (this) {
      case NEWS, FOUND, RUMOUR_FOUND, HOTLINE, SITES, PROXY, RIGHTS, WORD -> true;
      default -> false;
    };
  }
}
