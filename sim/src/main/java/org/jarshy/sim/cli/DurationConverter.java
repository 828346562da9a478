package org.jarshy.sim.cli;

import java.time.Duration;
import org.jarshy.sim.form.Durations;
import picocli.CommandLine;

/** Reads a time such as {@code 500ms}. */
final class DurationConverter implements CommandLine.ITypeConverter<Duration> {

  @Override
  public Duration convert(String value) {
    try {
      return Durations.parse(value);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.TypeConversionException(
          "'" + value + "' is not allowed; allowed is " + e.getMessage());
    }
  }
}
