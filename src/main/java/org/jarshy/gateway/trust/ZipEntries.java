package org.jarshy.gateway.trust;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks a ZIP in memory, and only one that every program would unpack alike: each byte of the
 * file belongs to exactly one entry, the directory or the end record, and what is said twice is
 * said the same way (APPNOTE.TXT 6.3.10, sections 4.3 and 4.4).
 */
final class ZipEntries {

  static final int MAX_ENTRIES = 200;
  static final int MAX_ENTRY_BYTES = 256 * 1024;
  static final int MAX_TOTAL_BYTES = 10 * 1024 * 1024;
  static final int MAX_RATIO = 20;

  private static final int LOCAL_HEADER_BYTES = 30;

  private final byte[] zip;

  private ZipEntries(byte[] zip) {
    this.zip = zip;
  }

  /** Contents by name, in the order of the directory. */
  static Map<String, byte[]> unpack(byte[] zip) {
    return new ZipEntries(zip).unpack();
  }

  private Map<String, byte[]> unpack() {
    ZipDirectory directory = ZipDirectory.read(zip);
    List<ZipDirectory.Entry> entries = directory.entries();
    ZipNames.check(entries);
    checkLimits(entries);
    Map<ZipDirectory.Entry, Integer> dataAt = walk(directory);
    Map<String, byte[]> contents = new LinkedHashMap<>();
    for (ZipDirectory.Entry entry : entries) {
      byte[] content = content(entry, dataAt.get(entry));
      if (!entry.folder()) {
        refuseArchive(entry.name(), content);
        contents.put(entry.name(), content);
      }
    }
    return contents;
  }

  private static void checkLimits(List<ZipDirectory.Entry> entries) {
    long total = 0;
    for (ZipDirectory.Entry entry : entries) {
      if (entry.size() > MAX_ENTRY_BYTES) {
        throw new RuleBroken(
            Rule.ZIP_ENTRY_TOO_LARGE, entry.name() + " has " + entry.size() + " bytes");
      }
      if (entry.method() == ZipDirectory.STORED && entry.size() != entry.packedSize()) {
        throw new RuleBroken(
            Rule.ZIP_SIZE_LIES, entry.name() + " is stored, yet its two sizes differ");
      }
      if (entry.size() > MAX_RATIO * Math.max(1, entry.packedSize())) {
        throw new RuleBroken(
            Rule.ZIP_RATIO,
            entry.name() + " grows from " + entry.packedSize() + " to " + entry.size() + " bytes");
      }
      total += entry.size();
    }
    if (total > MAX_TOTAL_BYTES) {
      throw new RuleBroken(Rule.ZIP_TOTAL_TOO_LARGE, "the entries have " + total + " bytes");
    }
  }

  /** Where the data of each entry begin, once it is proved that entries lie end to end. */
  private Map<ZipDirectory.Entry, Integer> walk(ZipDirectory directory) {
    List<ZipDirectory.Entry> byPlace = new ArrayList<>(directory.entries());
    byPlace.sort(Comparator.comparingLong(ZipDirectory.Entry::offset));
    Map<ZipDirectory.Entry, Integer> dataAt = new LinkedHashMap<>();
    long end = 0;
    for (ZipDirectory.Entry entry : byPlace) {
      requireAdjacent(end, entry.offset(), entry.name());
      int data = dataOf(entry, directory.start());
      dataAt.put(entry, data);
      long dataEnd = data + entry.packedSize();
      if (dataEnd > directory.start()) {
        throw new RuleBroken(Rule.ZIP_OVERLAP, entry.name() + " reaches into the directory");
      }
      end = entry.hasDescriptor() ? descriptorEnd(entry, (int) dataEnd, directory) : dataEnd;
    }
    requireAdjacent(end, directory.start(), "the directory");
    return dataAt;
  }

  private static void requireAdjacent(long end, long start, String what) {
    if (start < end) {
      throw new RuleBroken(Rule.ZIP_OVERLAP, what + " begins inside what is before it");
    }
    if (start > end) {
      throw new RuleBroken(
          Rule.ZIP_EXTRA_DATA, (start - end) + " bytes lie before " + what + " that no entry owns");
    }
  }

  private int dataOf(ZipDirectory.Entry entry, int limit) {
    long at = entry.offset();
    if (at + LOCAL_HEADER_BYTES > limit || !Bytes.startsWith(zip, (int) at, 'P', 'K', 3, 4)) {
      throw new RuleBroken(
          Rule.ZIP_BROKEN, "no entry begins where the directory has " + entry.name());
    }
    int header = (int) at;
    int nameLength = Bytes.u16(zip, header + 26);
    int extraLength = Bytes.u16(zip, header + 28);
    int data = header + LOCAL_HEADER_BYTES + nameLength + extraLength;
    if (data > limit) {
      throw new RuleBroken(Rule.ZIP_BROKEN, "the header of " + entry.name() + " is cut off");
    }
    same(entry, "flags", entry.flags(), Bytes.u16(zip, header + 6));
    same(entry, "method", entry.method(), Bytes.u16(zip, header + 8));
    sameOrLater(entry, "checksum", entry.crc(), Bytes.u32(zip, header + 14));
    sameOrLater(entry, "packed size", entry.packedSize(), Bytes.u32(zip, header + 18));
    sameOrLater(entry, "size", entry.size(), Bytes.u32(zip, header + 22));
    String localName = ZipDirectory.name(zip, header + LOCAL_HEADER_BYTES, nameLength);
    if (!localName.equals(entry.name())) {
      throw new RuleBroken(
          Rule.ZIP_HEADERS_DIFFER,
          entry.name() + " is called " + Bytes.shown(localName) + " in its own header");
    }
    ZipDirectory.checkExtra(
        zip, header + LOCAL_HEADER_BYTES + nameLength, extraLength, entry.name());
    return data;
  }

