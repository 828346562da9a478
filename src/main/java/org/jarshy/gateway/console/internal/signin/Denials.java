package org.jarshy.gateway.console.internal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import tools.jackson.databind.json.JsonMapper;

/** How a refusal before any controller is answered: a page that explains, or a problem detail. */
public final class Denials {

  /**
   * Request attribute for the 403 page: {@code form} where the form was stale, else {@code role}.
   */
  public static final String WHY = "jarshy.denied";

  private final JsonMapper json;

  Denials(JsonMapper json) {
    this.json = json;
  }

  /** People are led to the sign-in page; a part of a page that refreshes itself is told 401. */
  static AuthenticationEntryPoint ofPages() {
    AuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint("/login");
    return (request, response, failed) -> {
      if (request.getHeader("HX-Request") != null) {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      } else {
        signIn.commence(request, response, failed);
      }
    };
  }

  static void explainOnPage(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    request.setAttribute(WHY, denied instanceof CsrfException ? "form" : "role");
    response.sendError(HttpServletResponse.SC_FORBIDDEN);
  }

  void notSignedIn(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
      throws IOException {
    response.setHeader("WWW-Authenticate", "Basic realm=\"Jarshy\", charset=\"UTF-8\"");
    boolean tried = request.getHeader("Authorization") != null;
    write(
        request,
        response,
        401,
        "Not signed in",
        tried ? PasswordCheck.REFUSED : "Give a login and password by HTTP Basic authentication.");
  }

  void notAllowed(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    write(
        request,
        response,
        403,
        "Not allowed",
        denied instanceof CrossSite
            ? denied.getMessage()
            : "None of your roles may do this: authors write and submit, approvers approve, return"
                + " and reject, dispatchers send.");
  }

  private void write(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String title,
      String say)
      throws IOException {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", say);
    problem.put("instance", request.getRequestURI());
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(problem));
  }

  /** A browser sent it from a page; the REST API is for programs. */
  static final class CrossSite extends AccessDeniedException {
    CrossSite() {
      super("Requests that change something are refused when a web page sends them (Origin).");
    }
  }
}
