package org.jarshy.gateway.console.internal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.BulletinRefused;
import org.jarshy.gateway.bulletin.BulletinRefused.Rule;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.kernel.BulletinId;
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

/** Bulletins for programs; the same rules as on the pages, two people included. */
@RestController
@RequestMapping(path = "/api/v1/bulletins", produces = "application/json")
@Tag(name = "bulletins")
class BulletinApi {

  /** The revision seen, and a reason where the step needs one. */
  record StepBody(Integer revision, String reason) {}

  private final Bulletins bulletins;
  private final Broadcasts broadcasts;

  BulletinApi(Bulletins bulletins, Broadcasts broadcasts) {
    this.bulletins = bulletins;
    this.broadcasts = broadcasts;
  }

  @GetMapping
  @Operation(summary = "List bulletins, newest change first")
  List<BulletinView> list(
      @RequestParam(required = false) Set<Bulletin.State> state,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(defaultValue = "0") int offset) {
    Pages.check(limit, offset);
    return bulletins.list(state == null ? Set.of() : state, limit, offset).stream()
        .map(BulletinView::of)
        .toList();
  }

  @GetMapping("/{id}")
  @Operation(summary = "Read a bulletin with its history")
  BulletinView get(@PathVariable long id) {
    return BulletinView.of(find(id));
  }

  @PostMapping(consumes = "application/json")
  @PreAuthorize(Permission.TO_WRITE)
  @Operation(summary = "Draft a bulletin")
  ResponseEntity<BulletinView> draft(
      @RequestBody BulletinBody body, @AuthenticationPrincipal SignedIn author) {
    BulletinId id = bulletins.draft(body.content(), author.actor());
    return ResponseEntity.created(URI.create("/api/v1/bulletins/" + id))
        .body(BulletinView.of(find(id.value())));
  }

  @PostMapping(path = "/{id}/update", consumes = "application/json")
  @PreAuthorize(Permission.TO_WRITE)
  @Operation(summary = "Draft an update of an approved bulletin; approved, it takes its place")
  ResponseEntity<BulletinView> update(
      @PathVariable long id,
      @RequestBody BulletinBody body,
      @AuthenticationPrincipal SignedIn author) {
    BulletinId update = bulletins.update(new BulletinId(id), body.content(), author.actor());
    return ResponseEntity.created(URI.create("/api/v1/bulletins/" + update))
        .body(BulletinView.of(find(update.value())));
  }

  @PutMapping(path = "/{id}", consumes = "application/json")
  @PreAuthorize(Permission.TO_WRITE)
  @Operation(summary = "Change a draft or a returned bulletin")
  BulletinView edit(
      @PathVariable long id,
      @RequestBody BulletinBody body,
      @AuthenticationPrincipal SignedIn editor) {
    int revision = revision(body.revision());
    bulletins.edit(new BulletinId(id), revision, body.content(), editor.actor());
    return get(id);
  }

  @PostMapping(path = "/{id}/submit", consumes = "application/json")
  @PreAuthorize(Permission.TO_WRITE)
  @Operation(summary = "Submit for approval by a second person")
  BulletinView submit(
      @PathVariable long id, @RequestBody StepBody step, @AuthenticationPrincipal SignedIn by) {
    bulletins.submit(new BulletinId(id), revision(step.revision()), by.actor());
    return get(id);
  }

  @PostMapping(path = "/{id}/approve", consumes = "application/json")
  @PreAuthorize(Permission.TO_APPROVE)
  @Operation(summary = "Approve what others wrote")
  BulletinView approve(
      @PathVariable long id, @RequestBody StepBody step, @AuthenticationPrincipal SignedIn by) {
    bulletins.approve(new BulletinId(id), revision(step.revision()), by.actor());
    return get(id);
  }

  @PostMapping(path = "/{id}/return", consumes = "application/json")
  @PreAuthorize(Permission.TO_APPROVE)
  @Operation(summary = "Send back to its authors, with a reason")
  BulletinView sendBack(
      @PathVariable long id, @RequestBody StepBody step, @AuthenticationPrincipal SignedIn by) {
    bulletins.sendBack(new BulletinId(id), revision(step.revision()), reason(step), by.actor());
    return get(id);
  }

  @PostMapping(path = "/{id}/reject", consumes = "application/json")
  @PreAuthorize(Permission.TO_APPROVE)
  @Operation(summary = "Reject for good, with a reason")
  BulletinView reject(
      @PathVariable long id, @RequestBody StepBody step, @AuthenticationPrincipal SignedIn by) {
    bulletins.reject(new BulletinId(id), revision(step.revision()), reason(step), by.actor());
    return get(id);
  }

  @PostMapping(path = "/{id}/cancel", consumes = "application/json")
  @PreAuthorize(Permission.TO_WITHDRAW)
  @Operation(summary = "Cancel an approved bulletin, with a reason")
  BulletinView cancel(
      @PathVariable long id, @RequestBody StepBody step, @AuthenticationPrincipal SignedIn by) {
    bulletins.cancel(new BulletinId(id), reason(step), by.actor());
    return get(id);
  }

  @PostMapping(path = "/advice", consumes = "application/json")
  @PreAuthorize(Permission.TO_WRITE)
  @Operation(summary = "What to look at again in a bulletin that is not saved")
  List<AdviceView> advice(@RequestBody BulletinBody body) {
    return AdviceView.on(body.content());
  }

  @GetMapping("/{id}/advice")
  @Operation(summary = "What to look at again in a bulletin; BLOCK keeps it from being submitted")
  List<AdviceView> advice(@PathVariable long id) {
    return AdviceView.on(find(id).content());
  }

  @GetMapping("/{id}/preview")
  @Operation(summary = "Whom a send would reach and what it would cost")
  PreviewView preview(@PathVariable long id) {
    return PreviewView.of(broadcasts.preview(find(id).id()));
  }

  @GetMapping("/{id}/correctable")
  @PreAuthorize(Permission.TO_SEND)
  @Operation(summary = "Of an approved update: who got the old words, and who still waits")
  CorrectableView correctable(@PathVariable long id) {
    return CorrectableView.of(broadcasts.correctable(find(id).id()));
  }

  private Bulletin find(long id) {
    return bulletins
        .find(new BulletinId(id))
        .orElseThrow(() -> new ApiErrors.Missing("bulletin", id));
  }

  private static int revision(Integer revision) {
    if (revision == null) {
      throw new BulletinRefused(
          Rule.INVALID, Map.of("revision", "is required: the revision that was read"));
    }
    return revision;
  }

  private static String reason(StepBody step) {
    if (step.reason() == null || step.reason().isBlank()) {
      throw new BulletinRefused(Rule.INVALID, Map.of("reason", "is required for this step"));
    }
    return step.reason().strip();
  }
}
