package org.jarshy.gateway.console.internal.shown;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

  private static final String TEXT =
      "J1 250 1641351600 1Zk9d3Gh+/NEEtdmDpvXW1q0Rk1uXk1lJmQ4VQ0b7aY "
          + "A".repeat(40)
          + "b".repeat(46);

  /** Reads the path of the SVG as a camera would see it. */
  @Test
  void a_reader_finds_the_text_again() throws Exception {
    String svg = QrCode.svg(TEXT);
    Matcher box = Pattern.compile("viewBox=\"0 0 ([0-9]+) ").matcher(svg);
    assertThat(box.find()).isTrue();
    int modules = Integer.parseInt(box.group(1));
    int scale = 4;
    int[] pixels = new int[modules * scale * modules * scale];
    java.util.Arrays.fill(pixels, 0xFFFFFF);
    Matcher module = Pattern.compile("M([0-9]+) ([0-9]+)h1v1h-1z").matcher(svg);
    while (module.find()) {
      int x = Integer.parseInt(module.group(1)) * scale;
      int y = Integer.parseInt(module.group(2)) * scale;
      for (int i = 0; i < scale * scale; i++) {
        pixels[(y + i / scale) * modules * scale + x + i % scale] = 0;
      }
    }
    BinaryBitmap image =
        new BinaryBitmap(
            new HybridBinarizer(new RGBLuminanceSource(modules * scale, modules * scale, pixels)));
    assertThat(new QRCodeReader().decode(image).getText()).isEqualTo(TEXT);
    assertThat(svg).doesNotContain("style").doesNotContain("script");
  }
}
