package org.jarshy.gateway.console.internal.api;

import java.util.LinkedHashMap;
import java.util.Map;

/** Bounds of a list. */
final class Pages {

  private static final int LONGEST = 500;

  private Pages() {}

  static void check(int limit, int offset) {
    Map<String, String> problems = new LinkedHashMap<>();
    if (limit < 1 || limit > LONGEST) {
      problems.put("limit", "is 1 to " + LONGEST);
    }
    if (offset < 0) {
      problems.put("offset", "is 0 or more");
    }
    if (!problems.isEmpty()) {
      throw new ApiErrors.Invalid(problems);
    }
  }
}
