package org.jarshy.gateway.console.internal.page;

import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.broadcast.Preview;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.CheckCodes;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.bulletin.Severity;
import org.jarshy.gateway.console.internal.shown.LocalTimes;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.outbox.PriorityClass;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The last page before a text leaves: whom it reaches, what it costs, and one deliberate step. */
@Controller
@PreAuthorize(Permission.TO_SEND)
class SendPage {

  /** A reply's class is not for broadcasts. */
  static final List<PriorityClass> OFFERED =
      List.of(PriorityClass.NOTICE, PriorityClass.DIGEST, PriorityClass.EMERGENCY);

  /** Of those, what a correction may be: whoever got the old text must not wait for the new one. */
  private static final List<PriorityClass> FOR_CORRECTIONS =
      List.of(PriorityClass.NOTICE, PriorityClass.EMERGENCY);

  /** An audience that grew by more than this since it was shown is shown again. */
  private static final int GROWTH_TOLERATED_PERCENT = 1;

  private static final String WORD = "REAL";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Bulletins bulletins;
  private final Broadcasts broadcasts;
  private final CheckCodes codes;
  private final Clock clock;

  SendPage(Bulletins bulletins, Broadcasts broadcasts, CheckCodes codes, Clock clock) {
    this.bulletins = bulletins;
    this.codes = codes;
    this.broadcasts = broadcasts;
    this.clock = clock;
  }

  @GetMapping("/bulletins/{id}/send")
  String preview(@PathVariable long id, @AuthenticationPrincipal SignedIn viewer, Model model) {
    Bulletin bulletin = find(id);
    return page(bulletin, usual(bulletin.content().kind()), newToken(), Map.of(), viewer, model);
  }

  @PostMapping("/bulletins/{id}/correct")
  String correct(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String priority,
      @RequestParam(defaultValue = "") String token,
      @RequestParam(defaultValue = "0") long shown,
      @RequestParam(defaultValue = "false") boolean confirmed,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response) {
    Bulletin bulletin = find(id);
    Optional<PriorityClass> chosen = chosen(FOR_CORRECTIONS, priority);
    // Lives were judged to be at risk when the first message was sent as an emergency.
    Map<String, String> problems = problems(chosen, token, confirmed, true);
    PriorityClass usual = usual(bulletin.content().kind());
    if (!problems.isEmpty()) {
      response.setStatus(422);
      return page(bulletin, usual, newToken(), problems, viewer, model);
    }
    try {
      BroadcastId broadcast =
          broadcasts.correct(bulletin.id(), chosen.get(), shown, token, viewer.actor());
      return "redirect:/broadcasts/" + broadcast;
    } catch (Broadcasts.NotSendable e) {
      response.setStatus(409);
      return page(bulletin, usual, newToken(), Map.of("", e.getMessage()), viewer, model);
    }
  }

  @PostMapping("/bulletins/{id}/send")
  String send(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String priority,
      @RequestParam(defaultValue = "") String token,
      @RequestParam(defaultValue = "0") long shown,
      @RequestParam(defaultValue = "false") boolean confirmed,
      @RequestParam(defaultValue = "false") boolean emergency,
      @RequestParam(defaultValue = "") String startAt,
      @RequestParam(defaultValue = "") String typed,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response) {
    Bulletin bulletin = find(id);
    Optional<PriorityClass> chosen = chosen(OFFERED, priority);
    Map<String, String> problems = problems(chosen, token, confirmed, emergency);
    if (needsWord(bulletin, chosen.orElse(null)) && !WORD.equalsIgnoreCase(typed.strip())) {
      problems.put(
          "typed",
          "Type the word REAL: this is no exercise, and real people will act on it at once.");
    }
    Optional<Instant> later = LocalTimes.parse(startAt);
    if (later.isEmpty() && !startAt.isBlank()) {
      problems.put("startAt", "This is no date and time, Almaty time. Leave it empty to send now.");
    }
    PriorityClass shownChoice = chosen.orElse(usual(bulletin.content().kind()));
    if (problems.isEmpty() && !knowsTheAudience(bulletin, shown)) {
      problems.put(
          "",
          "The audience grew since this page was shown. Look at the new numbers and send again.");
    }
    if (!problems.isEmpty()) {
      response.setStatus(422);
      String next = token.isBlank() ? newToken() : token;
      return page(bulletin, shownChoice, next, problems, viewer, model);
    }
    try {
      BroadcastId broadcast =
          broadcasts.start(bulletin.id(), shownChoice, later.orElse(null), token, viewer.actor());
      return "redirect:/broadcasts/" + broadcast;
    } catch (Broadcasts.NotSendable e) {
      response.setStatus(409);
      return page(bulletin, shownChoice, token, Map.of("", e.getMessage()), viewer, model);
    }
  }

