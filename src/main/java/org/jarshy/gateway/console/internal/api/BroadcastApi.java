package org.jarshy.gateway.console.internal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.outbox.PriorityClass;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Broadcasts for programs. */
@RestController
@RequestMapping(path = "/api/v1/broadcasts", produces = "application/json")
@Tag(name = "broadcasts")
class BroadcastApi {

  /**
   * @param token chosen by the caller, 1 to 64 characters: the same one never starts a second
   *     broadcast
   * @param startAt null for at once
   * @param exercise what the caller takes the bulletin for; refused where it is not. It decides
   *     nothing: the bulletin does. Null for no word about it.
   */
  record StartBody(
      Long bulletin, PriorityClass priority, String token, Instant startAt, Boolean exercise) {}

  record CancelBody(String reason) {}

  private final Broadcasts broadcasts;
  private final Bulletins bulletins;

  BroadcastApi(Broadcasts broadcasts, Bulletins bulletins) {
    this.broadcasts = broadcasts;
    this.bulletins = bulletins;
  }

  /** Nobody sends what is real and believes it is the drill, nor the reverse. */
  private void checkBelief(StartBody body) {
    bulletins
        .find(new BulletinId(body.bulletin()))
        .filter(b -> body.exercise() != null && body.exercise() != b.exercise())
        .ifPresent(
            b -> {
              throw new Broadcasts.NotSendable(
                  b.exercise()
                      ? "Bulletin %s is an EXERCISE: it reaches test phones only.".formatted(b.id())
                      : "Bulletin %s is REAL: it reaches real people.".formatted(b.id()));
            });
  }

  @GetMapping
  @Operation(summary = "List broadcasts, newest first")
  List<ProgressView> list(
      @RequestParam(defaultValue = "50") int limit, @RequestParam(defaultValue = "0") int offset) {
    Pages.check(limit, offset);
    return broadcasts.list(limit, offset).stream().map(ProgressView::of).toList();
  }

  @GetMapping("/{id}")
  @Operation(summary = "How far a broadcast is")
  ProgressView get(@PathVariable long id) {
    return broadcasts
        .progress(new BroadcastId(id))
        .map(ProgressView::of)
        .orElseThrow(() -> new ApiErrors.Missing("broadcast", id));
  }

  @PostMapping(consumes = "application/json")
  @PreAuthorize(Permission.TO_SEND)
  @Operation(summary = "Send an approved bulletin to its audience")
  ResponseEntity<ProgressView> start(
      @RequestBody StartBody body, @AuthenticationPrincipal SignedIn by) {
    check(body);
    checkBelief(body);
    return created(
        broadcasts.start(
            new BulletinId(body.bulletin()),
            body.priority(),
            body.startAt(),
            body.token(),
            by.actor()));
  }

  @PostMapping(path = "/corrections", consumes = "application/json")
  @PreAuthorize(Permission.TO_SEND)
  @Operation(
      summary =
          "Send the correction of an approved update to those who got or may have got the old words")
  ResponseEntity<ProgressView> correct(
      @RequestBody StartBody body, @AuthenticationPrincipal SignedIn by) {
    check(body);
    checkBelief(body);
    if (body.startAt() != null) {
      throw new ApiErrors.Invalid(Map.of("startAt", "is not allowed: a correction starts now"));
    }
    BulletinId update = new BulletinId(body.bulletin());
    long reached = broadcasts.correctable(update).reached();
    return created(broadcasts.correct(update, body.priority(), reached, body.token(), by.actor()));
  }

  private static void check(StartBody body) {
    Map<String, String> problems = new LinkedHashMap<>();
    if (body.bulletin() == null) {
      problems.put("bulletin", "is required: the id of an approved bulletin");
    }
    if (body.priority() == null || body.priority() == PriorityClass.REPLY) {
      problems.put("priority", "is required: EMERGENCY, NOTICE or DIGEST");
    }
    if (body.token() == null || body.token().isBlank() || body.token().length() > 64) {
      problems.put("token", "is required: 1 to 64 characters, a new one for each intended send");
    }
    if (!problems.isEmpty()) {
      throw new ApiErrors.Invalid(problems);
    }
  }

  private ResponseEntity<ProgressView> created(BroadcastId id) {
    return ResponseEntity.created(URI.create("/api/v1/broadcasts/" + id)).body(get(id.value()));
  }

  @PostMapping("/{id}/pause")
  @PreAuthorize(Permission.TO_SEND)
  @Operation(summary = "Hold what is not submitted yet")
  ProgressView pause(@PathVariable long id, @AuthenticationPrincipal SignedIn by) {
    get(id);
    broadcasts.pause(new BroadcastId(id), by.actor());
    return get(id);
  }

  @PostMapping("/{id}/resume")
  @PreAuthorize(Permission.TO_SEND)
  @Operation(summary = "Go on with a paused broadcast")
  ProgressView resume(@PathVariable long id, @AuthenticationPrincipal SignedIn by) {
    get(id);
    broadcasts.resume(new BroadcastId(id), by.actor());
    return get(id);
  }

  @PostMapping(path = "/{id}/cancel", consumes = "application/json")
  @PreAuthorize(Permission.TO_SEND)
  @Operation(summary = "Withdraw what is not submitted yet, with a reason")
  ProgressView cancel(
      @PathVariable long id, @RequestBody CancelBody body, @AuthenticationPrincipal SignedIn by) {
    get(id);
    if (body.reason() == null || body.reason().isBlank()) {
      throw new ApiErrors.Invalid(Map.of("reason", "is required for this step"));
    }
    broadcasts.cancel(new BroadcastId(id), body.reason().strip(), by.actor());
    return get(id);
  }
}
