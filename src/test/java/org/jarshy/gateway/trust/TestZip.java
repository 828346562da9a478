package org.jarshy.gateway.trust;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes ZIP archives by hand, and can lie in each field of them. */
final class TestZip {

  /** An entry; what is null in {@code local} is as in the directory. */
  static final class Entry {
    byte[] name;
    byte[] data;
    int flags;
    int method;
    long crc;
    long packedSize;
    long size;
    long attributes = 0100644L << 16;
    byte[] extra = {};
    byte[] comment = {};
    byte[] localName;
    Integer localFlags;
    Integer localMethod;
    Long localCrc;
    Long localPackedSize;
    Long localSize;
    byte[] descriptor = {};
    byte[] gapBefore = {};
    Long offset;

    Entry(String name, byte[] content) {
      this.name = name.getBytes(StandardCharsets.UTF_8);
      store(content);
    }

    Entry store(byte[] content) {
      method = 0;
      data = content.clone();
      crc = crcOf(content);
      size = content.length;
      packedSize = content.length;
      return this;
    }

    Entry deflate(byte[] content) {
      method = 8;
      data = deflated(content);
      crc = crcOf(content);
      size = content.length;
      packedSize = data.length;
      return this;
    }

    Entry describedBehind(boolean signature) {
      flags |= 8;
      localCrc = 0L;
      localPackedSize = 0L;
      localSize = 0L;
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      if (signature) {
        put(out, 0x08074b50L, 4);
      }
      put(out, crc, 4);
      put(out, packedSize, 4);
      put(out, size, 4);
      descriptor = out.toByteArray();
      return this;
    }
  }

  final List<Entry> entries = new ArrayList<>();
  byte[] prefix = {};
  byte[] beforeDirectory = {};
  byte[] beforeEnd = {};
  byte[] comment = {};
  byte[] suffix = {};
  Integer count;
  Long directorySize;
  Long directoryOffset;
  int disk;

  TestZip add(String name, byte[] content) {
    entries.add(new Entry(name, content));
    return this;
  }

  TestZip add(Map<String, byte[]> files) {
    files.forEach(this::add);
    return this;
  }

  Entry entry(String name) {
    return entries.stream()
        .filter(e -> Arrays.equals(e.name, name.getBytes(StandardCharsets.UTF_8)))
        .findFirst()
        .orElseThrow();
  }

  TestZip with(Consumer<TestZip> change) {
    change.accept(this);
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(prefix);
    for (Entry e : entries) {
      out.writeBytes(e.gapBefore);
      if (e.offset == null) {
        e.offset = (long) out.size();
        local(out, e);
      }
    }
    out.writeBytes(beforeDirectory);
    int start = out.size();
    entries.forEach(e -> central(out, e));
    int end = out.size();
    out.writeBytes(beforeEnd);
    put(out, 0x06054b50L, 4);
    put(out, disk, 2);
    put(out, disk, 2);
    put(out, count == null ? entries.size() : count, 2);
    put(out, count == null ? entries.size() : count, 2);
    put(out, directorySize == null ? end - start : directorySize, 4);
    put(out, directoryOffset == null ? start : directoryOffset, 4);
    put(out, comment.length, 2);
    out.writeBytes(comment);
    out.writeBytes(suffix);
    return out.toByteArray();
  }

  private static void local(ByteArrayOutputStream out, Entry e) {
    byte[] name = e.localName == null ? e.name : e.localName;
    put(out, 0x04034b50L, 4);
    put(out, 20, 2);
    put(out, e.localFlags == null ? e.flags : e.localFlags, 2);
    put(out, e.localMethod == null ? e.method : e.localMethod, 2);
    put(out, 0x5b7d6000L, 4);
    put(out, e.localCrc == null ? e.crc : e.localCrc, 4);
    put(out, e.localPackedSize == null ? e.packedSize : e.localPackedSize, 4);
    put(out, e.localSize == null ? e.size : e.localSize, 4);
    put(out, name.length, 2);
    put(out, e.extra.length, 2);
    out.writeBytes(name);
    out.writeBytes(e.extra);
    out.writeBytes(e.data);
    out.writeBytes(e.descriptor);
  }

  private static void central(ByteArrayOutputStream out, Entry e) {
    put(out, 0x02014b50L, 4);
    put(out, 0x0314, 2);
    put(out, 20, 2);
    put(out, e.flags, 2);
    put(out, e.method, 2);
    put(out, 0x5b7d6000L, 4);
    put(out, e.crc, 4);
    put(out, e.packedSize, 4);
    put(out, e.size, 4);
    put(out, e.name.length, 2);
    put(out, e.extra.length, 2);
    put(out, e.comment.length, 2);
    put(out, 0, 2);
    put(out, 0, 2);
    put(out, e.attributes, 4);
    put(out, e.offset, 4);
    out.writeBytes(e.name);
    out.writeBytes(e.extra);
    out.writeBytes(e.comment);
  }

  static void put(ByteArrayOutputStream out, long number, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (number >>> 8 * i));
    }
  }

  static byte[] extra(int id, byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    put(out, id, 2);
    put(out, data.length, 2);
    out.writeBytes(data);
    return out.toByteArray();
  }

  static long crcOf(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return crc.getValue();
  }

  static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }
}
