package org.jarshy.sim.proof;

/** How many submits were answered with a status, or refused with any. */
final class AnswerCount extends Assertion {

  private final String account;
  private final Integer status;
  private final long least;
  private final long most;
  private long count;

  /**
   * @param account null for all
   * @param status null for any but 0
   * @param most {@link Long#MAX_VALUE} when there is no limit
   */
  AnswerCount(String name, String account, Integer status, long least, long most) {
    super(name);
    this.account = account;
    this.status = status;
    this.least = least;
    this.most = most;
  }

  @Override
  void answered(long nanos, String id, int answer) {
    if ((account != null && !account.equals(id))
        || !(status == null ? answer != 0 : answer == status)) {
      return;
    }
    count++;
    if (count > most) {
      breaks(nanos, "more than %d, at %s".formatted(most, Words.at(nanos)));
    }
  }

  @Override
  Standing standing(boolean ended) {
    if (count >= least) {
      return Standing.holds(count + (most == Long.MAX_VALUE ? "" : " of at most " + most));
    }
    String detail = count + " of at least " + least;
    return ended ? Standing.broken(detail) : Standing.open(detail);
  }

  @Override
  String sinceBroken() {
    return "; " + count + " in all";
  }
}
