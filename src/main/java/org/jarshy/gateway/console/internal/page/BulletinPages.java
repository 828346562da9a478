package org.jarshy.gateway.console.internal.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.broadcast.Progress;
import org.jarshy.gateway.broadcast.Stage;
import org.jarshy.gateway.bulletin.Advice;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.BulletinRefused;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.CheckCodes;
import org.jarshy.gateway.bulletin.Chronicle;
import org.jarshy.gateway.bulletin.GivenCode;
import org.jarshy.gateway.bulletin.PrepareRetraction;
import org.jarshy.gateway.console.internal.shown.Chain;
import org.jarshy.gateway.console.internal.shown.ShownVersion;
import org.jarshy.gateway.console.internal.shown.TextCount;
import org.jarshy.gateway.console.internal.shown.Way;
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
  private final CheckCodes codes;
  private final Chronicle chronicle;
  private final PrepareRetraction retraction;
  private final ProvenanceParts provenance;
  private final Clock clock;

  BulletinPages(
      Bulletins bulletins,
      Broadcasts broadcasts,
      CheckCodes codes,
      Chronicle chronicle,
      PrepareRetraction retraction,
      ProvenanceParts provenance,
      Clock clock) {
    this.bulletins = bulletins;
    this.codes = codes;
    this.broadcasts = broadcasts;
    this.chronicle = chronicle;
    this.retraction = retraction;
    this.provenance = provenance;
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

  @PostMapping("/bulletins/{id}/put-away")
  @PreAuthorize(Permission.TO_WRITE)
  String putAway(
      @PathVariable long id,
      @RequestParam int revision,
      @RequestParam(defaultValue = "") String reason,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    try {
      bulletins.putAway(new BulletinId(id), revision, reason.strip(), viewer.actor());
    } catch (BulletinRefused e) {
      return refused(e, id, viewer, model, response);
    }
    flash.addFlashAttribute("done", "Put away. It stays here with its reason.");
    return "redirect:/bulletins/" + id;
  }

  @PostMapping("/bulletins/{id}/cancel")
  @PreAuthorize(Permission.TO_WITHDRAW)
  String cancel(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "false") boolean correct,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    BulletinId cancelled = new BulletinId(id);
    try {
      bulletins.cancel(cancelled, reason.strip(), viewer.actor());
    } catch (BulletinRefused e) {
      return refused(e, id, viewer, model, response);
    }
    String done = "Cancelled. What was not submitted yet does not leave.";
    if (!correct) {
      flash.addFlashAttribute("done", done);
      return "redirect:/bulletins/" + id;
    }
    return prepared(cancelled, done + " ", viewer, flash);
  }

  @PostMapping("/bulletins/{id}/retraction")
  @PreAuthorize(Permission.TO_WITHDRAW)
  String retract(
      @PathVariable long id, @AuthenticationPrincipal SignedIn viewer, RedirectAttributes flash) {
    return prepared(find(id).id(), "", viewer, flash);
  }

  /** It is cancelled whatever becomes of its correction. */
  private String prepared(
      BulletinId cancelled, String done, SignedIn viewer, RedirectAttributes flash) {
    try {
      PrepareRetraction.Prepared ready = retraction.prepare(cancelled, viewer.actor());
      flash.addFlashAttribute(
          "done",
          done
              + (ready.submitted()
                  ? "The correction waits for a second person: whoever may approve it, now."
                  : "The correction is a draft: change its words and submit it, now."));
      return "redirect:/bulletins/" + ready.update();
    } catch (BulletinRefused e) {
      flash.addFlashAttribute("done", done);
      flash.addFlashAttribute("refused", List.copyOf(e.problems().values()));
      return "redirect:/bulletins/" + cancelled;
    }
  }

  /** New, update, cancel: every text, by whom, when, and how many got it. */
  @GetMapping("/bulletins/{id}/chain")
  String chain(@PathVariable long id, Model model) {
    Bulletin bulletin = find(id);
    model.addAttribute("bulletin", bulletin);
    model.addAttribute("chain", Chain.of(chronicle.chain(bulletin.id()), broadcasts));
    model.addAttribute("langs", Lang.values());
    return "chain";
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
    Bulletin bulletin = find(id);
    model.addAttribute("bulletin", bulletin);
    model.addAttribute("choices", Choices.of(bulletin, viewer, clock.instant()));
    List<Progress> sent = broadcasts.of(bulletin.id());
    model.addAttribute("broadcasts", sent);
    Stage stage = broadcasts.stage(bulletin);
    model.addAttribute("stage", stage);
    model.addAttribute("way", Way.of(bulletin, stage, sent));
    model.addAttribute("versions", ShownVersion.of(chronicle.versions(bulletin.id())));
    List<Bulletin> chain = chronicle.chain(bulletin.id());
    model.addAttribute("chained", chain.size() > 1);
    boolean corrected = chain.stream().anyMatch(b -> takesItsPlace(b, bulletin));
    // May read every message that was sent of it: only where it decides what to do next.
    model.addAttribute(
        "gotIt",
        bulletin.state() == Bulletin.State.CANCELLED && !corrected
            ? broadcasts.reached(bulletin.id())
            : 0);
    model.addAttribute("langs", Lang.values());
    Map<Lang, String> leaving = new EnumMap<>(Lang.class);
    bulletin.content().texts().keySet().forEach(l -> leaving.put(l, bulletin.textFor(l)));
    model.addAttribute("counts", counts(leaving));
    Map<Lang, String> corrections = corrections(bulletin);
    model.addAttribute("corrections", corrections);
    model.addAttribute("correctionCounts", counts(corrections));
    model.addAttribute("advice", Advice.byField(bulletin.content(), codes.on()));
    List<GivenCode> given = given(bulletin);
    model.addAttribute("given", given);
    model.addAttribute("checks", given.isEmpty() ? null : codes.lastDay());
    provenance.show(bulletin, model);
    return "bulletin";
  }

  /** An update of it that is not rejected: whoever got the old words hears of it by that. */
  private static boolean takesItsPlace(Bulletin update, Bulletin old) {
    return old.id().equals(update.supersedes()) && update.state() != Bulletin.State.REJECTED;
  }

  private Bulletin find(long id) {
    return bulletins
        .find(new BulletinId(id))
        .orElseThrow(() -> new NotFound("There is no bulletin " + id + "."));
  }

  /** The codes under its texts, and under those whose place it took. */
  private List<GivenCode> given(Bulletin bulletin) {
    List<GivenCode> given = new ArrayList<>(codes.given(bulletin.id()));
    bulletins.earlier(bulletin.id()).forEach(old -> given.addAll(codes.given(old)));
    return given;
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

  private Map<Lang, TextCount> counts(Map<Lang, String> texts) {
    Map<Lang, TextCount> counts = new EnumMap<>(Lang.class);
    texts.forEach((lang, text) -> counts.put(lang, TextCount.of(text, codes::counted)));
    return counts;
  }
}
