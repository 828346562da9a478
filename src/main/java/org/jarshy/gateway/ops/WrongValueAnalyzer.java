package org.jarshy.gateway.ops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * A value under {@code jarshy.} that cannot be taken: says key, value and what is allowed. Stands
 * before Spring Boot's own analysers because those show the values of secrets.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WrongValueAnalyzer extends AbstractFailureAnalyzer<BindException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, BindException failure) {
    if (!failure.getName().toString().startsWith("jarshy")) {
      return null;
    }
    BindValidationException invalid = findCause(failure, BindValidationException.class);
    List<String> problems = new ArrayList<>();
    if (invalid == null) {
      problems.add(unreadable(failure));
    } else {
      invalid.getValidationErrors().getAllErrors().forEach(e -> problems.add(describe(invalid, e)));
    }
    return new FailureAnalysis(
        "The configuration has values that are not allowed:\n\n    "
            + String.join("\n    ", problems),
        "Correct them; config/application.yml shows every key with its meaning.",
        failure);
  }

  private static String describe(BindValidationException invalid, ObjectError error) {
    ConfigurationPropertyName prefix = invalid.getValidationErrors().getName();
    if (!(error instanceof FieldError field)) {
      return prefix + ": " + error.getDefaultMessage();
    }
    ConfigurationPropertyName key = prefix.append(dashed(field.getField()));
    if ("AssertTrue".equals(field.getCode())) {
      // A rule over several keys: its own name is no key that somebody could look for.
      return key.getParent() + ": " + field.getDefaultMessage();
    }
    return key
        + " = "
        + WrongKey.shown(key, field.getRejectedValue())
        + where(Origin.from(error))
        + ": "
        + field.getDefaultMessage();
  }

  private String unreadable(BindException failure) {
    ConfigurationPropertyName key =
        failure.getProperty() == null ? failure.getName() : failure.getProperty().getName();
    String value =
        failure.getProperty() == null
            ? ""
            : " = " + WrongKey.shown(key, failure.getProperty().getValue());
    return key + value + where(failure.getOrigin()) + ": " + allowed(failure, key);
  }

  private String allowed(BindException failure, ConfigurationPropertyName key) {
    Class<?> type = failure.getTarget().getType().resolve(Object.class);
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .collect(Collectors.joining(", ", "allowed: ", ""));
    }
    // A record refuses what its constructor was given in words of its own.
    IllegalArgumentException refused = rootArgument(failure);
    if (type.isRecord()
        && refused != null
        && refused.getMessage() != null
        && !WrongKey.isSecret(key.toString())) {
      return refused.getMessage();
    }
    return switch (type.getSimpleName()) {
      case "int", "Integer", "long", "Long" -> "a whole number is expected";
      case "boolean", "Boolean" -> "true or false is expected";
      case "Duration" -> "a duration is expected, as in 500ms, 30s or 5m";
      default -> "cannot be read as " + type.getSimpleName();
    };
  }

  private static IllegalArgumentException rootArgument(Throwable failure) {
    IllegalArgumentException found = null;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      found = cause instanceof IllegalArgumentException argument ? argument : found;
    }
    return found;
  }

  private static String where(Origin origin) {
    return origin == null ? "" : " (" + origin + ")";
  }

  private static String dashed(String field) {
    return field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
