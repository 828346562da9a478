package org.jarshy.gateway.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes of an XML document as characters: by its byte order mark, else by the header, else by its
 * declaration, else UTF-8 (RFC 7303 §3.2). Bytes that are not of that charset are refused: wrong
 * letters in a warning are worse than none.
 */
final class Decode {

  private static final Pattern HEADER =
      Pattern.compile("charset\\s*=\\s*[\"']?([A-Za-z0-9_.:-]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9_.:-]+)[\"']");
  private static final int LOOK_BYTES = 300;

  private Decode() {}

  static String text(byte[] body, String contentType) throws Unreadable {
    if (body.length == 0) {
      throw new Unreadable("The answer is empty.");
    }
    if (startsWith(body, 0xEF, 0xBB, 0xBF)) {
      return strict(body, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(body, 0xFE, 0xFF)) {
      return strict(body, 2, StandardCharsets.UTF_16BE);
    }
    if (startsWith(body, 0xFF, 0xFE)) {
      return strict(body, 2, StandardCharsets.UTF_16LE);
    }
    Charset said = said(body, contentType);
    // Letters of other scripts that read as UTF-8 are UTF-8, whatever a server was set up to say:
    // hardly any text of another charset happens to be valid UTF-8.
    if (!said.equals(StandardCharsets.UTF_8) && hasHighBytes(body)) {
      try {
        return strict(body, 0, StandardCharsets.UTF_8);
      } catch (Unreadable other) {
        return strict(body, 0, said);
      }
    }
    return strict(body, 0, said);
  }

  private static Charset said(byte[] body, String contentType) throws Unreadable {
    Matcher header = HEADER.matcher(contentType == null ? "" : contentType);
    if (header.find()) {
      return named(header.group(1));
    }
    String head =
        new String(body, 0, Math.min(body.length, LOOK_BYTES), StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(head);
    return declared.find() ? named(declared.group(1)) : StandardCharsets.UTF_8;
  }

  private static Charset named(String name) throws Unreadable {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new Unreadable("The answer says a charset that is not known.");
    }
  }

  private static String strict(byte[] body, int from, Charset charset) throws Unreadable {
    try {
      return charset
          .newDecoder()
          .decode(ByteBuffer.wrap(Arrays.copyOfRange(body, from, body.length)))
          .toString();
    } catch (CharacterCodingException e) {
      throw new Unreadable("The answer is not in the charset that it says: " + charset + ".");
    } catch (UnsupportedOperationException e) {
      throw new Unreadable("The answer says a charset that cannot be read: " + charset + ".");
    }
  }

  private static boolean hasHighBytes(byte[] body) {
    for (byte b : body) {
      if (b < 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] body, int... marks) {
    if (body.length < marks.length) {
      return false;
    }
    for (int i = 0; i < marks.length; i++) {
      if ((body[i] & 0xFF) != marks[i]) {
        return false;
      }
    }
    return true;
  }
}
