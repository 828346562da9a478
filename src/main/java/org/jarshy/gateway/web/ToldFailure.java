package org.jarshy.gateway.web;

import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** What went wrong, in a closed list of our own: nobody above knows which client asks. */
final class ToldFailure {

  private ToldFailure() {}

  static BadAnswer of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BadAnswer told) {
        return told;
      }
      if (cause instanceof SSLException) {
        return new BadAnswer(
            BadAnswer.Why.UNTRUSTED, "the host cannot prove who it is: its certificate is refused");
      }
    }
    if (failure instanceof UnknownHostException) {
      return new BadAnswer(BadAnswer.Why.NO_SUCH_HOST, "the name of the host is not known");
    }
    if (failure instanceof ConnectException
        || failure instanceof ConnectTimeoutException
        || failure instanceof NoRouteToHostException
        || failure instanceof BindException
        || isNoNetwork(failure)) {
      return new BadAnswer(BadAnswer.Why.UNREACHABLE, "the host cannot be reached");
    }
    if (failure instanceof SocketTimeoutException) {
      return slow();
    }
    return new BadAnswer(BadAnswer.Why.CUT, "the answer broke off");
  }

  /** The JDK has no type of its own for a machine without any route. */
  private static boolean isNoNetwork(Throwable failure) {
    return failure instanceof SocketException
        && failure.getMessage() != null
        && failure.getMessage().contains("unreachable");
  }

  static BadAnswer slow() {
    return new BadAnswer(BadAnswer.Why.SLOW, "the answer did not come whole within its time");
  }
}
