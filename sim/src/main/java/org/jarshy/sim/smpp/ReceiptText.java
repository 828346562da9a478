package org.jarshy.sim.smpp;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The text of a delivery receipt as SMPP 3.4 Appendix B gives it; dates are in UTC. */
public final class ReceiptText {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyMMddHHmm").withZone(ZoneOffset.UTC);

  // Receipts come by the thousand in the same minute: format it once.
  private static volatile Minute last = new Minute(Long.MIN_VALUE, "");

  private record Minute(long number, String text) {}

  private ReceiptText() {}

  /**
   * @param state seven letters, {@code DELIVRD}
   * @param text the first 20 octets of it are shown; what is not printable ASCII becomes a dot
   */
  public static byte[] write(
      String id,
      boolean delivered,
      Instant submitted,
      Instant done,
      String state,
      int error,
      byte[] text) {
    StringBuilder line = new StringBuilder(120);
    line.append("id:").append(id);
    line.append(" sub:001 dlvrd:").append(delivered ? "001" : "000");
    line.append(" submit date:").append(minute(submitted));
    line.append(" done date:").append(minute(done));
    line.append(" stat:").append(state);
    line.append(" err:").append(error + 1000).deleteCharAt(line.length() - 4);
    line.append(" text:");
    for (int i = 0; i < Math.min(20, text.length); i++) {
      line.append(text[i] >= 0x20 && text[i] < 0x7F ? (char) text[i] : '.');
    }
    return line.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String minute(Instant time) {
    long number = time.getEpochSecond() / 60;
    Minute known = last;
    if (known.number() != number) {
      known = new Minute(number, MINUTES.format(time));
      last = known;
    }
    return known.text();
  }
}
