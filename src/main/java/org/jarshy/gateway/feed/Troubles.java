package org.jarshy.gateway.feed;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jarshy.gateway.feed.FetchFailed.Trouble;
import org.jarshy.gateway.web.BadAnswer;

/** What the JDK and the web client say, in our own few words. */
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
      String sentence = "Not taken: " + bad.getMessage() + ".";
      return bad.why() == BadAnswer.Why.NO_SUCH_HOST
          ? new FetchFailed(Trouble.UNREACHABLE, "The name of its host is not known here now.")
          : new FetchFailed(Trouble.NOT_ALLOWED, sentence);
    }
    if (cause instanceof HttpConnectTimeoutException
        || cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException) {
      return new FetchFailed(Trouble.UNREACHABLE, "Its host cannot be reached.");
    }
    if (cause instanceof HttpTimeoutException
        || cause instanceof TimeoutException
        || cause instanceof CancellationException) {
      return new FetchFailed(Trouble.SLOW, "Its answer did not come whole within its time.");
    }
    if (cause instanceof SSLException) {
      return new FetchFailed(
          Trouble.NOT_ALLOWED, "It cannot prove who it is: its certificate is not accepted.");
    }
    if (cause instanceof IOException) {
      return new FetchFailed(Trouble.CUT, "Its answer broke off.");
    }
    return new FetchFailed(Trouble.UNREADABLE, "It failed: " + cause.getClass().getSimpleName());
  }
}
