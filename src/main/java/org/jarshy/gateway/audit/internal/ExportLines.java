package org.jarshy.gateway.audit.internal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Lines of UTF-8, each of at most 256 KiB; what is no UTF-8 is not read as something else. */
public final class ExportLines {

  private static final int LONGEST = 256 * 1024;

  private final InputStream in;
  private long number;

  public ExportLines(InputStream in) {
    this.in = new BufferedInputStream(in, 64 * 1024);
  }

  /** Of the line that was read last, from 1. */
  public long number() {
    return number;
  }

  /**
   * @return null at the end
   */
  public String next() throws IOException, ExportFormat.Unreadable {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    int octet = in.read();
    if (octet < 0) {
      return null;
    }
    number++;
    boolean tooLong = false;
    for (; octet >= 0 && octet != '\n'; octet = in.read()) {
      if (line.size() < LONGEST) {
        line.write(octet);
      } else {
        tooLong = true;
      }
    }
    if (tooLong) {
      throw new ExportFormat.Unreadable("It is longer than " + LONGEST + " octets.");
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new ExportFormat.Unreadable("It is no UTF-8.");
    }
  }
}
