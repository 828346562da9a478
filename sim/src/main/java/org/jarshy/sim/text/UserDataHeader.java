package org.jarshy.sim.text;

/**
 * The header before a segment's text: of all its elements the two that join parts (3GPP 23.040
 * §9.2.3.24.1 and .8).
 *
 * @param length octets with the length octet; where the text begins
 * @param total 0 when the header joins nothing
 */
record UserDataHeader(int length, int reference, boolean wide, int number, int total) {

  static final UserDataHeader NONE = new UserDataHeader(0, -1, false, 0, 0);

  static UserDataHeader read(byte[] data, Warnings warnings) {
    if (data.length == 0) {
      warnings.add("esm_class announces a user data header, but there is no data");
      return NONE;
    }
    int end = 1 + (data[0] & 0xFF);
    if (end > data.length) {
      warnings.add("the user data header claims more octets than there are");
      return NONE;
    }
    UserDataHeader found = new UserDataHeader(end, -1, false, 0, 0);
    int at = 1;
    while (at + 2 <= end) {
      int length = data[at + 1] & 0xFF;
      if (at + 2 + length > end) {
        warnings.add("an element of the user data header is longer than the header");
        return found;
      }
      found = element(data, at, length, end, found, warnings);
      at += 2 + length;
    }
    return found;
  }

  private static UserDataHeader element(
      byte[] data, int at, int length, int end, UserDataHeader found, Warnings warnings) {
    boolean narrow = data[at] == 0x00 && length == 3;
    boolean wide = data[at] == 0x08 && length == 4;
    if (!narrow && !wide) {
      return found;
    }
    int reference = wide ? (data[at + 2] & 0xFF) << 8 | data[at + 3] & 0xFF : data[at + 2] & 0xFF;
    int total = data[at + length] & 0xFF;
    int number = data[at + length + 1] & 0xFF;
    if (number < 1 || number > total) {
      warnings.add("part %d of %d cannot be".formatted(number, total));
      return found;
    }
    return total == 1 ? found : new UserDataHeader(end, reference, wide, number, total);
  }
}
