package org.jarshy.gateway.console.internal.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jarshy.gateway.bulletin.BulletinRefused;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.bulletin.Severity;
import org.jarshy.gateway.bulletin.StraightPublications;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.trust.BundleBook;
import org.jarshy.gateway.trust.BundleVerifier;
import org.jarshy.gateway.trust.ImportBundle;
import org.jarshy.gateway.trust.ImportBundle.Door;
import org.jarshy.gateway.trust.ImportBundle.Intake;
import org.jarshy.gateway.trust.Role;
import org.jarshy.gateway.trust.TrustedKey;
import org.jarshy.gateway.trust.TrustedStream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Signed bundles: taking one in, what came, what was refused and why, and whose word counts. */
@Controller
class BundlePages {

  private static final int AT_MOST = 50;

  /** A clock that differs by more misjudges what is new; people set clocks by hand. */
  private static final Duration CLOCK_MAY_DIFFER = Duration.ofMinutes(10);

  private final ImportBundle imports;
  private final BundleBook book;
  private final StraightPublications straight;

  BundlePages(ImportBundle imports, BundleBook book, StraightPublications straight) {
    this.imports = imports;
    this.book = book;
    this.straight = straight;
  }

  @GetMapping("/bundles")
  String show(Model model) {
    return page(model);
  }

  @PostMapping("/bundles")
  @PreAuthorize(Permission.TO_TAKE_BUNDLES)
  String take(
      @RequestParam(required = false) MultipartFile file,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response)
      throws IOException {
    if (file == null || file.isEmpty()) {
      response.setStatus(422);
      model.addAttribute("refused", List.of("Choose a bundle; this file is empty or missing."));
      return page(model);
    }
    Intake intake = read(file, viewer);
    if (intake instanceof Intake.Refused) {
      response.setStatus(422);
    }
    model.addAttribute("intake", intake);
    return page(model);
  }

  private Intake read(MultipartFile file, SignedIn viewer) throws IOException {
    if (file.getSize() > BundleVerifier.MAX_BYTES) {
      return imports.tooLarge(
          "The file is larger than 5 MiB; at most 5 MiB are allowed.",
          Door.CONSOLE,
          viewer.actor());
    }
    try (InputStream in = file.getInputStream()) {
      return imports.take(in.readAllBytes(), Door.CONSOLE, viewer.actor());
    }
  }

  @PostMapping("/bundles/alarms/{id}/seen")
  @PreAuthorize(Permission.TO_ANSWER_FOR_SIGNATURES)
  String seen(
      @PathVariable long id, @AuthenticationPrincipal SignedIn viewer, RedirectAttributes flash) {
    boolean cleared = book.seen(id, viewer.actor());
    flash.addFlashAttribute(
        "done", cleared ? "Noted that you have seen it." : "Somebody has seen it already.");
    return "redirect:/bundles";
  }

  @PostMapping("/bundles/straight")
  @PreAuthorize(Permission.TO_PROPOSE_STRAIGHT)
  String propose(
      @RequestParam(defaultValue = "") String stream,
      @RequestParam Kind kind,
      @RequestParam Severity leastSeverity,
      @RequestParam int leastSigners,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    return step(
        () ->
            straight.propose(
                new StraightPublications.Allowed(stream.strip(), kind, leastSeverity, leastSigners),
                viewer.actor()),
        "Proposed. Nothing is published straight until a second person confirms it.",
        model,
        response,
        flash);
  }

  @PostMapping("/bundles/straight/{id}/confirm")
  @PreAuthorize(Permission.TO_ANSWER_FOR_SIGNATURES)
  String confirm(
      @PathVariable long id,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    return step(
        () -> straight.confirm(id, viewer.actor()),
        "In force. What is signed so is published from now on without a second person here.",
        model,
        response,
        flash);
  }

  @PostMapping("/bundles/straight/{id}/end")
  @PreAuthorize(Permission.TO_ANSWER_FOR_SIGNATURES)
  String end(
      @PathVariable long id,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    return step(
        () -> straight.end(id, viewer.actor()),
        "Ended. A second person must approve such bulletins again.",
        model,
        response,
        flash);
  }

  private String step(
      Runnable step,
      String done,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    try {
      step.run();
    } catch (BulletinRefused e) {
      response.setStatus(Statuses.of(e.rule()));
      model.addAttribute("refused", e.problems().values());
      return page(model);
    }
    flash.addFlashAttribute("done", done);
    return "redirect:/bundles";
  }

  private String page(Model model) {
    BundleBook.Standing standing = book.standing();
    List<BundleBook.Newest> newest = book.newest();
    model.addAttribute("standing", standing);
    model.addAttribute(
        "clockLate",
        standing.trustedTime().isAfter(standing.clock().plus(CLOCK_MAY_DIFFER))
            ? Duration.between(standing.clock(), standing.trustedTime())
            : null);
    model.addAttribute("newest", newest);
    model.addAttribute("ages", ages(newest, standing));
    model.addAttribute("keys", keys(standing));
    model.addAttribute("thresholds", thresholds(standing));
    model.addAttribute("imported", book.imported(AT_MOST, 0));
    model.addAttribute("refusals", book.refused(AT_MOST, 0));
    model.addAttribute("alarms", book.alarms());
    model.addAttribute("settings", straight.list());
    model.addAttribute("streamNames", streamNames(newest, standing));
    model.addAttribute("kinds", Kind.values());
    model.addAttribute("severities", Severity.values());
    return "bundles";
  }

  private static Map<String, Duration> ages(
      List<BundleBook.Newest> newest, BundleBook.Standing standing) {
    return newest.stream()
        .collect(
            Collectors.toMap(
                BundleBook.Newest::stream,
                n -> Duration.between(n.issuedAt(), standing.trustedTime())));
  }

  private static List<TrustedKey> keys(BundleBook.Standing standing) {
    return standing.store().keys().stream()
        .sorted((a, b) -> a.name().compareToIgnoreCase(b.name()))
        .toList();
  }

  private static Map<String, Integer> thresholds(BundleBook.Standing standing) {
    return Stream.of(Role.values())
        .collect(Collectors.toMap(Role::code, standing.store()::threshold));
  }

  private static Collection<String> streamNames(
      List<BundleBook.Newest> newest, BundleBook.Standing standing) {
    return Stream.concat(
            newest.stream().map(BundleBook.Newest::stream),
            standing.store().streams().stream().map(TrustedStream::name))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
