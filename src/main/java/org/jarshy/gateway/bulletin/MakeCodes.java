package org.jarshy.gateway.bulletin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.RootKey;
import org.jarshy.gateway.kernel.Sha256;
import org.jarshy.gateway.kernel.SubscriberId;

/**
 * From a text to its digits: the first 64 bits of HMAC-SHA-256 under the key for codes, mod 10^8.
 * Safe for any number of threads.
 */
final class MakeCodes {

  private final SecretKey key;
  // Looking a provider up costs more than the work itself, and no Mac may be shared.
  private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::newMac);

  MakeCodes(RootKey root) {
    this.key = root.mac(RootKey.Purpose.CODE);
  }

  /**
   * @param salt 0, and one more for each time that the digits are another text's already
   */
  CheckCode of(BulletinId bulletin, String text, int salt) {
    return code(bulletin + "|" + Sha256.hex(text) + (salt == 0 ? "" : "|" + salt));
  }

  /**
   * @param hash {@link Sha256#hex(String)} of the correction
   */
  CheckCode personal(BulletinId update, String hash, SubscriberId reader) {
    return code("correction|" + update + "|" + reader.value() + "|" + hash);
  }

  private CheckCode code(String input) {
    byte[] mac = macs.get().doFinal(input.getBytes(StandardCharsets.US_ASCII));
    long bits = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bits = bits << 8 | mac[i] & 0xFF;
    }
    return new CheckCode((int) Long.remainderUnsigned(bits, CheckCode.BOUND));
  }

  private Mac newMac() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }
}
