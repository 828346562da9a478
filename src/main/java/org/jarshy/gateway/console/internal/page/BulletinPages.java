package org.jarshy.gateway.console.internal.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.bulletin.Advice;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.BulletinRefused;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.console.internal.shown.TextCount;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Bulletins, one bulletin, and its way from draft to approved. */
@Controller
class BulletinPages {

  private static final int PER_PAGE = 50;

  private final Bulletins bulletins;
  private final Broadcasts broadcasts;
  private final Clock clock;

  BulletinPages(Bulletins bulletins, Broadcasts broadcasts, Clock clock) {
    this.bulletins = bulletins;
    this.broadcasts = broadcasts;
    this.clock = clock;
  }

  @GetMapping("/bulletins")
  String list(
      @RequestParam(required = false) String state,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    Optional<Bulletin.State> only =
        Arrays.stream(Bulletin.State.values()).filter(s -> s.name().equals(state)).findFirst();
    int first = Math.max(0, Math.min(page, 100_000));
    List<Bulletin> found =
        bulletins.list(only.map(Set::of).orElse(Set.of()), PER_PAGE + 1, first * PER_PAGE);
    model.addAttribute("bulletins", found.stream().limit(PER_PAGE).toList());
    model.addAttribute("more", found.size() > PER_PAGE);
    model.addAttribute("page", first);
    model.addAttribute("only", only.orElse(null));
    model.addAttribute("states", Bulletin.State.values());
    return "bulletins";
  }

  @GetMapping("/bulletins/{id}")
  String show(@PathVariable long id, @AuthenticationPrincipal SignedIn viewer, Model model) {
    return page(id, viewer, model);
  }

  @PostMapping("/bulletins/{id}/submit")
  @PreAuthorize(Permission.TO_WRITE)
  String submit(
      @PathVariable long id,
      @RequestParam int revision,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    try {
      bulletins.submit(new BulletinId(id), revision, viewer.actor());
    } catch (BulletinRefused e) {
      return refused(e, id, viewer, model, response);
    }
    flash.addFlashAttribute("done", "Submitted. A second person must approve it.");
    return "redirect:/bulletins/" + id;
  }

  @PostMapping("/bulletins/{id}/approve")
  @PreAuthorize(Permission.TO_APPROVE)
  String approve(
      @PathVariable long id,
      @RequestParam int revision,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    try {
      bulletins.approve(new BulletinId(id), revision, viewer.actor());
    } catch (BulletinRefused e) {
      return refused(e, id, viewer, model, response);
    }
    flash.addFlashAttribute("done", "Approved. Nothing is sent until somebody sends it.");
    return "redirect:/bulletins/" + id;
  }

  @PostMapping("/bulletins/{id}/return")
  @PreAuthorize(Permission.TO_APPROVE)
  String sendBack(
      @PathVariable long id,
      @RequestParam int revision,
      @RequestParam(defaultValue = "") String reason,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    try {
      bulletins.sendBack(new BulletinId(id), revision, reason.strip(), viewer.actor());
    } catch (BulletinRefused e) {
      return refused(e, id, viewer, model, response);
    }
    flash.addFlashAttribute("done", "Sent back to its authors.");
    return "redirect:/bulletins/" + id;
  }

  @PostMapping("/bulletins/{id}/reject")
  @PreAuthorize(Permission.TO_APPROVE)
  String reject(
      @PathVariable long id,
      @RequestParam int revision,
      @RequestParam(defaultValue = "") String reason,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    try {
      bulletins.reject(new BulletinId(id), revision, reason.strip(), viewer.actor());
    } catch (BulletinRefused e) {
      return refused(e, id, viewer, model, response);
    }
    flash.addFlashAttribute("done", "Rejected.");
    return "redirect:/bulletins/" + id;
  }

  @PostMapping("/bulletins/{id}/cancel")
  @PreAuthorize(Permission.TO_WITHDRAW)
  String cancel(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    try {
      bulletins.cancel(new BulletinId(id), reason.strip(), viewer.actor());
    } catch (BulletinRefused e) {
      return refused(e, id, viewer, model, response);
    }
    flash.addFlashAttribute("done", "Cancelled. What was not submitted yet does not leave.");
    return "redirect:/bulletins/" + id;
  }

  /** The same page with the refusal on top; what was typed as reason stays typed. */
  private String refused(
      BulletinRefused refusal,
      long id,
      SignedIn viewer,
      Model model,
      HttpServletResponse response) {
    response.setStatus(Statuses.of(refusal.rule()));
    model.addAttribute("refused", refusal.problems().values());
    return page(id, viewer, model);
  }

  private String page(long id, SignedIn viewer, Model model) {
    Bulletin bulletin =
        bulletins
            .find(new BulletinId(id))
            .orElseThrow(() -> new NotFound("There is no bulletin " + id + "."));
    model.addAttribute("bulletin", bulletin);
    model.addAttribute("choices", Choices.of(bulletin, viewer, clock.instant()));
    model.addAttribute("broadcasts", broadcasts.of(bulletin.id()));
    model.addAttribute("langs", Lang.values());
    model.addAttribute("counts", counts(bulletin.content().texts()));
    Map<Lang, String> corrections = corrections(bulletin);
    model.addAttribute("corrections", corrections);
    model.addAttribute("correctionCounts", counts(corrections));
    model.addAttribute("advice", Advice.byField(bulletin.content()));
    return "bulletin";
  }

  /** Of an update: exactly what leaves to those who got the old words. */
  static Map<Lang, String> corrections(Bulletin bulletin) {
    Map<Lang, String> corrections = new EnumMap<>(Lang.class);
    if (bulletin.supersedes() != null) {
      bulletin
          .content()
          .texts()
          .keySet()
          .forEach(l -> corrections.put(l, bulletin.correctionFor(l)));
    }
    return corrections;
  }

  private static Map<Lang, TextCount> counts(Map<Lang, String> texts) {
    Map<Lang, TextCount> counts = new EnumMap<>(Lang.class);
    texts.forEach((lang, text) -> counts.put(lang, TextCount.of(text)));
    return counts;
  }
}
