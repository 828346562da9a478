package org.jarshy.gateway.console.internal.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jarshy.gateway.console.internal.shown.LocalTimes;
import org.jarshy.gateway.console.internal.shown.TextCount;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.keyword.TryWords;
import org.jarshy.gateway.lookup.Answering;
import org.jarshy.gateway.lookup.KeywordId;
import org.jarshy.gateway.lookup.KeywordRefused;
import org.jarshy.gateway.lookup.Keywords;
import org.jarshy.gateway.lookup.LookupTable;
import org.jarshy.gateway.lookup.OperatorKeyword;
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

/** Operators' keywords, one keyword, its table, and its way from draft to approved. */
@Controller
class KeywordPages {

  private static final int PER_PAGE = 50;
  private static final int MAX_TRIED_CHARS = 500;

  private final Keywords keywords;
  private final TryWords tryWords;
  private final Clock clock;

  KeywordPages(Keywords keywords, TryWords tryWords, Clock clock) {
    this.keywords = keywords;
    this.tryWords = tryWords;
    this.clock = clock;
  }

  @GetMapping("/keywords")
  String list(
      @RequestParam(required = false) String state,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    Optional<OperatorKeyword.State> only =
        Arrays.stream(OperatorKeyword.State.values())
            .filter(s -> s.name().equals(state))
            .findFirst();
    int first = Math.max(0, Math.min(page, 100_000));
    List<OperatorKeyword> found =
        keywords.list(only.map(Set::of).orElse(Set.of()), PER_PAGE + 1, first * PER_PAGE);
    model.addAttribute("keywords", found.stream().limit(PER_PAGE).toList());
    model.addAttribute("answered", answered(found));
    model.addAttribute("more", found.size() > PER_PAGE);
    model.addAttribute("page", first);
    model.addAttribute("only", only.orElse(null));
    model.addAttribute("states", OperatorKeyword.State.values());
    return "keywords";
  }

  @GetMapping("/keywords/{id}")
  String show(@PathVariable long id, @AuthenticationPrincipal SignedIn viewer, Model model) {
    return page(id, viewer, model);
  }