  /** What makes people run: nobody shall send it and think it was the drill (Hawaii 2018). */
  private static boolean needsWord(Bulletin bulletin, PriorityClass priority) {
    return !bulletin.exercise()
        && (priority == PriorityClass.EMERGENCY
            || bulletin.content().severity() == Severity.EXTREME);
  }

  private static Optional<PriorityClass> chosen(List<PriorityClass> offered, String name) {
    return offered.stream().filter(p -> p.name().equals(name)).findFirst();
  }

  private boolean knowsTheAudience(Bulletin bulletin, long shown) {
    try {
      long present = broadcasts.preview(bulletin.id()).recipients();
      return present * 100 <= shown * (100 + GROWTH_TOLERATED_PERCENT) || shown == present;
    } catch (Broadcasts.NotSendable e) {
      return true; // start() says why, and lets a second click of the same page through
    }
  }

  private static Map<String, String> problems(
      Optional<PriorityClass> chosen, String token, boolean confirmed, boolean emergency) {
    Map<String, String> problems = new LinkedHashMap<>();
    if (chosen.isEmpty()) {
      problems.put("priority", "Choose how urgent it is.");
    }
    if (chosen.filter(p -> p == PriorityClass.EMERGENCY).isPresent() && !emergency) {
      problems.put(
          "emergency",
          "An emergency overtakes replies to citizens. Tick the box that says lives are at risk,"
              + " or choose notice.");
    }
    if (!confirmed) {
      problems.put("confirmed", "Tick that you have read the text as people will get it.");
    }
    if (token.isBlank() || token.length() > 64) {
      problems.put("", "This page was incomplete. Look at the numbers below and send again.");
    }
    return problems;
  }

  private String page(
      Bulletin bulletin,
      PriorityClass priority,
      String token,
      Map<String, String> problems,
      SignedIn viewer,
      Model model) {
    Map<String, String> all = new LinkedHashMap<>(problems);
    Preview preview = null;
    try {
      preview = broadcasts.preview(bulletin.id());
    } catch (Broadcasts.NotSendable e) {
      all.putIfAbsent("", e.getMessage());
    }
    Choices choices = Choices.of(bulletin, viewer, clock.instant());
    model.addAttribute("bulletin", bulletin);
    model.addAttribute("preview", preview);
    model.addAttribute("choices", choices);
    model.addAttribute(
        "sendable", choices.has("SEND") && preview != null && preview.recipients() > 0);
    model.addAttribute("priority", priority);
    model.addAttribute("priorities", OFFERED);
    model.addAttribute("forCorrections", FOR_CORRECTIONS);
    model.addAttribute("token", token);
    model.addAttribute("problems", all);
    model.addAttribute("langs", Lang.values());
    model.addAttribute("extreme", needsWord(bulletin, null));
    model.addAttribute("already", broadcasts.of(bulletin.id()));
    model.addAttribute("corrections", BulletinPages.corrections(bulletin));
    model.addAttribute(
        "correctable",
        bulletin.supersedes() == null || bulletin.state() != Bulletin.State.APPROVED
            ? null
            : broadcasts.correctable(bulletin.id()));
    model.addAttribute("coded", codes.on());
    model.addAttribute("codes", codes.of(bulletin.id()));
    model.addAttribute("correctionToken", newToken());
    return "send";
  }

  static PriorityClass usual(Kind kind) {
    return kind == Kind.CURFEW || kind == Kind.OUTAGE ? PriorityClass.NOTICE : PriorityClass.DIGEST;
  }

  private Bulletin find(long id) {
    return bulletins
        .find(new BulletinId(id))
        .orElseThrow(() -> new NotFound("There is no bulletin " + id + "."));
  }

  private static String newToken() {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
