package org.jarshy.gateway.trust;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The central directory of a ZIP and its end record.
 *
 * @param start where the directory begins, which is where the entries end
 */
record ZipDirectory(int start, List<Entry> entries) {

  static final int STORED = 0;
  static final int DEFLATED = 8;

  private static final int END_BYTES = 22;
  private static final int HEADER_BYTES = 46;

  /** Bits 1 and 2 tell how hard it was packed, 3 sizes behind the data, 11 names in UTF-8. */
  private static final int FLAGS_ALLOWED = 0b1000_0000_1110;

  private static final int FLAG_ENCRYPTED = 1;
  private static final int FLAG_STRONG_ENCRYPTION = 1 << 6;
  private static final int FLAG_MASKED_HEADERS = 1 << 13;
  private static final int FLAG_DESCRIPTOR = 1 << 3;

  /** One entry as the directory has it; sizes and offset in bytes. */
  record Entry(
      String name,
      int flags,
      int method,
      long crc,
      long packedSize,
      long size,
      long attributes,
      long offset) {

    boolean hasDescriptor() {
      return (flags & FLAG_DESCRIPTOR) != 0;
    }

    /** The one folder that ordinary programs pack along, with nothing in it. */
    boolean folder() {
      return name.equals("items/");
    }
  }

  static ZipDirectory read(byte[] zip) {
    int end = endRecord(zip);
    if (Bytes.u16(zip, end + 4) != 0
        || Bytes.u16(zip, end + 6) != 0
        || Bytes.u16(zip, end + 8) != Bytes.u16(zip, end + 10)) {
      if (Bytes.u16(zip, end + 4) == 0xffff || Bytes.u16(zip, end + 8) == 0xffff) {
        throw new RuleBroken(Rule.ZIP_64, "the end record points to a ZIP64 record");
      }
      throw new RuleBroken(Rule.ZIP_MULTI_DISK, "the archive says that it has several parts");
    }
    int count = Bytes.u16(zip, end + 10);
    long size = Bytes.u32(zip, end + 12);
    long start = Bytes.u32(zip, end + 16);
    if (count == 0xffff
        || size == 0xffffffffL
        || start == 0xffffffffL
        || Bytes.startsWith(zip, end - 20, 'P', 'K', 6, 7)) {
      throw new RuleBroken(Rule.ZIP_64, "the end record points to a ZIP64 record");
    }
    if (start + size != end) {
      throw misplaced(zip, start, size, end);
    }
    if (count > ZipEntries.MAX_ENTRIES) {
      throw new RuleBroken(Rule.ZIP_TOO_MANY_ENTRIES, "the archive has " + count + " entries");
    }
    return new ZipDirectory((int) start, headers(zip, (int) start, end, count));
  }

  /** The end record closes the file: a comment could hold another one. */
  private static int endRecord(byte[] zip) {
    int end = zip.length - END_BYTES;
    if (end >= 0 && isEndRecord(zip, end) && Bytes.u16(zip, end + 20) == 0) {
      return end;
    }
    for (int at = end; at >= 0; at--) {
      if (isEndRecord(zip, at)) {
        if (contains(zip, 0, at)) {
          throw new RuleBroken(Rule.ZIP_SECOND_DIRECTORY, "the archive has two end records");
        }
        throw new RuleBroken(
            Rule.ZIP_EXTRA_DATA,
            at + END_BYTES + Bytes.u16(zip, at + 20) == zip.length
                ? "the archive has a comment; make it without one"
                : "bytes follow after the end of the archive");
      }
    }
    throw new RuleBroken(Rule.ZIP_NOT_A_ZIP, "the file has no end record of a ZIP archive");
  }

  private static boolean isEndRecord(byte[] zip, int at) {
    return Bytes.startsWith(zip, at, 'P', 'K', 5, 6) && at + END_BYTES <= zip.length;
  }

  private static boolean contains(byte[] zip, int from, int to) {
    for (int at = from; at + 4 <= to; at++) {
      if (Bytes.startsWith(zip, at, 'P', 'K', 5, 6)) {
        return true;
      }
    }
    return false;
  }

  private static RuleBroken misplaced(byte[] zip, long start, long size, int end) {
    long directoryEnd = start + size;
    if (directoryEnd > end) {
      return new RuleBroken(Rule.ZIP_BROKEN, "the directory is said to lie outside of the file");
    }
    if (contains(zip, (int) directoryEnd, end)) {
      return new RuleBroken(Rule.ZIP_SECOND_DIRECTORY, "the archive has two end records");
    }
    return new RuleBroken(
        Rule.ZIP_EXTRA_DATA,
        (end - directoryEnd)
            + " bytes too many: something was put before the archive or around its directory");
  }