  /** Shows what a citizen would get. A list of persons is for those who work on it alone. */
  @PostMapping("/keywords/{id}/try")
  @PreAuthorize(Permission.TO_WRITE + " or " + Permission.TO_APPROVE)
  String tryIt(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "ru") String lang,
      @AuthenticationPrincipal SignedIn viewer,
      Model model) {
    String asked = text.length() > MAX_TRIED_CHARS ? text.substring(0, MAX_TRIED_CHARS) : text;
    Lang reader = Lang.of(lang).orElse(Lang.RU);
    TryWords.Tried tried = tryWords.answer(find(id), asked, reader);
    model.addAttribute("asked", asked);
    model.addAttribute("reader", reader);
    model.addAttribute("tried", tried);
    model.addAttribute("triedCount", TextCount.of(tried.words()));
    return page(id, viewer, model);
  }

  @PostMapping("/keywords/{id}/table")
  @PreAuthorize(Permission.TO_WRITE)
  String upload(
      @PathVariable long id,
      @RequestParam int revision,
      @RequestParam(required = false) MultipartFile file,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash)
      throws IOException {
    if (file == null || file.isEmpty()) {
      response.setStatus(422);
      model.addAttribute("refused", List.of("Choose a CSV file; this one is empty or missing."));
      return page(id, viewer, model);
    }
    LookupTable table;
    try (InputStream csv = file.getInputStream()) {
      table = keywords.upload(new KeywordId(id), revision, csv, viewer.actor());
    } catch (KeywordRefused e) {
      return refused(e, id, viewer, model, response);
    }
    flash.addFlashAttribute(
        "done",
        "The table was read whole: %,d %s, as %s."
            .formatted(table.rows(), table.rows() == 1 ? "row" : "rows", table.charset()));
    return "redirect:/keywords/" + id;
  }

  @PostMapping("/keywords/{id}/submit")
  @PreAuthorize(Permission.TO_WRITE)
  String submit(
      @PathVariable long id,
      @RequestParam int revision,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    Runnable step = () -> keywords.submit(new KeywordId(id), revision, viewer.actor());
    return step(
        step, "Submitted. A second person must approve it.", id, viewer, model, response, flash);
  }

  @PostMapping("/keywords/{id}/approve")
  @PreAuthorize(Permission.TO_APPROVE)
  String approve(
      @PathVariable long id,
      @RequestParam int revision,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    Runnable step = () -> keywords.approve(new KeywordId(id), revision, viewer.actor());
    return step(
        step, "Approved. Citizens are answered by it now.", id, viewer, model, response, flash);
  }

  @PostMapping("/keywords/{id}/return")
  @PreAuthorize(Permission.TO_APPROVE)
  String sendBack(
      @PathVariable long id,
      @RequestParam int revision,
      @RequestParam(defaultValue = "") String reason,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    Runnable step = () -> keywords.sendBack(new KeywordId(id), revision, reason, viewer.actor());
    return step(step, "Sent back to its authors.", id, viewer, model, response, flash);
  }

  @PostMapping("/keywords/{id}/reject")
  @PreAuthorize(Permission.TO_APPROVE)
  String reject(
      @PathVariable long id,
      @RequestParam int revision,
      @RequestParam(defaultValue = "") String reason,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    Runnable step = () -> keywords.reject(new KeywordId(id), revision, reason, viewer.actor());
    return step(step, "Rejected.", id, viewer, model, response, flash);
  }

  @PostMapping("/keywords/{id}/cancel")
  @PreAuthorize(Permission.TO_WITHDRAW)
  String cancel(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason,
      @AuthenticationPrincipal SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    Runnable step = () -> keywords.cancel(new KeywordId(id), reason, viewer.actor());
    return step(step, "Cancelled. Its words mean nothing now.", id, viewer, model, response, flash);
  }

  private String step(
      Runnable step,
      String done,
      long id,
      SignedIn viewer,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    try {
      step.run();
    } catch (KeywordRefused e) {
      return refused(e, id, viewer, model, response);
    }
    flash.addFlashAttribute("done", done);
    return "redirect:/keywords/" + id;
  }

  /** The same page with the refusal on top. */
  private String refused(
      KeywordRefused refusal, long id, SignedIn viewer, Model model, HttpServletResponse response) {
    response.setStatus(Statuses.of(refusal.rule()));
    model.addAttribute("refused", refusal.problems().values());
    return page(id, viewer, model);
  }

  private String page(long id, SignedIn viewer, Model model) {
    OperatorKeyword keyword = find(id);
    Answering answering = keyword.definition().answering();
    model.addAttribute("keyword", keyword);
    model.addAttribute("choices", KeywordChoices.of(keyword, viewer, clock.instant()));
    model.addAttribute("langs", Lang.values());
    model.addAttribute("table", answering instanceof Answering.Table t ? t : null);
    model.addAttribute("web", answering instanceof Answering.Web w ? w : null);
    model.addAttribute("live", keyword.liveAt(clock.instant()));
    model.addAttribute("answered", answered(List.of(keyword)).getOrDefault(keyword.origin(), 0L));
    Map<Lang, TextCount> counts = new EnumMap<>(Lang.class);
    answering.texts().forEach((lang, text) -> counts.put(lang, TextCount.of(text)));
    model.addAttribute("counts", counts);
    return "keyword";
  }

  private OperatorKeyword find(long id) {
    return keywords
        .find(new KeywordId(id))
        .orElseThrow(() -> new NotFound("There is no keyword " + id + "."));
  }

  private Map<KeywordId, Long> answered(List<OperatorKeyword> some) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), LocalTimes.ZONE);
    return keywords.answered(some.stream().map(OperatorKeyword::origin).toList(), today);
  }
}
