package org.jarshy.gateway.inbound.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jarshy.gateway.gsm.ReceivedText.Concat;
import org.jarshy.gateway.inbound.DeliveredText;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.NumberVault;

/**
 * Keyed marks of a text, of its sender and of the longer text it is a part of: they outlive number
 * and words by a day, so they must tell nothing to who has the database without the keys. {@code
 * STOP} from one of 10^8 numbers would be found by trying were they not keyed.
 *
 * <p>Not for many threads.
 */
final class Fingerprints {

  /**
   * +999 is reserved by ITU-T E.164 and belongs to nobody, so its index is kept in no row and can
   * serve as a key that the vault alone can make.
   */
  private static final Msisdn NOBODY = new Msisdn("+99900000000000");

  /** 128 bits: two of 10^9 texts a day look alike by chance once in 10^12 years. */
  private static final int BYTES = 16;

  private final NumberVault vault;
  private Mac mac;

  Fingerprints(NumberVault vault) {
    this.vault = vault;
  }

  String sender(Msisdn number) {
    return mark("sender", field(number.e164()));
  }

  String text(DeliveredText text) {
    return mark(
        "text",
        field(text.carrier()),
        field(text.from().e164()),
        field(text.to()),
        new byte[] {text.dataCoding(), (byte) (text.udhi() ? 1 : 0)},
        field(String.valueOf(text.sar())),
        text.octets());
  }

  /** SAR and header references are counted apart: one phone may use both. */
  String group(DeliveredText text, Concat concat) {
    return mark(
        "group",
        field(text.carrier()),
        field(text.from().e164()),
        field(text.to()),
        field((text.sar() == null ? "udh" : "sar") + concat.reference() + "/" + concat.total()));
  }

  private String mark(String label, byte[]... fields) {
    Mac keyed = mac();
    keyed.update(label.getBytes(StandardCharsets.US_ASCII));
    for (byte[] field : fields) {
      // each with its length, so that no two lists of fields join to the same octets
      keyed.update(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
      keyed.update(field);
    }
    return HexFormat.of().formatHex(Arrays.copyOf(keyed.doFinal(), BYTES));
  }

  /** Made at first use and not at the start: the vault may be locked until then. */
  private Mac mac() {
    if (mac == null) {
      try {
        mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(vault.index(NOBODY), "HmacSHA256"));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
      }
    }
    return mac;
  }

  private static byte[] field(String value) {
    return String.valueOf(value).getBytes(StandardCharsets.UTF_8);
  }
}
