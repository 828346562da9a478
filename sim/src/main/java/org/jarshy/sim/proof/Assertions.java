package org.jarshy.sim.proof;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import org.jarshy.sim.form.Settings;

/**
 * The assertions of a scenario, judged while it runs. The loop tells what happens, any thread may
 * ask how it stands: one lock that is free nearly always, as asking takes microseconds even of a
 * million numbers. It is fair, so that no number of askers keeps the loop waiting for more than a
 * turn of each.
 */
public final class Assertions implements Watch {

  /** Makes each anew for a run that begins at a time. */
  private final List<LongFunction<Assertion>> forms;

  private final Lock lock = new ReentrantLock(true);
  private final List<Assertion> all = new ArrayList<>();
  private long latest;

  Assertions(List<LongFunction<Assertion>> forms) {
    this.forms = List.copyOf(forms);
    restart(0);
  }

  /** None: always true. */
  public static Assertions none() {
    return new Assertions(List.of());
  }

  /**
   * @param list the objects below {@code assertions:}
   * @param directory against which files with numbers are named
   * @param accounts the ids that there are
   * @throws org.jarshy.sim.form.InvalidSetting when something in it is not allowed, with its place
   */
  public static Assertions read(List<Settings> list, Path directory, Set<String> accounts) {
    AssertionForm form = new AssertionForm(directory, accounts);
    return new Assertions(list.stream().map(form::read).toList());
  }

  /** As {@link #read(List, Path, Set)}, with any account. */
  public static Assertions read(List<Settings> list, Path directory) {
    return read(list, directory, null);
  }

  public boolean isEmpty() {
    return forms.isEmpty();
  }

  /**
   * Forgets everything.
   *
   * @param nanos the loop's time
   */
  public void restart(long nanos) {
    lock.lock();
    try {
      latest = nanos;
      all.clear();
      forms.forEach(form -> all.add(form.apply(nanos)));
    } finally {
      lock.unlock();
    }
  }

  /**
   * How it stands with each, in the order of the scenario.
   *
   * @param nanos the loop's time; what had to happen by then and did not is broken
   * @param ended nothing more will come: what is open now is broken
   */
  public List<Verdict> verdicts(long nanos, boolean ended) {
    lock.lock();
    try {
      latest = Math.max(latest, nanos);
      return all.stream().map(each -> each.verdict(latest, ended)).toList();
    } finally {
      lock.unlock();
    }
  }

  /** How it stood when something happened last. */
  public List<Verdict> verdicts(boolean ended) {
    return verdicts(Long.MIN_VALUE, ended);
  }

  @Override
  public void submitted(Submitted submit) {
    lock.lock();
    try {
      latest = submit.nanos();
      for (int i = 0; i < all.size(); i++) {
        Assertion each = all.get(i);
        try {
          each.submitted(submit);
        } catch (StackOverflowError e) {
          tooDeep(each, submit.nanos());
        }
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void received(Received text) {
    lock.lock();
    try {
      latest = text.nanos();
      for (int i = 0; i < all.size(); i++) {
        Assertion each = all.get(i);
        try {
          each.received(text);
        } catch (StackOverflowError e) {
          tooDeep(each, text.nanos());
        }
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void answered(long nanos, String account, long session, int status) {
    lock.lock();
    try {
      latest = nanos;
      for (int i = 0; i < all.size(); i++) {
        all.get(i).answered(nanos, account, status);
      }
    } finally {
      lock.unlock();
    }
  }

  /** A pattern such as {@code (a|b)*} takes stack for every letter; the loop must survive it. */
  private static void tooDeep(Assertion assertion, long nanos) {
    assertion.breaks(
        nanos, "a pattern needs too much stack for a text or number, at " + Words.at(nanos));
  }
}
