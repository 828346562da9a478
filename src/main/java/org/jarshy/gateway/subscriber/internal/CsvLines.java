package org.jarshy.gateway.subscriber.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jarshy.gateway.subscriber.SubscriberImport.NotTaken;

/**
 * The lines of a file in strict UTF-8, counted as an editor counts them (LF, CR LF or CR end one).
 * Bytes are split before they are decoded, which UTF-8 allows, so that a byte that is none of UTF-8
 * is blamed on its line. Holds one line at a time.
 */
final class CsvLines {

  static final long MAX_BYTES = 100L << 20;
  static final long MAX_LINES = 5_000_000;
  static final int MAX_LINE_BYTES = 2_000;

  private static final String WAY_OUT = "; save the file as \"CSV UTF-8\" and try again";

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(MAX_LINE_BYTES);
  private int position;
  private int filled;
  private long bytes;
  private long number;
  private boolean tooLong;
  private boolean skipLineFeed;
  private String text;

  CsvLines(InputStream in) {
    this.in = in;
  }

  /** Moves to the next line. @return false at the end of the file */
  boolean next() throws IOException {
    line.reset();
    tooLong = false;
    boolean any = false;
    for (int b = read(); b >= 0; b = read()) {
      if (skipLineFeed && b == '\n') {
        skipLineFeed = false;
        continue;
      }
      skipLineFeed = b == '\r';
      any = true;
      if (b == '\n' || b == '\r') {
        break;
      }
      if (line.size() < MAX_LINE_BYTES) {
        line.write(b);
      } else {
        tooLong = true;
      }
    }
    if (!any) {
      return false;
    }
    number++;
    if (number > MAX_LINES + 1) {
      throw new NotTaken("the file has more than 5,000,000 lines: split it");
    }
    text = tooLong ? "" : decode(line.toByteArray());
    return true;
  }

  String text() {
    return text;
  }

  /** Counted from 1. */
  long number() {
    return number;
  }

  /** Longer than any real line: its text is not kept. */
  boolean tooLong() {
    return tooLong;
  }

  private int read() throws IOException {
    if (position == filled) {
      position = 0;
      filled = Math.max(0, in.read(buffer));
      bytes += filled;
      if (bytes > MAX_BYTES) {
        throw new NotTaken("the file is larger than 100 MiB: split it");
      }
      if (filled == 0) {
        return -1;
      }
    }
    return buffer[position++] & 0xff;
  }

  private String decode(byte[] raw) {
    int from = 0;
    if (number == 1) {
      if (startsWith(raw, 0xff, 0xfe) || startsWith(raw, 0xfe, 0xff)) {
        throw new NotTaken("the file is in UTF-16; UTF-8 is allowed" + WAY_OUT);
      }
      from = startsWith(raw, 0xef, 0xbb, 0xbf) ? 3 : 0;
    }
    for (byte b : raw) {
      if (b == 0) {
        throw new NotTaken(
            "line %d holds zero bytes, so the file looks like UTF-16; UTF-8 is allowed%s"
                .formatted(number, WAY_OUT));
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(raw, from, raw.length - from))
          .toString();
    } catch (CharacterCodingException e) {
      String guess = looksLikeWindows1251(raw) ? " and looks like Windows-1251" : "";
      throw new NotTaken("line %d is not UTF-8%s%s".formatted(number, guess, WAY_OUT));
    }
  }

  private static boolean startsWith(byte[] raw, int... start) {
    for (int i = 0; i < start.length; i++) {
      if (i >= raw.length || (raw[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }

  /** There the Russian letters fill C0 to FF, with Ё at A8 and ё at B8. */
  private static boolean looksLikeWindows1251(byte[] raw) {
    int high = 0;
    int letters = 0;
    for (byte b : raw) {
      int value = b & 0xff;
      high += value >= 0x80 ? 1 : 0;
      letters += value >= 0xc0 || value == 0xa8 || value == 0xb8 ? 1 : 0;
    }
    return high >= 3 && letters * 10 >= high * 8;
  }
}
