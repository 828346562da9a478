package org.jarshy.sim.proof;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is urgent overtakes what is not. Urgent ones belong to one burst, from the first of them to
 * the last; with {@code together} a longer pause begins another burst. Of one account,
 *
 * <ul>
 *   <li>at most {@code slack} others come between the first and the last of a burst. What was
 *       already sent cannot be overtaken, so a gateway needs its window times its links, and no
 *       more;
 *   <li>at least {@code overtaken} others come after the last one. Urgent texts that were put
 *       behind everything else come in one piece as well, but nothing comes after them.
 * </ul>
 *
 * The first is known as soon as an urgent one comes too late; of one account, with {@code expect},
 * already when too many others came before it. The second is known at the end, or with {@code
 * expect} when enough came. The first copy of an urgent text counts; what a gateway repeats after a
 * broken link is no new one.
 */
final class PriorityOrder extends Assertion {

  private static final class Burst {
    private long last;
    private long between;
  }

  /** What is urgent and what is not. */
  sealed interface Classes {

    /** Texts on phones. */
    record Texts(Pattern first, Pattern then) implements Classes {}

    /** Submits by their {@code priority_flag}: {@code high} and above are urgent. */
    record Flags(int high) implements Classes {}
  }

  private final Filter filter;
  private final Classes classes;
  private final long slack;
  private final long expect;
  private final long overtaken;
  private final long together;
  private final Map<String, Burst> bursts = new HashMap<>();
  private long firsts;
  private long after;
  private long most;

  /**
   * @param expect how many urgent ones there are; 0 when that is not known
   * @param together nanoseconds between two of one burst; {@link Long#MAX_VALUE} for any
   */
  PriorityOrder(
      String name,
      Filter filter,
      Classes classes,
      long slack,
      long expect,
      long overtaken,
      long together) {
    super(name);
    this.filter = filter;
    this.classes = classes;
    this.slack = slack;
    this.expect = expect;
    this.overtaken = overtaken;
    this.together = together;
  }

  @Override
  void submitted(Watch.Submitted submit) {
    if (classes instanceof Classes.Flags flags && filter.matches(submit)) {
      if ((submit.priority() & 0xFF) >= flags.high()) {
        urgent(submit.nanos(), submit.account());
      } else {
        other(submit.nanos(), submit.account());
      }
    }
  }

  @Override
  void received(Watch.Received text) {
    if (classes instanceof Classes.Texts texts && filter.matches(text)) {
      if (texts.first().matcher(text.text()).find()) {
        if (text.copies() == 1) {
          urgent(text.nanos(), text.account());
        }
      } else if (texts.then().matcher(text.text()).find()) {
        other(text.nanos(), text.account());
      }
    }
  }

  private boolean allCame() {
    return expect > 0 && firsts >= expect;
  }

  private void urgent(long nanos, String account) {
    if (allCame()) {
      return;
    }
    firsts++;
    after = 0;
    Burst burst = bursts.get(account);
    if (burst == null) {
      bursts.put(account, burst = new Burst());
    } else if (nanos - burst.last > together) {
      burst.between = 0;
    }
    burst.last = nanos;
    most = Math.max(most, burst.between);
    if (burst.between > slack) {
      late(nanos, account, burst, "before urgent number " + firsts);
    }
  }

  private void other(long nanos, String account) {
    after++;
    Burst burst = bursts.get(account);
    if (burst == null) {
      return;
    }
    burst.between++;
    // Only of one account it is known that those which are missing must come from there.
    boolean missing = expect > 0 && !allCame() && filter.account() != null;
    if (missing && burst.between > slack && nanos - burst.last <= together) {
      late(
          nanos,
          account,
          burst,
          "while %d of %d urgent are missing".formatted(expect - firsts, expect));
    }
  }

  private void late(long nanos, String account, Burst burst, String when) {
    breaks(
        nanos,
        "%d others of %s %s, at %s; allowed are %d"
            .formatted(burst.between, account, when, Words.at(nanos), slack));
  }

  @Override
  Standing standing(boolean ended) {
    String detail =
        "%d urgent, at most %d others between them (allowed %d), %d after the last"
            .formatted(firsts, most, slack, after);
    if (allCame() && after >= overtaken) {
      return Standing.holds(detail);
    }
    if (!ended) {
      return Standing.open(detail);
    }
    if (firsts == 0) {
      return Standing.broken("nothing urgent came");
    }
    if (firsts < expect) {
      return Standing.broken("only %d of %d urgent came".formatted(firsts, expect));
    }
    return after < overtaken
        ? Standing.broken(detail + ": the urgent ones came last and overtook nothing")
        : Standing.holds(detail);
  }
}
