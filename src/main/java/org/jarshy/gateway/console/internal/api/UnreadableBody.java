package org.jarshy.gateway.console.internal.api;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Why a body cannot be read, in words that say what is allowed. Never repeats a value that was
 * sent.
 *
 * @param field path of the field, {@code hours.from}; null where it is not one field
 */
record UnreadableBody(String field, String detail) {

  static UnreadableBody of(HttpMessageNotReadableException unreadable) {
    Throwable cause = unreadable.getCause();
    if (cause instanceof UnrecognizedPropertyException unknown) {
      String known =
          unknown.getKnownPropertyIds() == null
              ? ""
              : unknown.getKnownPropertyIds().stream()
                  .map(String::valueOf)
                  .sorted()
                  .collect(Collectors.joining(", "));
      return new UnreadableBody(path(unknown), "is no field here; allowed are " + known);
    }
    if (cause instanceof InvalidFormatException wrong) {
      return new UnreadableBody(path(wrong), "must be " + allowed(wrong.getTargetType()));
    }
    if (cause instanceof MismatchedInputException wrong && !wrong.getPath().isEmpty()) {
      return new UnreadableBody(path(wrong), "must be " + allowed(wrong.getTargetType()));
    }
    if (cause instanceof StreamReadException malformed && malformed.getLocation() != null) {
      return new UnreadableBody(
          null,
          "This is not JSON: it breaks at line %d, column %d."
              .formatted(
                  malformed.getLocation().getLineNr(), malformed.getLocation().getColumnNr()));
    }
    return new UnreadableBody(null, "A JSON object is required, in UTF-8.");
  }

  private static String allowed(Class<?> type) {
    if (type == null) {
      return "of another type: see /api/v1/openapi.json";
    }
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
    }
    if (type == Instant.class) {
      return "an instant with an offset, such as 2022-01-05T17:00:00Z";
    }
    if (type == LocalTime.class) {
      return "a time of day, such as 23:00";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "a whole number";
    }
    if (List.class.isAssignableFrom(type)) {
      return "a list";
    }
    return type == String.class ? "a text" : "an object";
  }

  private static String path(JacksonException e) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.toString();
  }
}
