package org.jarshy.gateway.console.internal.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.feed.FeedStatus;
import org.jarshy.gateway.feed.Feeds;
import org.jarshy.gateway.feed.FetchedItem;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is read over the internet, how fresh it is, and when there is internet. */
@Controller
class FeedPages {

  private static final int PER_PAGE = 50;

  private final Feeds feeds;

  FeedPages(Feeds feeds) {
    this.feeds = feeds;
  }

  @GetMapping("/feeds")
  String show(
      @RequestParam(required = false) String source,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    live(model);
    String only =
        feeds.statuses().stream()
            .map(FeedStatus::id)
            .filter(id -> id.equals(source))
            .findFirst()
            .orElse(null);
    int first = Math.max(0, Math.min(page, 100_000));
    List<FetchedItem> items = feeds.items(only, PER_PAGE + 1, first * PER_PAGE);
    model.addAttribute("items", items.stream().limit(PER_PAGE).toList());
    model.addAttribute("more", items.size() > PER_PAGE);
    model.addAttribute("page", first);
    model.addAttribute("only", only);
    return "feeds";
  }

  /** The part that refreshes itself. */
  @GetMapping("/feeds/live")
  String refresh(Model model) {
    live(model);
    return "feeds :: live";
  }

  /** As a file, whatever it is: nothing that came from outside is shown as a page. */
  @GetMapping("/feeds/items/{id}/original")
  ResponseEntity<byte[]> original(@PathVariable long id) {
    byte[] original =
        feeds.original(id).orElseThrow(() -> new NotFound("There is no such item " + id + "."));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("item-" + id + ".xml", StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(original);
  }

  @PostMapping("/feeds/{source}/ask")
  @PreAuthorize(Permission.TO_WRITE)
  String ask(
      @PathVariable String source,
      @AuthenticationPrincipal SignedIn viewer,
      RedirectAttributes flash) {
    if (!feeds.askNow(source, viewer.actor())) {
      throw new NotFound("There is no such source.");
    }
    flash.addFlashAttribute(
        "done", "It is asked within seconds, if there is internet and it wants to be asked.");
    return "redirect:/feeds";
  }

  private void live(Model model) {
    model.addAttribute("sources", feeds.statuses());
    model.addAttribute("internet", feeds.internet());
  }
}
