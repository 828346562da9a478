package org.jarshy.gateway.trust;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** One block of ASCII armor (RFC 9580, section 6), with nothing around it. */
final class Armor {

  /** Not a dot: read byte by byte, Cyrillic has what a dot takes for the end of a line. */
  private static final Pattern HEADER = Pattern.compile("[A-Za-z]+: [^\\r\\n]*");

  private static final Pattern DATA = Pattern.compile("[A-Za-z0-9+/]+={0,2}");
  private static final Pattern CHECKSUM = Pattern.compile("=[A-Za-z0-9+/]{4}");

  private Armor() {}

  static boolean isBinary(byte[] content) {
    return content.length > 0 && (content[0] & 0x80) != 0;
  }

  /**
   * @param label {@code SIGNATURE} or {@code PUBLIC KEY BLOCK}
   */
  static byte[] decode(String file, byte[] content, String label) {
    String text = new String(content, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    if (!text.endsWith("\n")) {
      text += "\n";
    }
    if (text.contains("-----BEGIN PGP SIGNED MESSAGE-----")) {
      throw new RuleBroken(Rule.SIGNATURE_CLEARSIGNED, file + " is a clearsigned text");
    }
    int blocks = text.split("-----BEGIN ", -1).length - 1;
    if (blocks > 1) {
      throw refused(file, "holds " + blocks + " blocks; put each into a file of its own");
    }
    if (blocks == 0) {
      throw refused(file, "is neither armored nor binary");
    }
    String begin = "-----BEGIN PGP " + label + "-----";
    if (!text.startsWith(begin) && text.startsWith("-----BEGIN ")) {
      throw refused(file, "holds no " + label);
    }
    return decodeLines(file, List.of(text.split("\n", -1)), label);
  }

  private static byte[] decodeLines(String file, List<String> lines, String label) {
    int at = 0;
    boolean good = lines.get(at++).stripTrailing().equals("-----BEGIN PGP " + label + "-----");
    while (at < lines.size() && HEADER.matcher(lines.get(at)).matches()) {
      at++;
    }
    good = good && at < lines.size() && lines.get(at++).isBlank();
    StringBuilder data = new StringBuilder();
    while (at < lines.size() && DATA.matcher(lines.get(at).stripTrailing()).matches()) {
      data.append(lines.get(at++).stripTrailing());
    }
    String sum = null;
    if (at < lines.size() && CHECKSUM.matcher(lines.get(at).stripTrailing()).matches()) {
      sum = lines.get(at++).stripTrailing().substring(1);
    }
    good =
        good
            && at < lines.size()
            && lines.get(at++).stripTrailing().equals("-----END PGP " + label + "-----")
            && lines.subList(at, lines.size()).stream().allMatch(String::isBlank);
    if (!good) {
      throw refused(file, "has something in it that does not belong to the armor");
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(data.toString());
      checkSum(file, decoded, sum);
      return decoded;
    } catch (IllegalArgumentException e) {
      throw refused(file, "is not Base64 all the way");
    }
  }

  private static void checkSum(String file, byte[] data, String given) {
    if (given == null) {
      return;
    }
    int crc = 0xb704ce;
    for (byte octet : data) {
      crc ^= (octet & 0xff) << 16;
      for (int i = 0; i < 8; i++) {
        crc <<= 1;
        if ((crc & 0x1000000) != 0) {
          crc ^= 0x1864cfb;
        }
      }
    }
    byte[] expected = {(byte) (crc >> 16), (byte) (crc >> 8), (byte) crc};
    if (!Base64.getEncoder().encodeToString(expected).equals(given)) {
      throw refused(file, "has the wrong checksum: it was damaged or changed");
    }
  }

  private static RuleBroken refused(String file, String found) {
    return new RuleBroken(Rule.SIGNATURE_ARMOR, file + " " + found);
  }
}
