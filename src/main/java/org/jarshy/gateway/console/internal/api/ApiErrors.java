package org.jarshy.gateway.console.internal.api;

import java.util.Map;
import java.util.TreeMap;
import org.jarshy.gateway.broadcast.Broadcasts.NotSendable;
import org.jarshy.gateway.bulletin.BulletinRefused;
import org.jarshy.gateway.console.internal.page.Statuses;
import org.jarshy.gateway.kernel.StepRefused;
import org.jarshy.gateway.subscriber.ExercisePhones;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Refusals of the REST API as problem details (RFC 9457), {@code problems} by field. */
@RestControllerAdvice(basePackageClasses = ApiErrors.class)
class ApiErrors extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

  /** There is no such thing. */
  static final class Missing extends RuntimeException {
    Missing(String what, long id) {
      super("There is no " + what + " " + id + ".");
    }

    Missing() {
      super("There is nothing at this address, or not by this method: see /api/v1/openapi.json.");
    }
  }

  /** Fields are wrong. */
  static final class Invalid extends RuntimeException {
    private final transient Map<String, String> problems;

    Invalid(Map<String, String> problems) {
      this.problems = Map.copyOf(problems);
    }
  }

  @ExceptionHandler
  ProblemDetail refused(StepRefused refusal) {
    String title =
        switch (refusal.rule()) {
          case INVALID -> "The request is invalid";
          case NOT_FOUND -> "Not found";
          case WRONG_STATE -> "Not possible in this state";
          case EDIT_CONFLICT -> "Somebody changed it meanwhile";
          case SECOND_PERSON -> "A second person must do this";
        };
    return problem(Statuses.of(refusal.rule()), title, refusal.problems());
  }

  /** Somebody was faster: {@code seen} is what the caller knew, {@code present} what stands now. */
  static final class Conflict extends RuntimeException {
    private final transient BulletinRefused refusal;
    private final int seenRevision;
    private final transient VersionView seen;
    private final transient BulletinView present;

    Conflict(BulletinRefused refusal, int seenRevision, VersionView seen, BulletinView present) {
      this.refusal = refusal;
      this.seenRevision = seenRevision;
      this.seen = seen;
      this.present = present;
    }
  }

  @ExceptionHandler
  ProblemDetail conflict(Conflict conflict) {
    ProblemDetail problem = refused(conflict.refusal);
    problem.setProperty("seenRevision", conflict.seenRevision);
    problem.setProperty("seen", conflict.seen);
    problem.setProperty("presentRevision", conflict.present.revision());
    problem.setProperty("present", conflict.present);
    return problem;
  }

  @ExceptionHandler
  ProblemDetail refused(ExercisePhones.Refused refusal) {
    return problem(422, "The request is invalid", refusal.problems());
  }

  @ExceptionHandler
  ProblemDetail invalid(Invalid invalid) {
    return problem(422, "The request is invalid", invalid.problems);
  }

  @ExceptionHandler
  ProblemDetail missing(Missing missing) {
    return problem(HttpStatus.NOT_FOUND, "Not found", missing.getMessage());
  }

  @ExceptionHandler
  ProblemDetail notSendable(NotSendable refusal) {
    return problem(HttpStatus.CONFLICT, "Not sendable", refusal.getMessage());
  }

  @ExceptionHandler
  ProblemDetail broken(Exception e) throws Exception {
    if (e instanceof AccessDeniedException || e instanceof AuthenticationException) {
      throw e; // answered by the filter chain
    }
    LOG.error("a request of the REST API failed", e);
    return problem(
        HttpStatus.INTERNAL_SERVER_ERROR, "Something broke here", "The service log has the cause.");
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    UnreadableBody why = UnreadableBody.of(unreadable);
    ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "The body is unreadable", why.detail());
    if (why.field() != null) {
      problem.setProperty("problems", Map.of(why.field(), why.detail()));
    }
    return handleExceptionInternal(unreadable, problem, headers, status, request);
  }

  private static ProblemDetail problem(HttpStatus status, String title, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    return problem;
  }

  private static ProblemDetail problem(int status, String title, Map<String, String> problems) {
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setTitle(title);
    Map<String, String> sorted = new TreeMap<>(problems);
    problem.setDetail(
        String.join(
            "; ",
            sorted.entrySet().stream()
                .map(e -> e.getKey().isEmpty() ? e.getValue() : e.getKey() + ": " + e.getValue())
                .toList()));
    problem.setProperty("problems", sorted);
    return problem;
  }
}
