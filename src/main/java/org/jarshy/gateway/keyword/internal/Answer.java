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
  BAD_LATER("later.bad"),
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
    return this == CURFEW || this == CURFEW_WHERE || this == WHICH;
  }

  /** A list that MORE continues. */
  boolean isList() {
    return switch (this) {
      case NEWS, FOUND, RUMOUR_FOUND, HOTLINE, SITES, PROXY, RIGHTS, WORD -> true;
      default -> false;
    };
  }
}
