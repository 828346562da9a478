package org.jarshy.gateway.console.internal.page;

import org.jarshy.gateway.kernel.StepRefused;

/** The HTTP status that fits a refusal, for pages and for the REST API alike. */
public final class Statuses {

  private Statuses() {}

  public static int of(StepRefused.Rule rule) {
    return switch (rule) {
      case INVALID -> 422;
      case NOT_FOUND -> 404;
      case WRONG_STATE, EDIT_CONFLICT -> 409;
      case SECOND_PERSON -> 403;
    };
  }
}
