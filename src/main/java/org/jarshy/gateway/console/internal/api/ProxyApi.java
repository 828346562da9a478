package org.jarshy.gateway.console.internal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.proxy.App;
import org.jarshy.gateway.proxy.Enumeration;
import org.jarshy.gateway.proxy.LinkKind;
import org.jarshy.gateway.proxy.Pool;
import org.jarshy.gateway.proxy.PooledProxy;
import org.jarshy.gateway.proxy.Proxies;
import org.jarshy.gateway.proxy.ProxyId;
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

/** Proxies for programs; the same rules as on the pages, two people included. Links stay inside. */
@RestController
@RequestMapping(path = "/api/v1/proxies", produces = "application/json")
@Tag(name = "proxies")
class ProxyApi {

  /**
   * @param kind mtproto, socks5, shadowsocks, obfs4, webtunnel, snowflake, signal or whatsapp
   * @param seen when it was seen working; now where it is left out
   */
  record ProxyBody(String kind, String link, Instant seen, String note) {}

  record ProxyReason(String reason) {}

  /** A proxy without its link. */
  record ProxyView(
      long id,
      String app,
      String kind,
      PooledProxy.State state,
      boolean expired,
      boolean suspect,
      boolean passwordInClear,
      String source,
      String note,
      String proposedBy,
      String decidedBy,
      Instant seenWorking,
      String seenBy,
      String confirmationAskedBy,
      Instant burnedAt,
      String reason,
      long persons,
      long areas,
      long complaints) {

    static ProxyView of(PooledProxy p) {
      return new ProxyView(
          p.id().value(),
          p.app().code(),
          p.kind().code(),
          p.state(),
          p.expired(),
          p.suspect(),
          p.inClear(),
          p.source(),
          p.note(),
          p.proposedBy(),
          p.decidedBy(),
          p.freshAt(),
          p.freshBy(),
          p.sightedBy(),
          p.burnedAt(),
          p.reason(),
          p.persons(),
          p.areas(),
          p.complaints());
    }
  }

  private final Proxies proxies;
  private final Clock clock;

  ProxyApi(Proxies proxies, Clock clock) {
    this.proxies = proxies;
    this.clock = clock;
  }

  @GetMapping
  @Operation(summary = "List proxies, newest first, without their links")
  List<ProxyView> list(
      @RequestParam(required = false) String app,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(defaultValue = "0") int offset) {
    Pages.check(limit, offset);
    App only = app == null ? null : App.of(app).orElseThrow(() -> invalid("app", apps()));
    return proxies.list(only, limit, offset).stream().map(ProxyView::of).toList();
  }

  @GetMapping("/pools")
  @Operation(summary = "How the pools of each app stand")
  List<Pool> pools() {
    return proxies.pools();
  }

  @GetMapping("/{id}")
  @Operation(summary = "Read a proxy, without its link")
  ProxyView get(@PathVariable long id) {
    return proxies
        .find(new ProxyId(id))
        .map(ProxyView::of)
        .orElseThrow(() -> new ApiErrors.Missing("proxy", id));
  }

  @PostMapping(consumes = "application/json")
  @PreAuthorize(Permission.TO_WRITE)
  @Operation(summary = "Enter a proxy, or say that a known one works; a second person must approve")
  ResponseEntity<ProxyView> propose(
      @RequestBody ProxyBody body, @AuthenticationPrincipal SignedIn by) {
    Map<String, String> problems = new LinkedHashMap<>();
    LinkKind kind = body.kind() == null ? null : LinkKind.of(body.kind()).orElse(null);
    if (kind == null) {
      problems.put("kind", "is one of " + LinkKind.codes());
    }
    if (body.link() == null) {
      problems.put("link", "is required");
    }
    if (!problems.isEmpty()) {
      throw new ApiErrors.Invalid(problems);
    }
    ProxyId id =
        proxies.propose(
            kind,
            body.link(),
            body.seen() == null ? clock.instant() : body.seen(),
            body.note() == null ? "" : body.note(),
            by.actor());
    return ResponseEntity.created(URI.create("/api/v1/proxies/" + id)).body(get(id.value()));
  }

  @PostMapping("/{id}/approve")
  @PreAuthorize(Permission.TO_APPROVE)
  @Operation(summary = "Let in what somebody else entered, or confirm what somebody else saw")
  ProxyView approve(@PathVariable long id, @AuthenticationPrincipal SignedIn by) {
    proxies.approve(new ProxyId(id), by.actor());
    return get(id);
  }

  @PostMapping(path = "/{id}/reject", consumes = "application/json")
  @PreAuthorize(Permission.TO_APPROVE)
  @Operation(summary = "Refuse what somebody entered, with a reason")
  ProxyView reject(
      @PathVariable long id, @RequestBody ProxyReason body, @AuthenticationPrincipal SignedIn by) {
    proxies.reject(new ProxyId(id), body.reason(), by.actor());
    return get(id);
  }

  @PostMapping(path = "/{id}/burn", consumes = "application/json")
  @PreAuthorize(Permission.TO_WITHDRAW)
  @Operation(summary = "The censor knows it: never sent again, its bucket is split")
  ProxyView burn(
      @PathVariable long id, @RequestBody ProxyReason body, @AuthenticationPrincipal SignedIn by) {
    proxies.burn(new ProxyId(id), body.reason(), by.actor());
    return get(id);
  }

  @GetMapping("/enumeration")
  @Operation(summary = "Simulate what SIM cards would learn of a pool")
  Enumeration.Result simulate(
      @RequestParam(name = "proxies") int count,
      @RequestParam(defaultValue = "2") int bucketSize,
      @RequestParam int sims,
      @RequestParam(defaultValue = "false") boolean range,
      @RequestParam(defaultValue = "1") int days) {
    return Enumeration.simulate(new Enumeration.Attack(count, bucketSize, sims, range, days));
  }

  private static ApiErrors.Invalid invalid(String field, String problem) {
    return new ApiErrors.Invalid(Map.of(field, problem));
  }

  private static String apps() {
    List<String> codes = Arrays.stream(App.values()).map(App::code).toList();
    return "is one of " + String.join(", ", codes);
  }
}
