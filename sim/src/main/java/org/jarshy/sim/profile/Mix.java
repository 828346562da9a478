package org.jarshy.sim.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values with weights, of which one is picked each time. */
public final class Mix<T> {

  private final Map<T, Double> weights;
  private final List<T> values;
  private final double[] upTo;

  private Mix(Map<T, Double> weights) {
    this.weights = Map.copyOf(weights);
    this.values = new ArrayList<>(weights.keySet());
    this.upTo = new double[values.size()];
    double total = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += weights.get(values.get(i));
      upTo[i] = sum / total;
    }
  }

  public static <T> Mix<T> only(T value) {
    return new Mix<>(Map.of(value, 1.0));
  }

  /**
   * @param weights relative to each other, in the order in which they are written
   * @throws IllegalArgumentException when there are none, one is negative, or all are zero
   */
  public static <T> Mix<T> of(Map<T, Double> weights) {
    double total = 0;
    for (double weight : weights.values()) {
      if (!(weight >= 0 && weight <= 1e9)) {
        throw new IllegalArgumentException("weights from 0 to 1000000000");
      }
      total += weight;
    }
    if (!(total > 0)) {
      throw new IllegalArgumentException("at least one weight above 0");
    }
    return new Mix<>(new LinkedHashMap<>(weights));
  }

  public boolean single() {
    return values.size() == 1;
  }

  /** The first value: the only one, where it is {@link #single}. */
  public T first() {
    return values.get(0);
  }

  /**
   * @param unit from 0 to 1, exclusive
   */
  public T pick(double unit) {
    for (int i = 0; i < upTo.length - 1; i++) {
      if (unit < upTo[i]) {
        return values.get(i);
      }
    }
    return values.get(upTo.length - 1);
  }

  /** In the order in which they were written. */
  public Map<T, Double> weights() {
    Map<T, Double> ordered = new LinkedHashMap<>();
    values.forEach(value -> ordered.put(value, weights.get(value)));
    return ordered;
  }

  /** A weight or probability without needless digits. */
  static String weight(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mix<?> mix && weights.equals(mix.weights);
  }

  @Override
  public int hashCode() {
    return weights.hashCode();
  }

  @Override
  public String toString() {
    return single() ? String.valueOf(first()) : weights.toString();
  }
}
