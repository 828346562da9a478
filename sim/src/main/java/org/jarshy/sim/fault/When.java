package org.jarshy.sim.fault;

import java.time.Duration;

/** When a fault happens. Counts and times begin when it is armed. */
public sealed interface When {

  When NOW = new Now();

  /** At once; a fault of an answer: with the next submit. */
  record Now() implements When {}

  /** At the n-th submit. */
  record AtSubmit(int number) implements When {
    public AtSubmit {
      positive("submit", number);
    }
  }

  /** At every n-th submit. */
  record EverySubmits(int number) implements When {
    public EverySubmits {
      positive("every", number);
    }
  }

  /** When a time has passed; a fault of an answer: with the first submit from then on. */
  record After(Duration time) implements When {
    public After {
      if (time.isNegative()) {
        throw new IllegalArgumentException("after must not be negative, not " + time);
      }
    }
  }

  /** Each time a time has passed; a fault of an answer: with the first submit after it. */
  record Every(Duration time) implements When {
    public Every {
      if (time.isNegative() || time.isZero()) {
        throw new IllegalArgumentException("every must be above zero, not " + time);
      }
    }
  }

  /** At each submit with this probability. */
  record WithProbability(double value) implements When {
    public WithProbability {
      if (!(value > 0 && value <= 1)) {
        throw new IllegalArgumentException(
            "probability must be above 0 and at most 1, not " + value);
      }
    }
  }

  /** Whether it happens once unless more is asked for. */
  default boolean once() {
    return this instanceof Now || this instanceof AtSubmit || this instanceof After;
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be 1 or more, not " + value);
    }
  }
}
