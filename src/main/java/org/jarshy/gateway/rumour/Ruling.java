package org.jarshy.gateway.rumour;

import org.jarshy.gateway.kernel.Lang;

/** What was found out about a rumour; names are stored. */
public enum Ruling {
  TRUE("РАС", "ПРАВДА", "TRUE"),
  FALSE("ЖАЛҒАН", "ЛОЖЬ", "FALSE"),
  UNVERIFIED("РАСТАЛМАДЫ", "НЕ ПОДТВЕРЖДЕНО", "UNVERIFIED");

  private final String kk;
  private final String ru;
  private final String en;

  Ruling(String kk, String ru, String en) {
    this.kk = kk;
    this.ru = ru;
    this.en = en;
  }

  /** The first word of an answer: it must be plain before anybody reads on. */
  public String word(Lang lang) {
    return switch (lang) {
      case KK -> kk;
      case RU -> ru;
      case EN -> en;
    };
  }
}
