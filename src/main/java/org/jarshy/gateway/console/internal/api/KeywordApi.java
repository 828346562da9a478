package org.jarshy.gateway.console.internal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.console.internal.shown.LocalTimes;
import org.jarshy.gateway.console.internal.shown.TextCount;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.StepRefused.Rule;
import org.jarshy.gateway.keyword.TryWords;
import org.jarshy.gateway.lookup.KeywordId;
import org.jarshy.gateway.lookup.KeywordRefused;
import org.jarshy.gateway.lookup.Keywords;
import org.jarshy.gateway.lookup.OperatorKeyword;
import org.springframework.http.ResponseEntity;
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

/** Operators' keywords for programs; the same rules as on the pages, two people included. */
@RestController
@RequestMapping(path = "/api/v1/keywords", produces = "application/json")
@Tag(name = "keywords")
class KeywordApi {

  /** The revision seen, and a reason where the step needs one. */
  record KeywordStep(Integer revision, String reason) {}

  /** A text as a citizen would send it. @param lang kk, ru or en; ru where it is left out */
  record TryBody(String text, Lang lang) {}

  /**
   * @param answers false where {@code text} says why this keyword would not answer
   */
  record TriedView(boolean answers, String text, int segments) {}

  private final Keywords keywords;
  private final TryWords tryWords;
  private final Clock clock;

  KeywordApi(Keywords keywords, TryWords tryWords, Clock clock) {
    this.keywords = keywords;
    this.tryWords = tryWords;
    this.clock = clock;
  }

  @GetMapping
  @Operation(summary = "List operators' keywords, newest change first")
  List<KeywordView> list(
      @RequestParam(required = false) Set<OperatorKeyword.State> state,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(defaultValue = "0") int offset) {
    Pages.check(limit, offset);
    List<OperatorKeyword> found = keywords.list(state == null ? Set.of() : state, limit, offset);
    Map<KeywordId, Long> counts =
        keywords.answered(found.stream().map(OperatorKeyword::origin).toList(), today());
    return found.stream()
        .map(k -> KeywordView.of(k, clock.instant(), counts.getOrDefault(k.origin(), 0L)))
        .toList();
  }

  @GetMapping("/{id}")
  @Operation(summary = "Read a keyword with its history")
  KeywordView get(@PathVariable long id) {
    OperatorKeyword keyword = find(id);
    long count =
        keywords.answered(List.of(keyword.origin()), today()).getOrDefault(keyword.origin(), 0L);
    return KeywordView.of(keyword, clock.instant(), count);
  }

  @PostMapping(consumes = "application/json")
  @PreAuthorize(Permission.TO_WRITE)
  @Operation(summary = "Draft a keyword")
  ResponseEntity<KeywordView> draft(
      @RequestBody KeywordBody body, @AuthenticationPrincipal SignedIn author) {
    return created(keywords.draft(body.definition(), author.actor()));
  }

  @PostMapping(path = "/{id}/update", consumes = "application/json")
  @PreAuthorize(Permission.TO_WRITE)
  @Operation(summary = "Draft a change of an approved keyword; approved, it takes its place")
  ResponseEntity<KeywordView> update(
      @PathVariable long id,
      @RequestBody KeywordBody body,
      @AuthenticationPrincipal SignedIn author) {
    return created(keywords.update(new KeywordId(id), body.definition(), author.actor()));
  }

  @PutMapping(path = "/{id}", consumes = "application/json")
  @PreAuthorize(Permission.TO_WRITE)
  @Operation(summary = "Change a draft or a returned keyword")
  KeywordView edit(
      @PathVariable long id,
      @RequestBody KeywordBody body,
      @AuthenticationPrincipal SignedIn editor) {
    int revision = revision(body.revision());
    keywords.edit(new KeywordId(id), revision, body.definition(), editor.actor());
    return get(id);
  }

