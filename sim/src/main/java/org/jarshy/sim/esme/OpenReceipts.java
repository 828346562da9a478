package org.jarshy.sim.esme;

/** Which accepted submits have no receipt yet. A receipt may be ahead of its response. */
final class OpenReceipts {

  private static final int MOST_EARLY = 1_000_000;

  private final LongSet open = new LongSet();
  private final LongSet early = new LongSet();
  private long expected;
  private long matched;
  private long unexpected;

  /** A submit was accepted with this id. */
  void expect(byte[] id, int from, int to) {
    expected++;
    if (from == to) {
      return; // nothing can be known to belong to it
    }
    long hash = MessageId.hash(id, from, to);
    if (!early.isEmpty() && wasEarly(hash, id, from, to)) {
      matched++;
    } else {
      open.add(hash);
    }
  }

  private boolean wasEarly(long hash, byte[] id, int from, int to) {
    return early.remove(hash)
        || early.remove(MessageId.hashAsHexadecimal(id, from, to))
        || early.remove(MessageId.hashAsDecimal(id, from, to));
  }

  /** A final receipt came with this id. */
  void came(byte[] id, int from, int to) {
    if (from == to) {
      unexpected++;
      return;
    }
    long hash = MessageId.hash(id, from, to);
    if (open.remove(hash)
        || (!open.isEmpty()
            && (open.remove(MessageId.hashAsHexadecimal(id, from, to))
                || open.remove(MessageId.hashAsDecimal(id, from, to))))) {
      matched++;
    } else if (early.size() >= MOST_EARLY || !early.add(hash)) {
      unexpected++;
    }
  }

  /** Accepted submits whose receipt has not come. */
  long missing() {
    return expected - matched;
  }

  /** Receipts that belong to no accepted submit, or came once more. */
  long unexpected() {
    return unexpected + early.size();
  }
}
