package org.jarshy.gateway.console.internal.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.bulletin.Advice;
import org.jarshy.gateway.console.internal.shown.TextCount;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.rumour.Ruling;
import org.jarshy.gateway.rumour.RumourDetail;
import org.jarshy.gateway.rumour.RumourId;
import org.jarshy.gateway.rumour.RumourRefused;
import org.jarshy.gateway.rumour.RumourSummary;
import org.jarshy.gateway.rumour.Rumours;
import org.jarshy.gateway.rumour.Statement;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people ask whether it is true: the inbox, one rumour, and its way to a verdict. */
@Controller
class RumourPages {

  private static final int PER_PAGE = 50;

  private final Rumours rumours;
  private final Clock clock;

  RumourPages(Rumours rumours, Clock clock) {
    this.rumours = rumours;
    this.clock = clock;
  }

  @GetMapping("/rumours")
  String list(
      @RequestParam(defaultValue = "ALL") String show,
      @RequestParam(defaultValue = "GROWTH") String order,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    Rumours.Filter filter = named(Rumours.Filter.values(), show);
    Rumours.Order by = named(Rumours.Order.values(), order);
    int first = Math.max(0, Math.min(page, 100_000));
    List<RumourSummary> found = rumours.list(filter, by, PER_PAGE + 1, first * PER_PAGE);
    model.addAttribute("rumours", found.stream().limit(PER_PAGE).toList());
    model.addAttribute("more", found.size() > PER_PAGE);
    model.addAttribute("page", first);
    model.addAttribute("show", filter);
    model.addAttribute("order", by);
    model.addAttribute("filters", Rumours.Filter.values());
    model.addAttribute("orders", Rumours.Order.values());
    model.addAttribute("langs", Lang.values());
    return "rumours";
  }

  @GetMapping("/rumours/{id}")
  String show(@PathVariable long id, Model model) {
    return page(id, null, model);
  }

  /** Counts a text of a verdict while it is typed, with all that is said around it. */
  @PostMapping("/rumours/count")
  @PreAuthorize(Permission.TO_WRITE)
  String count(
      @RequestParam(defaultValue = "ru") String lang,
      @ModelAttribute("form") RumourForm form,
      Model model) {
    Lang language = Lang.of(lang).orElse(Lang.RU);
    Statement statement = form.statement();
    boolean written = statement.texts().containsKey(language) && statement.ruling() != null;
    model.addAttribute("lang", language);
    model.addAttribute("correcting", false);
    model.addAttribute("advised", about(language, rumours.advice(statement)));
    model.addAttribute("count", written ? TextCount.of(statement.words(language, false)) : null);
    return "fragments/count :: count";
  }

  @PostMapping("/rumours/{id}/verdict")
  @PreAuthorize(Permission.TO_WRITE)
  String propose(
      @PathVariable long id,
      @RequestParam int revision,
      @ModelAttribute("form") RumourForm form,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    try {
      rumours.propose(new RumourId(id), revision, form.statement(), viewer.actor());
    } catch (RumourRefused e) {
      response.setStatus(Statuses.of(e.rule()));
      model.addAttribute("problems", e.problems());
      return page(id, form, model);
    }
    flash.addFlashAttribute("done", "Proposed. A second person must approve it.");
    return "redirect:/rumours/" + id;
  }

  @PostMapping("/rumours/{id}/approve")
  @PreAuthorize(Permission.TO_APPROVE)
  String approve(
      @PathVariable long id,
      @RequestParam int revision,
      @RequestParam(defaultValue = "0") long lastText,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    return step(
        () -> rumours.approve(new RumourId(id), revision, lastText, viewer.actor()),
        "Approved. Everybody who asked is told now.",
        id,
        model,
        response,
        flash);
  }

  @PostMapping("/rumours/{id}/return")
  @PreAuthorize(Permission.TO_APPROVE)
  String sendBack(
      @PathVariable long id,
      @RequestParam int revision,
      @RequestParam(defaultValue = "") String reason,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    return step(
        () -> rumours.sendBack(new RumourId(id), revision, reason, viewer.actor()),
        "Sent back to its authors.",
        id,
        model,
        response,
        flash);
  }

