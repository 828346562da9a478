package org.jarshy.gateway.console.internal.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session whose account was disabled or changed since, and one whose person has done nothing
 * for the session's timeout: pages that refresh themselves must not keep it alive.
 */
class StillSignedIn extends OncePerRequestFilter {

  /** Sent by a page's own refreshing. */
  static final String BY_ITSELF = "X-Jarshy-Refresh";

  private static final String LAST_DEED = StillSignedIn.class.getName() + ".lastDeed";

  private final AccountRows rows;
  private final Clock clock;

  StillSignedIn(AccountRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getServletPath();
    return path.startsWith("/assets/") || path.startsWith("/webjars/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    HttpSession session = request.getSession(false);
    if (session != null
        && authentication != null
        && authentication.getPrincipal() instanceof SignedIn person
        && (changed(person) || idle(session, request))) {
      session.invalidate();
      SecurityContextHolder.clearContext();
    }
    chain.doFilter(request, response);
  }

  private boolean changed(SignedIn person) {
    return rows.find(person.login())
        .map(AccountRows.Row::account)
        .filter(a -> !a.disabled() && a.version() == person.version())
        .isEmpty();
  }

  private boolean idle(HttpSession session, HttpServletRequest request) {
    Instant now = clock.instant();
    Duration timeout = Duration.ofSeconds(session.getMaxInactiveInterval());
    boolean byItself = request.getHeader(BY_ITSELF) != null;
    if (session.getAttribute(LAST_DEED) instanceof Instant last
        && timeout.toSeconds() > 0
        && Duration.between(last, now).compareTo(timeout) > 0) {
      return true;
    }
    if (!byItself) {
      session.setAttribute(LAST_DEED, now);
    }
    return false;
  }
}
