package org.jarshy.gateway.proxy;

import java.util.regex.Pattern;

/**
 * Which addresses of the Internet's special registries may not be handed out (IANA, RFC 6890 and
 * what has become of it). Reads the one spelling of an address that every program reads alike: what
 * a browser takes for an IPv4 address in octal, hex or with parts left out is refused.
 */
final class Addresses {

  /** What an address is good for. */
  enum Use {
    PUBLIC,
    /** Of a range kept for examples: leads nowhere. */
    DOCUMENTATION,
    /** Private, loopback, link-local, multicast, reserved, or a way around these. */
    SPECIAL
  }

  private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern V6_GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final int GROUPS = 8;

  private Addresses() {}

  /** Four octets; null where the text is no dotted IPv4 address with four decimal parts. */
  static byte[] v4(String text) {
    if (!V4.matcher(text).matches()) {
      return null;
    }
    String[] parts = text.split("\\.");
    byte[] octets = new byte[4];
    for (int i = 0; i < 4; i++) {
      int value = Integer.parseInt(parts[i]);
      // A leading zero is octal to some programs and decimal to others.
      if (value > 255 || (parts[i].length() > 1 && parts[i].charAt(0) == '0')) {
        return null;
      }
      octets[i] = (byte) value;
    }
    return octets;
  }

  /** Sixteen octets; null where it is none. No zone, and no IPv4 address written within. */
  static byte[] v6(String text) {
    int gap = text.indexOf("::");
    if (gap != text.lastIndexOf("::") || text.contains(":::")) {
      return null;
    }
    String[] head = groups(gap < 0 ? text : text.substring(0, gap));
    String[] tail = gap < 0 ? new String[0] : groups(text.substring(gap + 2));
    if (head == null || tail == null) {
      return null;
    }
    int written = head.length + tail.length;
    if (gap < 0 ? written != GROUPS : written >= GROUPS) {
      return null;
    }
    byte[] octets = new byte[16];
    put(head, octets, 0);
    put(tail, octets, GROUPS - tail.length);
    return octets;
  }

  private static String[] groups(String text) {
    if (text.isEmpty()) {
      return new String[0];
    }
    String[] groups = text.split(":", -1);
    for (String group : groups) {
      if (!V6_GROUP.matcher(group).matches()) {
        return null;
      }
    }
    return groups.length > GROUPS ? null : groups;
  }

  private static void put(String[] groups, byte[] octets, int from) {
    for (int i = 0; i < groups.length; i++) {
      int value = Integer.parseInt(groups[i], 16);
      octets[2 * (from + i)] = (byte) (value >> 8);
      octets[2 * (from + i) + 1] = (byte) value;
    }
  }

  /**
   * @param octets four or sixteen
   */
  static Use useOf(byte[] octets) {
    return octets.length == 4 ? useOfV4(octets) : useOfV6(octets);
  }

  private static Use useOfV4(byte[] octets) {
    int a = octets[0] & 0xFF;
    int b = octets[1] & 0xFF;
    int c = octets[2] & 0xFF;
    if ((a == 192 && b == 0 && c == 2)
        || (a == 198 && b == 51 && c == 100)
        || (a == 203 && b == 0 && c == 113)) {
      return Use.DOCUMENTATION;
    }
    boolean special =
        a == 0
            || a == 10
            || a == 127
            || a >= 224
            || (a == 100 && b >= 64 && b < 128)
            || (a == 169 && b == 254)
            || (a == 172 && b >= 16 && b < 32)
            || (a == 192 && b == 168)
            || (a == 192 && b == 0 && c == 0)
            || (a == 192 && b == 88 && c == 99)
            || (a == 198 && (b == 18 || b == 19));
    return special ? Use.SPECIAL : Use.PUBLIC;
  }

  private static Use useOfV6(byte[] octets) {
    int first = (octets[0] & 0xFF) << 8 | octets[1] & 0xFF;
    int second = (octets[2] & 0xFF) << 8 | octets[3] & 0xFF;
    if ((first == 0x2001 && second == 0x0DB8) || (first == 0x3FFF && second < 0x1000)) {
      return Use.DOCUMENTATION;
    }
    // Global unicast is 2000::/3; within it 2001::/23 is for protocols, 2002::/16 carries IPv4.
    boolean global = (first & 0xE000) == 0x2000;
    boolean protocol = first == 0x2001 && second < 0x0200;
    return global && !protocol && first != 0x2002 ? Use.PUBLIC : Use.SPECIAL;
  }
}