  @PutMapping(
      path = "/{id}/table",
      consumes = {"text/csv", "application/octet-stream"})
  @PreAuthorize(Permission.TO_WRITE)
  @Operation(
      summary = "Upload the table of a draft or returned keyword, as CSV",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "text/csv",
                      schema = @Schema(type = "string", format = "binary"))))
  KeywordView upload(
      @PathVariable long id,
      @RequestParam(required = false) Integer revision,
      @AuthenticationPrincipal SignedIn uploader,
      @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    try (InputStream csv = request.getInputStream()) {
      keywords.upload(new KeywordId(id), revision(revision), csv, uploader.actor());
    }
    return get(id);
  }

  @PostMapping(path = "/{id}/try", consumes = "application/json")
  @PreAuthorize(Permission.TO_WRITE + " or " + Permission.TO_APPROVE)
  @Operation(summary = "What a citizen would get for a text, were this keyword approved")
  TriedView tryIt(@PathVariable long id, @RequestBody TryBody body) {
    if (body.text() == null || body.text().isBlank() || body.text().length() > 500) {
      throw new ApiErrors.Invalid(Map.of("text", "is required: 1 to 500 characters"));
    }
    TryWords.Tried tried =
        tryWords.answer(find(id), body.text(), body.lang() == null ? Lang.RU : body.lang());
    return new TriedView(
        tried.answers(),
        tried.words(),
        tried.answers() ? TextCount.of(tried.words()).segments() : 0);
  }

  @PostMapping(path = "/{id}/submit", consumes = "application/json")
  @PreAuthorize(Permission.TO_WRITE)
  @Operation(summary = "Submit for approval by a second person")
  KeywordView submit(
      @PathVariable long id, @RequestBody KeywordStep step, @AuthenticationPrincipal SignedIn by) {
    keywords.submit(new KeywordId(id), revision(step.revision()), by.actor());
    return get(id);
  }

  @PostMapping(path = "/{id}/approve", consumes = "application/json")
  @PreAuthorize(Permission.TO_APPROVE)
  @Operation(summary = "Approve what others wrote; it answers at once")
  KeywordView approve(
      @PathVariable long id, @RequestBody KeywordStep step, @AuthenticationPrincipal SignedIn by) {
    keywords.approve(new KeywordId(id), revision(step.revision()), by.actor());
    return get(id);
  }

  @PostMapping(path = "/{id}/return", consumes = "application/json")
  @PreAuthorize(Permission.TO_APPROVE)
  @Operation(summary = "Send back to its authors, with a reason")
  KeywordView sendBack(
      @PathVariable long id, @RequestBody KeywordStep step, @AuthenticationPrincipal SignedIn by) {
    keywords.sendBack(new KeywordId(id), revision(step.revision()), step.reason(), by.actor());
    return get(id);
  }

  @PostMapping(path = "/{id}/reject", consumes = "application/json")
  @PreAuthorize(Permission.TO_APPROVE)
  @Operation(summary = "Reject for good, with a reason")
  KeywordView reject(
      @PathVariable long id, @RequestBody KeywordStep step, @AuthenticationPrincipal SignedIn by) {
    keywords.reject(new KeywordId(id), revision(step.revision()), step.reason(), by.actor());
    return get(id);
  }

  @PostMapping(path = "/{id}/cancel", consumes = "application/json")
  @PreAuthorize(Permission.TO_WITHDRAW)
  @Operation(summary = "Cancel an approved keyword, with a reason; its words mean nothing again")
  KeywordView cancel(
      @PathVariable long id, @RequestBody KeywordStep step, @AuthenticationPrincipal SignedIn by) {
    keywords.cancel(new KeywordId(id), step.reason(), by.actor());
    return get(id);
  }

  private ResponseEntity<KeywordView> created(KeywordId id) {
    return ResponseEntity.created(URI.create("/api/v1/keywords/" + id)).body(get(id.value()));
  }

  private OperatorKeyword find(long id) {
    return keywords.find(new KeywordId(id)).orElseThrow(() -> new ApiErrors.Missing("keyword", id));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), LocalTimes.ZONE);
  }

  private static int revision(Integer revision) {
    if (revision == null) {
      throw new KeywordRefused(
          Rule.INVALID, Map.of("revision", "is required: the revision that was read"));
    }
    return revision;
  }
}
