package org.jarshy.gateway.rumour;

import org.jarshy.gateway.kernel.Lang;

/** What was found out about a rumour; names are stored. */
public enum Ruling {
  TRUE("РАС: ", "ПРАВДА: ", "TRUE: "),
  FALSE("ЖАЛҒАН ӨСЕК. Шындығы: ", "ЛОЖНЫЙ СЛУХ. На деле: ", "FALSE RUMOUR. In fact: "),
  UNVERIFIED(
      "ӨСЕК РАСТАЛМАДЫ. Белгілісі: ",
      "СЛУХ НЕ ПОДТВЕРЖДЁН. Известно: ",
      "UNCONFIRMED RUMOUR. What is known: ");

  private final String kk;
  private final String ru;
  private final String en;

  Ruling(String kk, String ru, String en) {
    this.kk = kk;
    this.ru = ru;
    this.en = en;
  }

  /**
   * The beginning of an answer, up to what is so: it must be plain before anybody reads on, and
   * must not be read as a judgement of the words behind it.
   */
  public String lead(Lang lang) {
    return switch (lang) {
      case KK -> kk;
      case RU -> ru;
      case EN -> en;
    };
  }
}
