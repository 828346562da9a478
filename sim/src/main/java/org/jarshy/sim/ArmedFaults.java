package org.jarshy.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jarshy.sim.fault.ArmedFault;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.fault.When;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.io.Timer;
import org.jarshy.sim.profile.Chance;

/** The faults that wait for their moment. On the loop's thread. */
final class ArmedFaults {

  private final EventLoop loop;
  private final Consumer<Fault.Linking> links;
  private final List<Armed> armed = new ArrayList<>();
  private int sequence;

  /**
   * @param links makes what happens to connections happen, when no submit is the cause
   */
  ArmedFaults(EventLoop loop, Consumer<Fault.Linking> links) {
    this.loop = loop;
    this.links = links;
  }

  private static final class Armed {
    final ArmedFault what;
    final int number;
    int left;
    int submits;
    boolean due;
    Timer timer;

    Armed(ArmedFault what, int number) {
      this.what = what;
      this.number = number;
      this.left = what.times() == 0 ? Integer.MAX_VALUE : what.times();
    }

    /** As it is now: what has been counted is gone from what is to come. */
    ArmedFault rest() {
      int times = what.times() == 0 ? 0 : left;
      return what.when() instanceof When.AtSubmit at && times > 0
          ? new ArmedFault(
              what.fault(), new When.AtSubmit(Math.max(1, at.number() - submits)), times)
          : new ArmedFault(what.fault(), what.when(), times);
    }
  }

  void arm(ArmedFault fault) {
    Armed next = new Armed(fault, ++sequence);
    armed.add(next);
    if (fault.when() instanceof When.Now) {
      timeHasCome(next);
    } else if (fault.when() instanceof When.After after) {
      wait(next, after.time(), false);
    } else if (fault.when() instanceof When.Every every) {
      wait(next, every.time(), true);
    }
  }

  private void wait(Armed fault, Duration time, boolean again) {
    fault.timer =
        loop.schedule(
            time,
            () -> {
              timeHasCome(fault);
              if (again && fault.left > 0) {
                wait(fault, time, true);
              }
            });
  }

  private void timeHasCome(Armed fault) {
    if (fault.what.fault() instanceof Fault.Linking link) {
      spend(fault);
      links.accept(link);
    } else {
      fault.due = true;
    }
  }

  private void spend(Armed fault) {
    fault.left--;
    if (fault.left == 0) {
      armed.remove(fault);
    }
  }

  /** What happens to this submit, the next that was accepted; mostly nothing. */
  List<Fault> at(long key) {
    if (armed.isEmpty()) {
      return List.of();
    }
    List<Fault> happening = new ArrayList<>();
    for (Armed each : List.copyOf(armed)) {
      if (happens(each, key)) {
        happening.add(each.what.fault());
        spend(each);
      }
    }
    return happening;
  }

  private static boolean happens(Armed fault, long key) {
    When when = fault.what.when();
    fault.submits++;
    if (when instanceof When.AtSubmit at) {
      return fault.submits >= at.number();
    }
    if (when instanceof When.EverySubmits every) {
      return fault.submits % every.number() == 0;
    }
    if (when instanceof When.WithProbability chance) {
      return Chance.unit(key, Chance.Purpose.FAULT, fault.number) < chance.value();
    }
    boolean due = fault.due;
    // Those without a count of their own are due until they have happened often enough.
    fault.due = due && !(when instanceof When.Every);
    return due;
  }

  List<ArmedFault> rest() {
    return armed.stream().map(Armed::rest).toList();
  }

  void disarm() {
    for (Armed each : armed) {
      each.left = 0;
      if (each.timer != null) {
        each.timer.cancel();
      }
    }
    armed.clear();
  }
}
