package org.jarshy.gateway.console.internal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import org.jarshy.gateway.console.internal.shown.LocalTimes;
import org.jarshy.gateway.console.internal.shown.Words;
import org.jarshy.gateway.console.internal.signin.Denials;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page needs, the error pages too: who looks, and how things are called. */
@ControllerAdvice(annotations = Controller.class)
class PageAttributes {

  private static final Words WORDS = new Words();
  private static final LocalTimes TIMES = new LocalTimes();

  private final Clock clock;

  PageAttributes(Clock clock) {
    this.clock = clock;
  }

  @ModelAttribute
  void add(
      @AuthenticationPrincipal(errorOnInvalidType = false) SignedIn viewer,
      HttpServletRequest request,
      Model model) {
    Instant now = clock.instant();
    model.addAttribute("viewer", viewer);
    model.addAttribute("words", WORDS);
    model.addAttribute("times", TIMES);
    model.addAttribute("now", now);
    model.addAttribute("zone", TIMES.zone(now));
    model.addAttribute("path", request.getRequestURI());
    model.addAttribute("permissions", Permission.values());
    model.addAttribute("denied", request.getAttribute(Denials.WHY));
  }
}
