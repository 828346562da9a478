package org.jarshy.sim.proof;

import java.util.Arrays;

/** Everyone of these got such a text, so often, in time. */
final class AllReceived extends Assertion {

  /** From when the time counts in which all must have got it. */
  enum Since {
    START,
    FIRST_SUBMIT,
    FIRST_TEXT
  }

  /**
   * @param total how many phones there are
   * @param grows whether the phones are those that get it, as nobody named them before
   * @param within nanoseconds, {@link Long#MAX_VALUE} for any time
   */
  record Claim(
      Filter filter, int total, boolean grows, int least, int most, long within, Since since) {}

  static final int MOST_COPIES = 100;

  /** As the most: no limit, as nothing is counted further than to this. */
  static final int ANY = MOST_COPIES + 1;

  private static final int BLOCK_BITS = 10;
  private static final int BLOCK = 1 << BLOCK_BITS;

  private final Claim claim;
  private final NumberIndex phones;
  private byte[] copies; // by place in the index; never above ANY
  private final FirstFew tooOften = new FirstFew();
  // Of every 1,024 places, how many phones have enough: whole blocks are passed over in the search
  // for those who have not, which the loop waits for.
  private final int[] enoughInBlock;
  private int enough;
  private long began = Long.MIN_VALUE;

  /**
   * @param start the loop's time when this run began
   */
  AllReceived(String name, Claim claim, long start) {
    super(name);
    this.claim = claim;
    this.phones = claim.grows() ? new NumberIndex() : claim.filter().numbers();
    this.copies = new byte[claim.grows() ? 16 : phones.size()];
    this.enoughInBlock = new int[(copies.length >> BLOCK_BITS) + 1];
    if (claim.since() == Since.START) {
      began = start;
    }
  }

  private void begin(long nanos) {
    if (began == Long.MIN_VALUE) {
      began = nanos;
    }
  }

  @Override
  void submitted(Watch.Submitted submit) {
    if (claim.since() == Since.FIRST_SUBMIT
        && began == Long.MIN_VALUE
        && claim.filter().matches(submit)) {
      begin(submit.nanos());
    }
  }

  @Override
  void received(Watch.Received text) {
    if (!claim.filter().matches(text)) {
      return;
    }
    if (claim.since() != Since.START) {
      begin(text.nanos());
    }
    passed(text.nanos());
    int place = place(text.to());
    if (copies[place] == ANY) {
      return;
    }
    int count = ++copies[place];
    if (count == claim.least()) {
      enough++;
      if (!claim.grows()) {
        enoughInBlock[place >> BLOCK_BITS]++;
      }
    }
    if (count == claim.most() + 1) {
      tooOften.add(text.to());
      breaks(
          text.nanos(),
          "%s got it %s at %s; allowed is %s"
              .formatted(
                  text.to(),
                  Words.times(count),
                  Words.at(text.nanos()),
                  Words.times(claim.most())));
    }
  }

  private int place(String to) {
    long code = NumberIndex.code(to);
    if (!claim.grows()) {
      return phones.find(code);
    }
    int place = phones.add(code);
    if (place == copies.length) {
      copies = Arrays.copyOf(copies, place * 2);
    }
    return place;
  }

  @Override
  void passed(long nanos) {
    if (!isBroken()
        && began != Long.MIN_VALUE
        && nanos - began > claim.within()
        && enough < claim.total()) {
      breaks(
          began + claim.within(), "after %s %s".formatted(Words.time(claim.within()), missing()));
    }
  }

  /** How many have not got it, and who. */
  private String missing() {
    String count = "%d of %d had not got it".formatted(claim.total() - enough, claim.total());
    if (claim.grows()) {
      return count;
    }
    FirstFew names = new FirstFew();
    int place = 0;
    while (place < copies.length && names.count() <= FirstFew.NAMED) {
      if (enoughInBlock[place >> BLOCK_BITS] == BLOCK) {
        place += BLOCK;
        continue;
      }
      if (copies[place] < claim.least()) {
        names.add(phones.number(place));
      }
      place++;
    }
    return count + ": " + names;
  }

  @Override
  Standing standing(boolean ended) {
    if (enough >= claim.total()) {
      return Standing.holds("all " + claim.total() + " got it");
    }
    return ended ? Standing.broken(missing()) : Standing.open(missing());
  }

  @Override
  String sinceBroken() {
    String often =
        tooOften.count() == 0 ? "" : "; too often: %d (%s)".formatted(tooOften.count(), tooOften);
    return often
        + "; by now %d of %d have it".formatted(Math.min(enough, claim.total()), claim.total());
  }
}
