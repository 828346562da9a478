package org.jarshy.gateway.outbox;

import java.nio.ByteBuffer;
import java.util.Collection;

/** The message ids of a claim as one column: eight bytes each. */
final class ClaimedIds {

  private ClaimedIds() {}

  static byte[] pack(Collection<Long> ids) {
    ByteBuffer buffer = ByteBuffer.allocate(ids.size() * Long.BYTES);
    ids.forEach(buffer::putLong);
    return buffer.array();
  }

  static Long[] unpack(byte[] packed) {
    ByteBuffer buffer = ByteBuffer.wrap(packed);
    Long[] ids = new Long[packed.length / Long.BYTES];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = buffer.getLong();
    }
    return ids;
  }
}
