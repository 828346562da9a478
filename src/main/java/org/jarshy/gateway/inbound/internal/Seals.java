package org.jarshy.gateway.inbound.internal;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.NumberVault;

/** Seals numbers and words to the text they belong to, each to its own place. */
final class Seals {

  private final NumberVault vault;

  Seals(NumberVault vault) {
    this.vault = vault;
  }

  byte[] number(Msisdn number, String fingerprint) {
    return vault.seal(number.e164(), place(fingerprint, "from"));
  }

  Msisdn openNumber(byte[] sealed, String fingerprint) {
    return new Msisdn(vault.open(sealed, place(fingerprint, "from")));
  }

  byte[] text(String text, String fingerprint) {
    return vault.seal(text, place(fingerprint, "text"));
  }

  String openText(byte[] sealed, String fingerprint) {
    return vault.open(sealed, place(fingerprint, "text"));
  }

  /**
   * A part may end in half a surrogate pair whose other half begins the next one; UTF-8 would lose
   * it, so parts are sealed as their UTF-16 units.
   */
  byte[] part(String text, String fingerprint) {
    ByteBuffer units = ByteBuffer.allocate(text.length() * Character.BYTES);
    units.asCharBuffer().put(text);
    String ascii = Base64.getEncoder().encodeToString(units.array());
    return vault.seal(ascii, place(fingerprint, "part"));
  }

  String openPart(byte[] sealed, String fingerprint) {
    String ascii = vault.open(sealed, place(fingerprint, "part"));
    return ByteBuffer.wrap(Base64.getDecoder().decode(ascii)).asCharBuffer().toString();
  }

  private static String place(String fingerprint, String what) {
    return "inbound|" + fingerprint + "|" + what;
  }
}
