package org.jarshy.gateway.bench;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Part of a crowd as a CSV file for the import, written while it is read. */
final class CrowdLines extends InputStream {

  private final Crowd crowd;
  private final int end;
  private int next;
  private byte[] line = "number,language,place,topics\n".getBytes(StandardCharsets.US_ASCII);
  private int read;

  /**
   * @param from the first subscriber, inclusive
   * @param end exclusive
   */
  CrowdLines(Crowd crowd, int from, int end) {
    this.crowd = crowd;
    this.next = from;
    this.end = end;
  }

  private boolean atEnd() {
    if (read < line.length) {
      return false;
    }
    if (next == end) {
      return true;
    }
    String place = crowd.inAudience(next) ? "almaty" : "aktobe";
    line =
        ("+" + Crowd.number(next) + ",ru," + place + ",news\n").getBytes(StandardCharsets.US_ASCII);
    read = 0;
    next++;
    return false;
  }

  @Override
  public int read() {
    return atEnd() ? -1 : line[read++];
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    int done = 0;
    while (done < length && !atEnd()) {
      int count = Math.min(length - done, line.length - read);
      System.arraycopy(line, read, into, offset + done, count);
      read += count;
      done += count;
    }
    return done == 0 && length > 0 ? -1 : done;
  }
}
