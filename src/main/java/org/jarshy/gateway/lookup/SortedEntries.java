package org.jarshy.gateway.lookup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Entries of a large table in the order of their keys, without holding them all: an index that
 * takes a million keys in any order is written many times over, in their own order once. What does
 * not fit is kept in a file that has no name any more: nothing of it outlives the process.
 */
final class SortedEntries implements AutoCloseable {

  private static final int IN_MEMORY = 50_000;

  /** Long rows fill the memory sooner than many do. */
  private static final int CHARS_IN_MEMORY = 4_000_000;

  private static final int BUFFER_BYTES = 32 * 1024;
  private static final Comparator<TableStore.Entry> BY_KEY =
      Comparator.comparing(TableStore.Entry::key).thenComparing(TableStore.Entry::line);

  private record Run(long from, long to) {}

  private final List<TableStore.Entry> entries = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();
  private FileChannel file;
  private int held;

  void add(TableStore.Entry entry) throws IOException {
    int characters = entry.key().length() + entry.cells().length();
    if (entries.size() == IN_MEMORY || held + characters > CHARS_IN_MEMORY) {
      spill();
    }
    held += characters;
    entries.add(entry);
  }

  /** Gives all of them in lists of at most so many. */
  void inOrder(int atOnce, Consumer<List<TableStore.Entry>> taker) throws IOException {
    entries.sort(BY_KEY);
    PriorityQueue<Source> sources = new PriorityQueue<>((a, b) -> BY_KEY.compare(a.head, b.head));
    for (Run run : runs) {
      sources.add(
          new Source(new DataInputStream(new BufferedInputStream(new Part(run), BUFFER_BYTES))));
    }
    if (!entries.isEmpty()) {
      sources.add(new Source(entries));
    }
    List<TableStore.Entry> some = new ArrayList<>(atOnce);
    while (!sources.isEmpty()) {
      Source least = sources.poll();
      some.add(least.head);
      if (least.advance()) {
        sources.add(least);
      }
      if (some.size() == atOnce) {
        taker.accept(some);
        some.clear();
      }
    }
    if (!some.isEmpty()) {
      taker.accept(some);
    }
  }

  private void spill() throws IOException {
    if (file == null) {
      Path path = Files.createTempFile("jarshy-table-", ".tmp");
      file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    held = 0;
    entries.sort(BY_KEY);
    long from = file.position();
    // Not closed: that would close the file.
    DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(Channels.newOutputStream(file), BUFFER_BYTES));
    for (TableStore.Entry entry : entries) {
      out.writeUTF(entry.key());
      out.writeInt(entry.line());
      out.writeUTF(entry.cells());
    }
    out.flush();
    runs.add(new Run(from, file.position()));
    entries.clear();
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  /** One run, or what is in memory, with its least entry at hand. */
  private static final class Source {
    private final DataInputStream in;
    private final List<TableStore.Entry> list;
    private int next;
    private TableStore.Entry head;

    Source(DataInputStream in) throws IOException {
      this.in = in;
      this.list = List.of();
      advance();
    }

    Source(List<TableStore.Entry> list) throws IOException {
      this.in = null;
      this.list = list;
      advance();
    }

    /**
     * @return false at the end
     */
    boolean advance() throws IOException {
      if (in == null) {
        head = next < list.size() ? list.get(next++) : null;
        return head != null;
      }
      in.mark(1);
      if (in.read() < 0) {
        return false;
      }
      in.reset();
      head = new TableStore.Entry(in.readUTF(), in.readInt(), in.readUTF());
      return true;
    }
  }

  /** The bytes of a run. */
  private final class Part extends InputStream {
    private final long end;
    private long at;

    Part(Run run) {
      at = run.from();
      end = run.to();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (at == end) {
        return -1;
      }
      int wanted = (int) Math.min(length, end - at);
      int read = file.read(ByteBuffer.wrap(into, offset, wanted), at);
      at += Math.max(0, read);
      return read;
    }
  }
}
