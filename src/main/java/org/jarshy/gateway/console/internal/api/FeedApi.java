package org.jarshy.gateway.console.internal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.feed.FeedNotice;
import org.jarshy.gateway.feed.FeedStatus;
import org.jarshy.gateway.feed.Feeds;
import org.jarshy.gateway.feed.FetchedItem;
import org.jarshy.gateway.feed.Internet;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Feeds for programs: how fresh each is, and what came. */
@RestController
@RequestMapping(path = "/api/v1/feeds", produces = "application/json")
@Tag(name = "feeds")
class FeedApi {

  /**
   * @param internet UNKNOWN, THERE or GONE
   * @param windows hours of Almaty at which there usually is a link, such as {@code 02 to 05}
   * @param ended approved bulletins that their source ended, and that still stand
   */
  record FeedsView(
      Internet.State internet,
      Instant since,
      List<String> windows,
      List<SourceView> sources,
      List<EndedView> ended) {}

  record SourceView(
      String id,
      String sourceName,
      String host,
      boolean stale,
      Instant succeeded,
      Instant newest,
      String trouble,
      int failures,
      FeedStatus.Breaker breaker,
      Instant next) {

    static SourceView of(FeedStatus s) {
      return new SourceView(
          s.id(),
          s.sourceName(),
          s.host(),
          s.stale(),
          s.succeeded(),
          s.newest(),
          s.trouble(),
          s.failures(),
          s.breaker(),
          s.next());
    }
  }

  record EndedView(long bulletin, String message, String sourceName, Instant said, String note) {
    static EndedView of(FeedNotice n) {
      return new EndedView(
          n.bulletin().value(), n.message().name(), n.sourceName(), n.said(), n.note());
    }
  }

  record ItemView(
      long id,
      String source,
      String message,
      String publisher,
      String reference,
      String headline,
      Instant published,
      Instant expires,
      Instant received,
      String outcome,
      List<String> remarks,
      Long bulletin) {

    static ItemView of(FetchedItem i) {
      return new ItemView(
          i.id(),
          i.source(),
          i.message().name(),
          i.publisher(),
          i.reference(),
          i.headline(),
          i.published(),
          i.expires(),
          i.received(),
          i.outcome().name(),
          i.remarks(),
          i.bulletin() == null ? null : i.bulletin().value());
    }
  }

  private final Feeds feeds;

  FeedApi(Feeds feeds) {
    this.feeds = feeds;
  }

  @GetMapping
  @Operation(summary = "How each feed stands, and when there is internet")
  FeedsView get() {
    Internet internet = feeds.internet();
    return new FeedsView(
        internet.state(),
        internet.since(),
        internet.windows().stream().map(Internet.Window::words).toList(),
        feeds.statuses().stream().map(SourceView::of).toList(),
        feeds.ended().stream().map(EndedView::of).toList());
  }

  @GetMapping("/items")
  @Operation(summary = "What came by feeds, newest first, and what became of it")
  List<ItemView> items(
      @RequestParam(required = false) String source,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(defaultValue = "0") int offset) {
    Pages.check(limit, offset);
    return feeds.items(source, limit, offset).stream().map(ItemView::of).toList();
  }

  @PostMapping("/{source}/ask")
  @PreAuthorize(Permission.TO_WRITE)
  @Operation(summary = "Ask a source within seconds, if there is internet")
  ResponseEntity<Void> ask(@PathVariable String source, @AuthenticationPrincipal SignedIn asking) {
    if (!feeds.askNow(source, asking.actor())) {
      throw new ApiErrors.Missing();
    }
    return ResponseEntity.accepted().build();
  }
}
