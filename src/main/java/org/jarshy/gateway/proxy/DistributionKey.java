package org.jarshy.gateway.proxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.RootKey;

/** K_dist: what nobody outside can foretell a bucket without. Safe for many threads. */
final class DistributionKey {

  /** Numbers of one area differ in so many last digits: SIM cards are sold in runs. */
  private static final int LAST_DIGITS = 3;

  private final SecretKey key;

  DistributionKey(RootKey root) {
    this.key = root.mac(RootKey.Purpose.DIST);
  }

  /** The number without its last three digits. */
  static String area(Msisdn number) {
    return number.e164().substring(0, number.e164().length() - LAST_DIGITS);
  }

  /** Where somebody belongs who asks for this app: HMAC-SHA-256(K_dist, type|area). */
  AreaKey areaKey(App app, Msisdn number) {
    return areaKey(app, area(number));
  }

  AreaKey areaKey(App app, String area) {
    return new AreaKey(mac(app.code() + "|" + area));
  }

  /** Which half of a bucket an area goes to when it is split. */
  int half(long bucket, AreaKey area) {
    return mac("split|" + bucket + "|" + area.hex())[0] & 1;
  }

  /** To tell links apart without opening them. */
  String linkKey(String identity) {
    return HexFormat.of().formatHex(mac("link|" + identity));
  }

  private byte[] mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }

  /** A keyed hash of app and area. */
  static final class AreaKey {

    private final String hex;
    private final long number;

    private AreaKey(byte[] mac) {
      this.hex = HexFormat.of().formatHex(mac);
      this.number = ByteBuffer.wrap(mac).getLong();
    }

    static AreaKey ofHex(String hex) {
      return new AreaKey(HexFormat.of().parseHex(hex));
    }

    String hex() {
      return hex;
    }

    /** As good as random to whoever lacks the key. */
    long number() {
      return number;
    }

    @Override
    public String toString() {
      return "area";
    }
  }
}
