package org.jarshy.gateway.outbox;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What a claim row says of its messages, in two columns: their ids, and what was bound to each. */
record ClaimedTexts(byte[] messageIds, byte[] boundTexts) {

  /**
   * @param textRef the text that is in doubt if the process dies
   * @param parts segments of it; 0 is not known
   */
  record One(long id, long textRef, int parts) {}

  private static final int OF_TEXT = Long.BYTES + Short.BYTES;

  static ClaimedTexts of(List<One> all) {
    ByteBuffer ids = ByteBuffer.allocate(all.size() * Long.BYTES);
    ByteBuffer texts = ByteBuffer.allocate(all.size() * OF_TEXT);
    for (One one : all) {
      ids.putLong(one.id());
      texts.putLong(one.textRef()).putShort((short) one.parts());
    }
    return new ClaimedTexts(ids.array(), texts.array());
  }

  List<One> all() {
    ByteBuffer ids = ByteBuffer.wrap(messageIds);
    // A claim of an earlier version does not say what it bound.
    ByteBuffer texts = boundTexts == null ? null : ByteBuffer.wrap(boundTexts);
    List<One> all = new ArrayList<>(messageIds.length / Long.BYTES);
    while (ids.hasRemaining()) {
      all.add(
          texts == null
              ? new One(ids.getLong(), 0, 0)
              : new One(ids.getLong(), texts.getLong(), texts.getShort()));
    }
    return all;
  }
}
