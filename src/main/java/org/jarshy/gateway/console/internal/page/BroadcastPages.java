package org.jarshy.gateway.console.internal.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.broadcast.Progress;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.console.internal.live.LiveProgress;
import org.jarshy.gateway.console.internal.live.Numbers;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.report.BroadcastExport;
import org.jarshy.gateway.report.BroadcastsExport;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Broadcasts, and one broadcast as it goes out. */
@Controller
class BroadcastPages {

  private static final int PER_PAGE = 50;

  private final Broadcasts broadcasts;
  private final Bulletins bulletins;
  private final LiveProgress live;
  private final BroadcastExport export;
  private final BroadcastsExport exportAll;

  BroadcastPages(
      Broadcasts broadcasts,
      Bulletins bulletins,
      LiveProgress live,
      BroadcastExport export,
      BroadcastsExport exportAll) {
    this.broadcasts = broadcasts;
    this.bulletins = bulletins;
    this.live = live;
    this.export = export;
    this.exportAll = exportAll;
  }

  @GetMapping("/broadcasts")
  String list(@RequestParam(defaultValue = "0") int page, Model model) {
    int first = Math.max(0, Math.min(page, 100_000));
    List<Progress> found = broadcasts.list(PER_PAGE + 1, first * PER_PAGE);
    model.addAttribute("broadcasts", found.stream().limit(PER_PAGE).toList());
    model.addAttribute("more", found.size() > PER_PAGE);
    model.addAttribute("page", first);
    return "broadcasts";
  }

  @GetMapping("/broadcasts/{id}")
  String show(@PathVariable long id, Model model) {
    Progress progress = add(id, model);
    model.addAttribute("bulletin", bulletins.find(progress.broadcast().bulletin()).orElse(null));
    model.addAttribute("newest", bulletins.newest(progress.broadcast().bulletin()).orElse(null));
    return "broadcast";
  }

  /** Counts alone: no number and no text. */
  @GetMapping("/broadcasts/{id}/counts.csv")
  ResponseEntity<String> counts(@PathVariable long id) throws IOException {
    StringBuilder csv = new StringBuilder();
    if (!export.write(new BroadcastId(id), csv)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return csv("broadcast-" + id + ".csv", csv);
  }

  /** All of them with their counts and their speed. */
  @GetMapping("/broadcasts/counts.csv")
  ResponseEntity<String> counts() throws IOException {
    StringBuilder csv = new StringBuilder();
    exportAll.write(csv);
    return csv("broadcasts.csv", csv);
  }

  private static ResponseEntity<String> csv(String name, StringBuilder csv) {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(csv.toString());
  }

  /** The buttons, fetched again when the state changes; rendered for a person, with their token. */
  @GetMapping("/broadcasts/{id}/live")
  String controls(@PathVariable long id, Model model) {
    add(id, model);
    return "fragments/controls :: controls";
  }

  @GetMapping(path = "/broadcasts/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @ResponseBody
  SseEmitter events(@PathVariable long id) {
    find(id);
    return live.watch(new BroadcastId(id))
        .orElseThrow(
            () ->
                new ResponseStatusException(
                    HttpStatus.SERVICE_UNAVAILABLE, "Too many people watch; reload by hand."));
  }

  @PostMapping("/broadcasts/{id}/pause")
  @PreAuthorize(Permission.TO_SEND)
  String pause(
      @PathVariable long id, @AuthenticationPrincipal SignedIn viewer, RedirectAttributes flash) {
    find(id);
    return step(id, flash, () -> broadcasts.pause(new BroadcastId(id), viewer.actor()));
  }

  @PostMapping("/broadcasts/{id}/resume")
  @PreAuthorize(Permission.TO_SEND)
  String resume(
      @PathVariable long id, @AuthenticationPrincipal SignedIn viewer, RedirectAttributes flash) {
    find(id);
    return step(id, flash, () -> broadcasts.resume(new BroadcastId(id), viewer.actor()));
  }

  @PostMapping("/broadcasts/{id}/cancel")
  @PreAuthorize(Permission.TO_SEND)
  String cancel(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason,
      @AuthenticationPrincipal SignedIn viewer,
      RedirectAttributes flash) {
    find(id);
    if (reason.isBlank()) {
      flash.addFlashAttribute("refused", List.of("Say why it is cancelled; nothing was changed."));
      return "redirect:/broadcasts/" + id;
    }
    return step(
        id, flash, () -> broadcasts.cancel(new BroadcastId(id), reason.strip(), viewer.actor()));
  }

  private static String step(long id, RedirectAttributes flash, Runnable step) {
    try {
      step.run();
    } catch (Broadcasts.NotSendable e) {
      flash.addFlashAttribute("refused", List.of(e.getMessage()));
    }
    return "redirect:/broadcasts/" + id;
  }

  private Progress add(long id, Model model) {
    Progress progress = find(id);
    model.addAttribute("progress", progress);
    model.addAttribute("numbers", Numbers.of(progress, 0));
    model.addAttribute("watchable", !LiveProgress.isOver(progress));
    return progress;
  }

  private Progress find(long id) {
    return broadcasts
        .progress(new BroadcastId(id))
        .orElseThrow(() -> new NotFound("There is no broadcast " + id + "."));
  }
}
