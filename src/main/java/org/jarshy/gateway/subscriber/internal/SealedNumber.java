package org.jarshy.gateway.subscriber.internal;

import java.util.HexFormat;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.NumberVault;

/** A number as its row keeps it: the index to find it by, and the value bound to that index. */
record SealedNumber(byte[] index, byte[] sealed) {

  static SealedNumber of(Msisdn number, NumberVault vault) {
    byte[] index = vault.index(number);
    return new SealedNumber(index, vault.seal(number.e164(), place(index)));
  }

  Msisdn open(NumberVault vault) {
    return new Msisdn(vault.open(sealed, place(index)));
  }

  private static String place(byte[] index) {
    return "subscriber|" + HexFormat.of().formatHex(index);
  }
}