  @PostMapping("/rumours/{id}/withdraw")
  @PreAuthorize(Permission.TO_WITHDRAW)
  String withdraw(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    return step(
        () -> rumours.withdraw(new RumourId(id), reason, viewer.actor()),
        "Withdrawn. It is told to nobody from now on.",
        id,
        model,
        response,
        flash);
  }

  @PostMapping("/rumours/{id}/merge")
  @PreAuthorize(Permission.TO_WRITE)
  String merge(
      @PathVariable long id,
      @RequestParam int revision,
      @RequestParam(defaultValue = "0") long other,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    return step(
        () -> rumours.merge(new RumourId(id), revision, new RumourId(other), viewer.actor()),
        "Joined: rumour " + other + " is part of this one now.",
        id,
        model,
        response,
        flash);
  }

  @PostMapping("/rumours/{id}/split")
  @PreAuthorize(Permission.TO_WRITE)
  String split(
      @PathVariable long id,
      @RequestParam int revision,
      @RequestParam(required = false) Set<Long> texts,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    return step(
        () -> rumours.split(new RumourId(id), revision, orNone(texts), viewer.actor()),
        "Split: the marked wordings are a rumour of their own now.",
        id,
        model,
        response,
        flash);
  }

  @PostMapping("/rumours/{id}/confirm")
  @PreAuthorize(Permission.TO_APPROVE)
  String confirm(
      @PathVariable long id,
      @RequestParam int revision,
      @RequestParam(required = false) Set<Long> texts,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    return step(
        () -> rumours.confirm(new RumourId(id), revision, orNone(texts), viewer.actor()),
        "Confirmed: those who asked so are told the verdict.",
        id,
        model,
        response,
        flash);
  }

  private static Set<Long> orNone(Set<Long> texts) {
    return texts == null ? Set.of() : new HashSet<>(texts);
  }

  private String step(
      Runnable step,
      String done,
      long id,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    try {
      step.run();
    } catch (RumourRefused e) {
      response.setStatus(Statuses.of(e.rule()));
      model.addAttribute("refused", e.problems().values());
      return page(id, null, model);
    }
    flash.addFlashAttribute("done", done);
    return "redirect:/rumours/" + id;
  }

  private String page(long id, RumourForm typed, Model model) {
    RumourDetail rumour =
        rumours
            .find(new RumourId(id))
            .orElseThrow(() -> new NotFound("There is no rumour " + id + "."));
    RumourForm form = typed == null ? RumourForm.of(rumour, clock.instant()) : typed;
    if (!model.containsAttribute("problems")) {
      model.addAttribute("problems", Map.of());
    }
    model.addAttribute("rumour", rumour);
    model.addAttribute("s", rumour.summary());
    model.addAttribute("form", form);
    model.addAttribute("langs", Lang.values());
    model.addAttribute("rulings", Ruling.values());
    Statement written = form.statement();
    Map<Lang, TextCount> counts = new EnumMap<>(Lang.class);
    Map<Lang, List<Advice>> advised = new EnumMap<>(Lang.class);
    List<Advice> advice = rumours.advice(written);
    for (Lang lang : Lang.values()) {
      advised.put(lang, about(lang, advice));
      if (written.ruling() != null && written.texts().containsKey(lang)) {
        counts.put(lang, TextCount.of(written.words(lang, false)));
      }
    }
    model.addAttribute("counts", counts);
    model.addAttribute("advised", advised);
    return "rumour";
  }

  private static List<Advice> about(Lang lang, List<Advice> advice) {
    String field = "texts." + lang.code();
    return advice.stream().filter(a -> a.field().equals(field)).toList();
  }

  /** The first where there is none of that name. */
  private static <E extends Enum<E>> E named(E[] all, String name) {
    return Arrays.stream(all).filter(e -> e.name().equals(name)).findFirst().orElse(all[0]);
  }
}
