package org.jarshy.gateway.ops;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time on the command line. */
final class GivenInstant implements ITypeConverter<Instant> {

  @Override
  public Instant convert(String value) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(value);
      if (time.getYear() >= 1970 && time.getYear() < 2200) {
        return time.toInstant();
      }
    } catch (DateTimeException e) {
      // Told below.
    }
    throw new TypeConversionException(
        "'" + value + "' is no time; write it like 2026-11-29T18:00:00Z");
  }
}
