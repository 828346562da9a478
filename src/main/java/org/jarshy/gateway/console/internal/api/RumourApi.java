package org.jarshy.gateway.console.internal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.rumour.Ruling;
import org.jarshy.gateway.rumour.RumourDetail;
import org.jarshy.gateway.rumour.RumourId;
import org.jarshy.gateway.rumour.RumourSummary;
import org.jarshy.gateway.rumour.Rumours;
import org.jarshy.gateway.rumour.Statement;
import org.jarshy.gateway.rumour.Verdict;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rumours for programs; the same rules as on the pages, two people included. */
@RestController
@RequestMapping(path = "/api/v1/rumours", produces = "application/json")
@Tag(name = "rumours")
class RumourApi {

  /**
   * @param revision of the rumour, as it was read
   * @param texts what is so, by kk, ru and en; en may be missing
   * @param claim how people ask it, one wording a line
   */
  record VerdictBody(
      Integer revision,
      Ruling ruling,
      String source,
      Map<String, String> texts,
      String claim,
      Instant expires) {}

  /**
   * @param lastText of an approval: the highest wording that was read; later ones are not told
   */
  record RumourStep(Integer revision, String reason, Long other, Set<Long> texts, Long lastText) {}

  record VerdictView(
      long id,
      Verdict.State state,
      Ruling ruling,
      String source,
      Map<String, String> texts,
      String claim,
      Instant expires,
      Set<String> touchedBy,
      String changedBy,
      Instant changedAt) {

    static VerdictView of(Verdict verdict) {
      if (verdict == null) {
        return null;
      }
      Map<String, String> texts = new LinkedHashMap<>();
      for (Lang lang : Lang.values()) {
        if (verdict.statement().texts().containsKey(lang)) {
          texts.put(lang.code(), verdict.statement().texts().get(lang));
        }
      }
      Statement said = verdict.statement();
      return new VerdictView(
          verdict.id(),
          verdict.state(),
          said.ruling(),
          said.source(),
          texts,
          said.claim(),
          said.expires(),
          verdict.touchedBy(),
          verdict.changedBy(),
          verdict.changedAt());
    }
  }

  /**
   * @param areas askers by slug of region, where there are three and more
   * @param unseen askers whose wording came after the verdict
   */
  record RumourView(
      long id,
      int revision,
      String words,
      long askers,
      long lastHour,
      Map<String, Long> areas,
      long elsewhere,
      long unseen,
      Instant firstAsked,
      Instant lastAsked,
      VerdictView standing,
      VerdictView open) {

    static RumourView of(RumourSummary rumour) {
      Map<String, Long> areas = new LinkedHashMap<>();
      rumour.areas().forEach((region, askers) -> areas.put(region.slug(), askers));
      return new RumourView(
          rumour.id().value(),
          rumour.revision(),
          rumour.words(),
          rumour.askers(),
          rumour.lastHour(),
          areas,
          rumour.elsewhere(),
          rumour.unseen(),
          rumour.firstAsked(),
          rumour.lastAsked(),
          VerdictView.of(rumour.standing()),
          VerdictView.of(rumour.open()));
    }
  }

  record SimilarView(long id, String words, long askers, int percent) {}

  record DetailView(
      RumourView rumour,
      List<RumourDetail.Wording> texts,
      List<SimilarView> similar,
      List<VerdictView> verdicts,
      List<RumourDetail.Step> steps,
      long told,
      long waiting) {}

  private final Rumours rumours;

  RumourApi(Rumours rumours) {
    this.rumours = rumours;
  }

  @GetMapping
  @Operation(summary = "List rumours")
  List<RumourView> list(
      @RequestParam(defaultValue = "ALL") Rumours.Filter show,
      @RequestParam(defaultValue = "GROWTH") Rumours.Order order,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(defaultValue = "0") int offset) {
    Pages.check(limit, offset);
    return rumours.list(show, order, limit, offset).stream().map(RumourView::of).toList();
  }

  @GetMapping("/{id}")
  @Operation(summary = "Read a rumour: wordings, similar ones, verdicts, history")
  DetailView get(@PathVariable long id) {
    RumourDetail rumour =
        rumours.find(new RumourId(id)).orElseThrow(() -> new ApiErrors.Missing("rumour", id));
    return new DetailView(
        RumourView.of(rumour.summary()),
        rumour.texts(),
        rumour.similar().stream()
            .map(s -> new SimilarView(s.id().value(), s.words(), s.askers(), s.percent()))
            .toList(),
        rumour.verdicts().stream().map(VerdictView::of).toList(),
        rumour.steps(),
        rumour.told(),
        rumour.waiting());
  }

