package org.jarshy.gateway.kernel;

import java.util.Objects;
import java.util.function.Function;

/** A value that must not be printed: its {@code toString()} says nothing. */
public final class Secret<T> {

  private final T value;

  private Secret(T value) {
    this.value = Objects.requireNonNull(value);
  }

  public static <T> Secret<T> of(T value) {
    return new Secret<>(value);
  }

  public <R> R use(Function<? super T, ? extends R> use) {
    return use.apply(value);
  }

  @Override
  public String toString() {
    return "••••";
  }
}
