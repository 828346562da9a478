package org.jarshy.gateway.console.internal.shown;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** A text as a QR code in SVG: one path, no script and no style, black on white in any theme. */
public final class QrCode {

  /** Modules of light around it, as scanners need (ISO/IEC 18004 §9.1). */
  private static final int MARGIN = 4;

  private QrCode() {}

  /**
   * @param text at most some 2,000 characters
   */
  public static String svg(String text) {
    BitMatrix modules = modules(text);
    int size = modules.getWidth();
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        if (modules.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" width="%2$d" height="%2$d" \
        shape-rendering="crispEdges"><rect width="%1$d" height="%1$d" fill="#fff"/>\
        <path d="%3$s" fill="#000"/></svg>
        """
        .formatted(size, 5 * size, path);
  }

  static BitMatrix modules(String text) {
    try {
      // Size 0: one point for each module.
      return new QRCodeWriter()
          .encode(
              text,
              BarcodeFormat.QR_CODE,
              0,
              0,
              Map.of(
                  EncodeHintType.MARGIN,
                  MARGIN,
                  EncodeHintType.ERROR_CORRECTION,
                  ErrorCorrectionLevel.M));
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code", e);
    }
  }
}
