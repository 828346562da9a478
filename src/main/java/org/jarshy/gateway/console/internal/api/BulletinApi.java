package org.jarshy.gateway.console.internal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.broadcast.Stage;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.BulletinRefused;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.CheckCodes;
import org.jarshy.gateway.bulletin.Chronicle;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.PrepareRetraction;
import org.jarshy.gateway.console.internal.shown.Chain;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.StepRefused.Rule;
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
  private final CheckCodes codes;
  private final Chronicle chronicle;
  private final PrepareRetraction retraction;

  BulletinApi(
      Bulletins bulletins,
      Broadcasts broadcasts,
      CheckCodes codes,
      Chronicle chronicle,
      PrepareRetraction retraction) {
    this.bulletins = bulletins;
    this.codes = codes;
    this.broadcasts = broadcasts;
    this.chronicle = chronicle;
    this.retraction = retraction;
  }

  @GetMapping
  @Operation(summary = "List bulletins, newest change first")
  List<BulletinView> list(
      @RequestParam(required = false) Set<Bulletin.State> state,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(defaultValue = "0") int offset) {
    Pages.check(limit, offset);
    List<Bulletin> page = bulletins.list(state == null ? Set.of() : state, limit, offset);
    Map<BulletinId, Stage> stages = broadcasts.stages(page);
    return page.stream().map(b -> BulletinView.of(b, stages.get(b.id()))).toList();
  }

  @GetMapping("/{id}")
  @Operation(summary = "Read a bulletin with its history")
  BulletinView get(@PathVariable long id) {
    return view(find(id));
  }

  private BulletinView view(Bulletin bulletin) {
    return BulletinView.of(bulletin, broadcasts.stage(bulletin));
  }

  @GetMapping("/{id}/chain")
  @Operation(summary = "New, update, cancel: every text, by whom, when, and how many got it")
  ChainView chain(@PathVariable long id) {
    return ChainView.of(
        find(id).exercise(), Chain.of(chronicle.chain(new BulletinId(id)), broadcasts));
  }

  @GetMapping("/{id}/versions")
  @Operation(summary = "Every version with its words, and who did what to it, when and why")
  List<VersionView> versions(@PathVariable long id) {
    return chronicle.versions(find(id).id()).stream().map(VersionView::of).toList();
  }

  @PostMapping("/{id}/retraction")
  @PreAuthorize(Permission.TO_WITHDRAW)
  @Operation(summary = "Put the usual correction of a cancelled bulletin before a second person")
  ResponseEntity<BulletinView> retract(
      @PathVariable long id, @AuthenticationPrincipal SignedIn by) {
    BulletinId update = retraction.prepare(new BulletinId(id), by.actor()).update();
    return ResponseEntity.created(URI.create("/api/v1/bulletins/" + update))
        .body(get(update.value()));
  }

  @PostMapping(consumes = "application/json")
  @PreAuthorize(Permission.TO_WRITE)
  @Operation(summary = "Draft a bulletin")
  ResponseEntity<BulletinView> draft(
      @RequestBody BulletinBody body, @AuthenticationPrincipal SignedIn author) {
    BulletinId id = bulletins.draft(body.content(false), author.actor());
    return ResponseEntity.created(URI.create("/api/v1/bulletins/" + id)).body(get(id.value()));
  }

  @PostMapping(path = "/{id}/update", consumes = "application/json")
  @PreAuthorize(Permission.TO_WRITE)
  @Operation(summary = "Draft an update of an approved bulletin; approved, it takes its place")
  ResponseEntity<BulletinView> update(
      @PathVariable long id,
      @RequestBody BulletinBody body,
      @AuthenticationPrincipal SignedIn author) {
    Content content = body.content(find(id).exercise());
    BulletinId update = bulletins.update(new BulletinId(id), content, author.actor());
    return ResponseEntity.created(URI.create("/api/v1/bulletins/" + update))
        .body(get(update.value()));
  }

  @PutMapping(path = "/{id}", consumes = "application/json")
  @PreAuthorize(Permission.TO_WRITE)
  @Operation(summary = "Change a draft or a returned bulletin")
  BulletinView edit(
      @PathVariable long id,
      @RequestBody BulletinBody body,
      @AuthenticationPrincipal SignedIn editor) {
    int revision = revision(body.revision());
    Content content = body.content(find(id).exercise());
    seenAt(
        id, revision, () -> bulletins.edit(new BulletinId(id), revision, content, editor.actor()));
    return get(id);
  }

  @PostMapping(path = "/{id}/submit", consumes = "application/json")
  @PreAuthorize(Permission.TO_WRITE)
  @Operation(summary = "Submit for approval by a second person")
  BulletinView submit(
      @PathVariable long id, @RequestBody StepBody step, @AuthenticationPrincipal SignedIn by) {
    int seen = revision(step.revision());
    seenAt(id, seen, () -> bulletins.submit(new BulletinId(id), seen, by.actor()));
    return get(id);
  }

  @PostMapping(path = "/{id}/approve", consumes = "application/json")
  @PreAuthorize(Permission.TO_APPROVE)
  @Operation(summary = "Approve what others wrote")
  BulletinView approve(
      @PathVariable long id, @RequestBody StepBody step, @AuthenticationPrincipal SignedIn by) {
    int seen = revision(step.revision());
    seenAt(id, seen, () -> bulletins.approve(new BulletinId(id), seen, by.actor()));
    return get(id);
  }

  @PostMapping(path = "/{id}/return", consumes = "application/json")
  @PreAuthorize(Permission.TO_APPROVE)
  @Operation(summary = "Send back to its authors, with a reason")
  BulletinView sendBack(
      @PathVariable long id, @RequestBody StepBody step, @AuthenticationPrincipal SignedIn by) {
    int seen = revision(step.revision());
    String why = reason(step);
    seenAt(id, seen, () -> bulletins.sendBack(new BulletinId(id), seen, why, by.actor()));
    return get(id);
  }

  @PostMapping(path = "/{id}/reject", consumes = "application/json")
  @PreAuthorize(Permission.TO_APPROVE)
  @Operation(summary = "Reject for good, with a reason")
  BulletinView reject(
      @PathVariable long id, @RequestBody StepBody step, @AuthenticationPrincipal SignedIn by) {
    int seen = revision(step.revision());
    String why = reason(step);
    seenAt(id, seen, () -> bulletins.reject(new BulletinId(id), seen, why, by.actor()));
    return get(id);
  }

  @PostMapping(path = "/{id}/put-away", consumes = "application/json")
  @PreAuthorize(Permission.TO_WRITE)
  @Operation(summary = "Put a draft away that nobody will submit, with a reason")
  BulletinView putAway(
      @PathVariable long id, @RequestBody StepBody step, @AuthenticationPrincipal SignedIn by) {
    int seen = revision(step.revision());
    String why = reason(step);
    seenAt(id, seen, () -> bulletins.putAway(new BulletinId(id), seen, why, by.actor()));
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
    return AdviceView.on(body.content(false), codes.on());
  }

  @GetMapping("/{id}/advice")
  @Operation(summary = "What to look at again in a bulletin; BLOCK keeps it from being submitted")
  List<AdviceView> advice(@PathVariable long id) {
    return AdviceView.on(find(id).content(), codes.on());
  }

  @GetMapping("/{id}/codes")
  @Operation(summary = "Its check codes by language, what whoever asks is told, and how many asked")
  List<CodeView> codes(@PathVariable long id) {
    return CodeView.of(codes.given(find(id).id()), codes.lastDay());
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

  /** Who comes too late is shown what they saw and what stands there now. */
  private void seenAt(long id, int revision, Runnable step) {
    try {
      step.run();
    } catch (BulletinRefused refused) {
      if (refused.rule() != Rule.EDIT_CONFLICT) {
        throw refused;
      }
      VersionView seen =
          chronicle.versions(new BulletinId(id)).stream()
              .filter(v -> v.number() <= revision)
              .reduce((older, newer) -> newer)
              .map(VersionView::of)
              .orElse(null);
      throw new ApiErrors.Conflict(refused, revision, seen, get(id));
    }
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
