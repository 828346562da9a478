package org.jarshy.gateway.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as they are shown: no more digits than the measurement has. */
final class Rounded {

  private Rounded() {}

  static BigDecimal to(int decimals, double value) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
  }
}
