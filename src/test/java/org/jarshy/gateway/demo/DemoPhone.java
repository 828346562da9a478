package org.jarshy.gateway.demo;

import org.jarshy.gateway.kernel.City;
import org.jarshy.gateway.kernel.Lang;

/** The two phones of the demo that everybody looks at. */
enum DemoPhone {
  KAZAKH("+77010000001", Lang.KK),
  RUSSIAN("+77050000002", Lang.RU);

  private final String number;
  private final Lang lang;

  DemoPhone(String number, Lang lang) {
    this.number = number;
    this.lang = lang;
  }

  String number() {
    return number;
  }

  Lang lang() {
    return lang;
  }

  City city() {
    return City.ALMATY;
  }
}