  private static void same(ZipDirectory.Entry entry, String what, long central, long local) {
    if (central != local) {
      throw new RuleBroken(
          Rule.ZIP_HEADERS_DIFFER,
          entry.name()
              + ": "
              + what
              + " "
              + local
              + " in its header, "
              + central
              + " in the directory");
    }
  }

  /** A writer that could not know a value beforehand writes 0 and says it behind the data. */
  private static void sameOrLater(ZipDirectory.Entry entry, String what, long central, long local) {
    if (!entry.hasDescriptor() || local != 0) {
      same(entry, what, central, local);
    }
  }

  /** The signature of a descriptor may be left out (4.3.9.3), so both lengths are tried. */
  private long descriptorEnd(ZipDirectory.Entry entry, int at, ZipDirectory directory) {
    if (Bytes.startsWith(zip, at, 'P', 'K', 7, 8) && descriptorAgrees(entry, at + 4, directory)) {
      return at + 16L;
    }
    if (descriptorAgrees(entry, at, directory)) {
      return at + 12L;
    }
    throw new RuleBroken(
        Rule.ZIP_HEADERS_DIFFER,
        entry.name() + ": what follows its data says another checksum or size than the directory");
  }

  private boolean descriptorAgrees(ZipDirectory.Entry entry, int at, ZipDirectory directory) {
    return at + 12 <= directory.start()
        && Bytes.u32(zip, at) == entry.crc()
        && Bytes.u32(zip, at + 4) == entry.packedSize()
        && Bytes.u32(zip, at + 8) == entry.size();
  }

  private byte[] content(ZipDirectory.Entry entry, int at) {
    byte[] content = new byte[(int) entry.size()];
    if (entry.method() == ZipDirectory.STORED) {
      System.arraycopy(zip, at, content, 0, content.length);
    } else {
      inflate(entry, at, content);
    }
    CRC32 crc = new CRC32();
    crc.update(content);
    if (crc.getValue() != entry.crc()) {
      throw new RuleBroken(Rule.ZIP_CHECKSUM, entry.name() + " was damaged or changed");
    }
    return content;
  }

  private void inflate(ZipDirectory.Entry entry, int at, byte[] content) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(zip, at, (int) entry.packedSize());
      int length = 0;
      byte[] more = new byte[1];
      while (!inflater.finished()) {
        int got =
            length < content.length
                ? inflater.inflate(content, length, content.length - length)
                : inflater.inflate(more);
        if (length == content.length && got > 0) {
          throw new RuleBroken(
              Rule.ZIP_SIZE_LIES,
              entry.name() + " is longer than the " + length + " bytes it says");
        }
        length += got;
        if (got == 0 && !inflater.finished()) {
          throw new RuleBroken(Rule.ZIP_DATA_BROKEN, entry.name() + " ends too early");
        }
      }
      if (length != content.length) {
        throw new RuleBroken(
            Rule.ZIP_SIZE_LIES,
            entry.name() + " has " + length + " bytes and says " + content.length);
      }
      if (inflater.getBytesRead() != entry.packedSize()) {
        throw new RuleBroken(
            Rule.ZIP_SIZE_LIES,
            entry.name() + ": more data follow after the end of its packed data");
      }
    } catch (DataFormatException e) {
      throw new RuleBroken(Rule.ZIP_DATA_BROKEN, entry.name() + " cannot be unpacked");
    } finally {
      inflater.end();
    }
  }

  private static void refuseArchive(String name, byte[] content) {
    boolean archive =
        Bytes.startsWith(content, 0, 'P', 'K', 3, 4)
            || Bytes.startsWith(content, 0, 'P', 'K', 5, 6)
            || Bytes.startsWith(content, 0, 0x1f, 0x8b)
            || Bytes.startsWith(content, 0, 'B', 'Z', 'h')
            || Bytes.startsWith(content, 0, 0xfd, '7', 'z', 'X', 'Z')
            || Bytes.startsWith(content, 0, '7', 'z', 0xbc, 0xaf)
            || Bytes.startsWith(content, 0, 'R', 'a', 'r', '!')
            || Bytes.startsWith(content, 0, 0x28, 0xb5, 0x2f, 0xfd)
            || Bytes.startsWith(content, 257, 'u', 's', 't', 'a', 'r');
    if (archive) {
      throw new RuleBroken(Rule.ZIP_NESTED_ARCHIVE, name + " is an archive itself");
    }
  }
}
