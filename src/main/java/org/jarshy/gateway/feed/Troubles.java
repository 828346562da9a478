package org.jarshy.gateway.feed;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jarshy.gateway.feed.FetchFailed.Trouble;
import org.jarshy.gateway.web.BadAnswer;

/** What the web client and the guards say, in our own few words. */
final class Troubles {

  private Troubles() {}

  static FetchFailed of(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof FetchFailed known) {
      return known;
    }
    if (cause instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return new FetchFailed(Trouble.LEFT_ALONE, "The service is stopping.");
    }
    if (cause instanceof BadAnswer bad) {
      return of(bad);
    }
    if (cause instanceof TimeoutException || cause instanceof CancellationException) {
      return slow();
    }
    if (cause instanceof IOException) {
      return new FetchFailed(Trouble.CUT, "Its answer broke off.");
    }
    return new FetchFailed(Trouble.UNREADABLE, "It failed: " + cause.getClass().getSimpleName());
  }

  private static FetchFailed of(BadAnswer bad) {
    return switch (bad.why()) {
      case NO_SUCH_HOST ->
          new FetchFailed(Trouble.UNREACHABLE, "The name of its host is not known here now.");
      case UNREACHABLE -> new FetchFailed(Trouble.UNREACHABLE, "Its host cannot be reached.");
      case SLOW -> slow();
      case CUT -> new FetchFailed(Trouble.CUT, "Its answer broke off.");
      case UNTRUSTED ->
          new FetchFailed(
              Trouble.NOT_ALLOWED, "It cannot prove who it is: its certificate is not accepted.");
      case PRIVATE_ADDRESS, TOO_LARGE, REDIRECT, OTHER ->
          new FetchFailed(Trouble.NOT_ALLOWED, "Not taken: " + bad.getMessage() + ".");
    };
  }

  private static FetchFailed slow() {
    return new FetchFailed(Trouble.SLOW, "Its answer did not come whole within its time.");
  }
}
