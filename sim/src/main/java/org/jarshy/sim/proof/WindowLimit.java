package org.jarshy.sim.proof;

/** No session ever has more than so many submits without a response. */
final class WindowLimit extends Assertion {

  private final Filter filter;
  private final int most;
  private int peak;

  WindowLimit(String name, Filter filter, int most) {
    super(name);
    this.filter = filter;
    this.most = most;
  }

  @Override
  void submitted(Watch.Submitted submit) {
    if (!filter.account(submit.account())) {
      return;
    }
    peak = Math.max(peak, submit.unanswered());
    if (submit.unanswered() > most && !isBroken()) {
      breaks(
          submit.nanos(),
          "%d unanswered on session %d of %s at %s; allowed are %d"
              .formatted(
                  submit.unanswered(),
                  submit.session(),
                  submit.account(),
                  Words.at(submit.nanos()),
                  most));
    }
  }

  @Override
  Standing standing(boolean ended) {
    return Standing.holds("at most %d unanswered on a session, allowed %d".formatted(peak, most));
  }

  @Override
  String sinceBroken() {
    return "; the most were " + peak;
  }
}