  @PutMapping(path = "/{id}/verdict", consumes = "application/json")
  @PreAuthorize(Permission.TO_WRITE)
  @Operation(summary = "Propose a verdict, or change the one that waits")
  DetailView propose(
      @PathVariable long id, @RequestBody VerdictBody body, @AuthenticationPrincipal SignedIn by) {
    int revision = required("revision", body.revision());
    rumours.propose(new RumourId(id), revision, statement(body), by.actor());
    return get(id);
  }

  @PostMapping(path = "/{id}/approve", consumes = "application/json")
  @PreAuthorize(Permission.TO_APPROVE)
  @Operation(summary = "Approve what others wrote; everybody who asked is told")
  DetailView approve(
      @PathVariable long id, @RequestBody RumourStep step, @AuthenticationPrincipal SignedIn by) {
    int revision = required("revision", step.revision());
    long lastText = required("lastText", step.lastText());
    rumours.approve(new RumourId(id), revision, lastText, by.actor());
    return get(id);
  }

  @PostMapping(path = "/{id}/return", consumes = "application/json")
  @PreAuthorize(Permission.TO_APPROVE)
  @Operation(summary = "Send a verdict back to its authors, with a reason")
  DetailView sendBack(
      @PathVariable long id, @RequestBody RumourStep step, @AuthenticationPrincipal SignedIn by) {
    int revision = required("revision", step.revision());
    rumours.sendBack(new RumourId(id), revision, step.reason(), by.actor());
    return get(id);
  }

  @PostMapping(path = "/{id}/withdraw", consumes = "application/json")
  @PreAuthorize(Permission.TO_WITHDRAW)
  @Operation(summary = "Stop telling the verdict, with a reason")
  DetailView withdraw(
      @PathVariable long id, @RequestBody RumourStep step, @AuthenticationPrincipal SignedIn by) {
    rumours.withdraw(new RumourId(id), step.reason(), by.actor());
    return get(id);
  }

  @PostMapping(path = "/{id}/merge", consumes = "application/json")
  @PreAuthorize(Permission.TO_WRITE)
  @Operation(summary = "Say that another rumour is this one")
  DetailView merge(
      @PathVariable long id, @RequestBody RumourStep step, @AuthenticationPrincipal SignedIn by) {
    int revision = required("revision", step.revision());
    RumourId other = new RumourId(required("other", step.other()));
    rumours.merge(new RumourId(id), revision, other, by.actor());
    return get(id);
  }

  @PostMapping(path = "/{id}/split", consumes = "application/json")
  @PreAuthorize(Permission.TO_WRITE)
  @Operation(summary = "Say that some wordings are another rumour; answers with that one")
  DetailView split(
      @PathVariable long id, @RequestBody RumourStep step, @AuthenticationPrincipal SignedIn by) {
    int revision = required("revision", step.revision());
    return get(rumours.split(new RumourId(id), revision, texts(step), by.actor()).value());
  }

  @PostMapping(path = "/{id}/confirm", consumes = "application/json")
  @PreAuthorize(Permission.TO_APPROVE)
  @Operation(summary = "Say that wordings which came after the verdict ask the same")
  DetailView confirm(
      @PathVariable long id, @RequestBody RumourStep step, @AuthenticationPrincipal SignedIn by) {
    int revision = required("revision", step.revision());
    rumours.confirm(new RumourId(id), revision, texts(step), by.actor());
    return get(id);
  }

  private static Set<Long> texts(RumourStep step) {
    return step.texts() == null ? Set.of() : step.texts();
  }

  private static Statement statement(VerdictBody body) {
    Map<Lang, String> texts = new EnumMap<>(Lang.class);
    Map<String, String> typed = body.texts() == null ? Map.of() : body.texts();
    typed.forEach(
        (code, text) -> {
          Lang lang =
              Lang.of(code)
                  .orElseThrow(
                      () ->
                          new ApiErrors.Invalid(
                              Map.of("texts." + code, "is kk, ru or en, and no other")));
          if (text != null && !text.isBlank()) {
            texts.put(lang, text.strip());
          }
        });
    String claim = body.claim() == null ? "" : body.claim();
    return new Statement(body.ruling(), body.source(), texts, claim, body.expires());
  }

  private static <T> T required(String field, T value) {
    if (value == null) {
      throw new ApiErrors.Invalid(Map.of(field, "is required: as it was read"));
    }
    return value;
  }
}