  private static List<Entry> headers(byte[] zip, int start, int end, int count) {
    List<Entry> entries = new ArrayList<>();
    int at = start;
    for (int i = 0; i < count; i++) {
      if (at + HEADER_BYTES > end || !Bytes.startsWith(zip, at, 'P', 'K', 1, 2)) {
        throw new RuleBroken(Rule.ZIP_BROKEN, "the directory has fewer entries than it says");
      }
      int nameLength = Bytes.u16(zip, at + 28);
      int extraLength = Bytes.u16(zip, at + 30);
      int commentLength = Bytes.u16(zip, at + 32);
      int next = at + HEADER_BYTES + nameLength + extraLength + commentLength;
      if (next > end) {
        throw new RuleBroken(Rule.ZIP_BROKEN, "the directory is cut off");
      }
      Entry entry =
          new Entry(
              name(zip, at + HEADER_BYTES, nameLength),
              Bytes.u16(zip, at + 8),
              Bytes.u16(zip, at + 10),
              Bytes.u32(zip, at + 16),
              Bytes.u32(zip, at + 20),
              Bytes.u32(zip, at + 24),
              Bytes.u32(zip, at + 38),
              Bytes.u32(zip, at + 42));
      checkExtra(zip, at + HEADER_BYTES + nameLength, extraLength, entry.name());
      if (commentLength > 0) {
        throw new RuleBroken(
            Rule.ZIP_EXTRA_DATA, Bytes.shown(entry.name()) + " has a comment of its own");
      }
      if (Bytes.u16(zip, at + 34) != 0) {
        throw new RuleBroken(
            Rule.ZIP_MULTI_DISK, Bytes.shown(entry.name()) + " is said to lie in another part");
      }
      checkKind(entry);
      entries.add(entry);
      at = next;
    }
    if (at != end) {
      throw new RuleBroken(Rule.ZIP_BROKEN, "the directory holds more than the entries it counts");
    }
    return entries;
  }

  static String name(byte[] zip, int at, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(zip, at, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new RuleBroken(Rule.ZIP_NAME_UNSAFE, "a name is not UTF-8");
    }
  }

  private static void checkKind(Entry entry) {
    String name = Bytes.shown(entry.name());
    int flags = entry.flags();
    if ((flags & (FLAG_ENCRYPTED | FLAG_STRONG_ENCRYPTION | FLAG_MASKED_HEADERS)) != 0) {
      throw new RuleBroken(Rule.ZIP_ENCRYPTED, name + " is encrypted");
    }
    if (entry.method() != STORED && entry.method() != DEFLATED) {
      throw new RuleBroken(Rule.ZIP_METHOD, name + " is packed by method " + entry.method());
    }
    if ((flags & ~FLAGS_ALLOWED) != 0) {
      throw new RuleBroken(
          Rule.ZIP_METHOD, String.format("%s has unusual flags 0x%04x", name, flags));
    }
    if (entry.packedSize() == 0xffffffffL
        || entry.size() == 0xffffffffL
        || entry.offset() == 0xffffffffL) {
      throw new RuleBroken(Rule.ZIP_64, name + " keeps its sizes in a ZIP64 record");
    }
    // The upper half is the mode of Unix, whatever system the entry claims to come from; of the
    // lower, MS-DOS, 0x08 is a volume label, 0x10 a folder and 0x400 a link of Windows.
    int unixType = (int) (entry.attributes() >>> 28);
    boolean plain = unixType == 0 || unixType == 0x8;
    if (entry.folder() && entry.size() == 0 && (plain || unixType == 0x4)) {
      return;
    }
    if (entry.folder()) {
      throw new RuleBroken(Rule.ZIP_LINK, name + " is a folder with something in it");
    }
    if (!plain || (entry.attributes() & 0x418) != 0) {
      throw new RuleBroken(Rule.ZIP_LINK, name + " is a link, a folder or a device");
    }
  }

  /** Extra fields are not used, but three kinds would change what an entry is. */
  static void checkExtra(byte[] zip, int from, int length, String name) {
    int at = from;
    int end = from + length;
    while (at < end) {
      int next = at + 4 <= end ? at + 4 + Bytes.u16(zip, at + 2) : end + 1;
      if (next > end) {
        throw new RuleBroken(
            Rule.ZIP_BROKEN, "an extra field of " + Bytes.shown(name) + " is cut off");
      }
      switch (Bytes.u16(zip, at)) {
        case 0x0001 -> throw new RuleBroken(Rule.ZIP_64, Bytes.shown(name) + " has a ZIP64 record");
        case 0x7075 ->
            throw new RuleBroken(
                Rule.ZIP_NAME_UNSAFE, Bytes.shown(name) + " has a second name in an extra field");
        case 0x756e ->
            throw new RuleBroken(
                Rule.ZIP_LINK, Bytes.shown(name) + " has an extra field that can make it a link");
        case 0x9901, 0x0017 ->
            throw new RuleBroken(
                Rule.ZIP_ENCRYPTED, Bytes.shown(name) + " has a record of encryption");
        default -> at = next;
      }
    }
  }
}
