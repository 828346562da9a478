package org.jarshy.gateway.lookup;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A file as characters: UTF-8 with or without its mark, else windows-1251 where its beginning reads
 * as Russian in it. Whatever else is refused, for wrong letters in a list of the missing are worse
 * than none.
 */
record Decoding(Reader reader, Charset charset) {

  private static final int LOOK_BYTES = 65_536;
  private static final Charset CYRILLIC = Charset.forName("windows-1251");
  private static final String SAVE_AS = " Save the table as CSV UTF-8 and upload that.";

  static Decoding of(InputStream file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(file, LOOK_BYTES);
    in.mark(LOOK_BYTES + 1);
    byte[] head = in.readNBytes(LOOK_BYTES);
    in.reset();
    if (head.length == 0) {
      throw KeywordRefused.table("The file is empty; a first line with the columns is required.");
    }
    refuseOtherKinds(head);
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      in.skipNBytes(3);
      return strict(in, StandardCharsets.UTF_8);
    }
    if (isUtf8(head)) {
      return strict(in, StandardCharsets.UTF_8);
    }
    if (isRussian(head)) {
      return strict(in, CYRILLIC);
    }
    throw KeywordRefused.table("The file is neither UTF-8 nor Russian windows-1251." + SAVE_AS);
  }

  private static void refuseOtherKinds(byte[] head) {
    if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw KeywordRefused.table("The file is a workbook of Excel, not a CSV file." + SAVE_AS);
    }
    if (startsWith(head, 0xFF, 0xFE) || startsWith(head, 0xFE, 0xFF)) {
      throw KeywordRefused.table("The file is UTF-16, which is not allowed." + SAVE_AS);
    }
    for (byte b : head) {
      if (b == 0) {
        throw KeywordRefused.table("The file holds zero bytes, so it is no text." + SAVE_AS);
      }
    }
  }

  private static Decoding strict(InputStream in, Charset charset) {
    return new Decoding(
        new BufferedReader(
            new InputStreamReader(
                in,
                charset
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT))),
        charset);
  }

  /** The beginning may end within a character. */
  private static boolean isUtf8(byte[] head) {
    CharBuffer out = CharBuffer.allocate(head.length);
    return !StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head), out, false).isError();
  }

  /** Nine of ten bytes that are not ASCII must be Russian letters. */
  private static boolean isRussian(byte[] head) {
    int foreign = 0;
    int russian = 0;
    for (byte b : head) {
      int c = b & 0xFF;
      if (c >= 0x80) {
        foreign++;
        russian += c >= 0xC0 || c == 0xA8 || c == 0xB8 ? 1 : 0;
      }
    }
    return russian * 10 >= foreign * 9;
  }

  private static boolean startsWith(byte[] head, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
