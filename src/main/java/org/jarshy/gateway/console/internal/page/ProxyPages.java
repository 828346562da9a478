package org.jarshy.gateway.console.internal.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.proxy.App;
import org.jarshy.gateway.proxy.Enumeration;
import org.jarshy.gateway.proxy.LinkKind;
import org.jarshy.gateway.proxy.PooledProxy;
import org.jarshy.gateway.proxy.Proxies;
import org.jarshy.gateway.proxy.ProxyId;
import org.jarshy.gateway.proxy.ProxyRefused;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pools of proxies, how far each is known, and what SIM cards would learn of them. */
@Controller
class ProxyPages {

  private static final int PER_PAGE = 50;
  private static final int MOST_HOURS = 71;

  private final Proxies proxies;
  private final Clock clock;

  ProxyPages(Proxies proxies, Clock clock) {
    this.proxies = proxies;
    this.clock = clock;
  }

  /** As typed. */
  record Typed(String kind, String link, String hours, String note) {
    static final Typed NOTHING = new Typed("mtproto", "", "0", "");
  }

  @GetMapping("/proxies")
  String list(
      @RequestParam(required = false) String app,
      @RequestParam(defaultValue = "0") int page,
      @AuthenticationPrincipal SignedIn viewer,
      Model model) {
    return page(app, page, Typed.NOTHING, Map.of(), viewer, model);
  }

  @PostMapping("/proxies")
  @PreAuthorize(Permission.TO_WRITE)
  String propose(
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String link,
      @RequestParam(defaultValue = "") String hours,
      @RequestParam(defaultValue = "") String note,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    Map<String, String> problems = new LinkedHashMap<>();
    LinkKind chosen = LinkKind.of(kind).orElse(null);
    if (chosen == null) {
      problems.put("kind", "Choose one of the kinds.");
    }
    int ago = hours.matches("[0-9]{1,2}") ? Integer.parseInt(hours) : MOST_HOURS + 1;
    if (ago > MOST_HOURS) {
      problems.put("hours", "Give whole hours, 0 to " + MOST_HOURS + ".");
    }
    if (problems.isEmpty()) {
      try {
        ProxyId id =
            proxies.propose(
                chosen,
                link.strip(),
                clock.instant().minus(Duration.ofHours(ago)),
                note,
                viewer.actor());
        flash.addFlashAttribute(
            "done", "Proxy " + id + " waits for a second person. Nobody gets it before.");
        return "redirect:/proxies";
      } catch (ProxyRefused e) {
        problems.putAll(e.problems());
      }
    }
    response.setStatus(422);
    return page(null, 0, new Typed(kind, link, hours, note), problems, viewer, model);
  }

  @PostMapping("/proxies/{id}/approve")
  @PreAuthorize(Permission.TO_APPROVE)
  String approve(
      @PathVariable long id,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    return step(
        () -> proxies.approve(new ProxyId(id), viewer.actor()),
        "Proxy " + id + " is let in.",
        viewer,
        model,
        response,
        flash);
  }

  @PostMapping("/proxies/{id}/reject")
  @PreAuthorize(Permission.TO_APPROVE)
  String reject(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    return step(
        () -> proxies.reject(new ProxyId(id), reason, viewer.actor()),
        "Proxy " + id + " is refused.",
        viewer,
        model,
        response,
        flash);
  }

  @PostMapping("/proxies/{id}/burn")
  @PreAuthorize(Permission.TO_WITHDRAW)
  String burn(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    return step(
        () -> proxies.burn(new ProxyId(id), reason, viewer.actor()),
        "Proxy " + id + " is burned: it is not sent any more, and its bucket was split.",
        viewer,
        model,
        response,
        flash);
  }

  @GetMapping("/proxies/enumeration")
  String simulate(
      @RequestParam(defaultValue = "100") int proxies,
      @RequestParam(defaultValue = "2") int bucketSize,
      @RequestParam(defaultValue = "50") int sims,
      @RequestParam(defaultValue = "distinct") String areas,
      @RequestParam(defaultValue = "1") int days,
      Model model,
      HttpServletResponse response) {
    model.addAttribute("proxies", proxies);
    model.addAttribute("bucketSize", bucketSize);
    model.addAttribute("sims", sims);
    model.addAttribute("areas", areas);
    model.addAttribute("days", days);
    model.addAttribute("problems", Map.of());
    model.addAttribute("result", null);
    try {
      model.addAttribute(
          "result",
          Enumeration.simulate(
              new Enumeration.Attack(proxies, bucketSize, sims, areas.equals("range"), days)));
    } catch (ProxyRefused e) {
      model.addAttribute("problems", e.problems());
      response.setStatus(422);
    }
    return "enumeration";
  }

  private String step(
      Runnable step,
      String done,
      SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    try {
      step.run();
    } catch (ProxyRefused e) {
      response.setStatus(Statuses.of(e.rule()));
      model.addAttribute("refused", List.copyOf(e.problems().values()));
      return page(null, 0, Typed.NOTHING, Map.of(), viewer, model);
    }
    flash.addFlashAttribute("done", done);
    return "redirect:/proxies";
  }

  private String page(
      String app,
      int page,
      Typed typed,
      Map<String, String> problems,
      SignedIn viewer,
      Model model) {
    App only = app == null ? null : App.of(app).orElse(null);
    int at = Math.max(0, Math.min(page, Integer.MAX_VALUE / PER_PAGE - 1));
    List<PooledProxy> found = proxies.list(only, PER_PAGE + 1, at * PER_PAGE);
    boolean decides = viewer.may(Permission.APPROVE);
    model.addAttribute("pools", proxies.pools());
    model.addAttribute(
        "lines", found.stream().limit(PER_PAGE).map(proxy -> line(proxy, decides)).toList());
    model.addAttribute("more", found.size() > PER_PAGE);
    model.addAttribute("page", at);
    model.addAttribute("only", only);
    model.addAttribute("apps", App.values());
    model.addAttribute("kinds", LinkKind.values());
    model.addAttribute("typed", typed);
    model.addAttribute("problems", problems);
    model.addAttribute("now", clock.instant());
    return "proxies";
  }

  /** The link is shown to whoever decides about it, and to nobody else. */
  private ProxyLine line(PooledProxy proxy, boolean decides) {
    boolean shown = decides && ProxyLine.isToDecide(proxy);
    return ProxyLine.of(proxy, shown ? proxies.link(proxy.id()).orElse(null) : null);
  }
}
