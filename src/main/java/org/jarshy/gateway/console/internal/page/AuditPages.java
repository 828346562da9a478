package org.jarshy.gateway.console.internal.page;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.audit.AuditCheckpoints;
import org.jarshy.gateway.audit.AuditProofs;
import org.jarshy.gateway.audit.AuditRecord;
import org.jarshy.gateway.audit.AuditRecords;
import org.jarshy.gateway.audit.Checkpoint;
import org.jarshy.gateway.audit.RecordFilter;
import org.jarshy.gateway.audit.VerifyAudit;
import org.jarshy.gateway.audit.WatchLog;
import org.jarshy.gateway.audit.Witnessed;
import org.jarshy.gateway.console.internal.shown.LocalTimes;
import org.jarshy.gateway.console.internal.shown.QrCode;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.witness.Witnesses;
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

/** The audit log for those who must be able to ask, its checkpoints, and what a witness kept. */
@Controller
@PreAuthorize(Permission.TO_READ_AUDIT)
class AuditPages {

  private static final int PAGE = 50;

  private final AuditRecords records;
  private final AuditCheckpoints checkpoints;
  private final AuditProofs proofs;
  private final WatchLog watch;
  private final Witnesses witnesses;

  AuditPages(
      AuditRecords records,
      AuditCheckpoints checkpoints,
      AuditProofs proofs,
      WatchLog watch,
      Witnesses witnesses) {
    this.records = records;
    this.checkpoints = checkpoints;
    this.proofs = proofs;
    this.watch = watch;
    this.witnesses = witnesses;
  }

  @GetMapping("/audit")
  String list(
      @RequestParam(defaultValue = "") String actor,
      @RequestParam(defaultValue = "") String action,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(required = false) Long before,
      Model model) {
    RecordFilter filter = new RecordFilter(actor, action, subject, time(from), time(to));
    // One more than is shown tells whether there is a next page.
    List<AuditRecord> found =
        records.page(filter, before == null ? AuditRecords.NEWEST : before, PAGE + 1);
    boolean more = found.size() > PAGE;
    List<AuditRecord> shown = more ? found.subList(0, PAGE) : found;
    model.addAttribute("records", shown);
    model.addAttribute("next", more ? shown.get(PAGE - 1).seq() : null);
    model.addAttribute("first", before == null);
    model.addAttribute("actor", actor);
    model.addAttribute("action", action);
    model.addAttribute("subject", subject);
    model.addAttribute("from", from);
    model.addAttribute("to", to);
    model.addAttribute("filtered", !filter.isAll());
    return page(model);
  }

  /** A field that holds no time asks for nothing; browsers send none that is wrong. */
  private static Instant time(String field) {
    return LocalTimes.parse(field).orElse(null);
  }

  private String page(Model model) {
    Optional<Checkpoint> last = checkpoints.last();
    model.addAttribute("state", watch.state());
    model.addAttribute("size", records.size());
    model.addAttribute("last", last.orElse(null));
    model.addAttribute("recent", checkpoints.page(Long.MAX_VALUE, 5));
    model.addAttribute("key", checkpoints.publicKey().toString());
    model.addAttribute("witnesses", witnesses.count());
    model.addAttribute("told", witnesses.toldAt().orElse(null));
    return "audit";
  }

  @GetMapping("/audit/{seq}")
  String one(@PathVariable long seq, Model model) {
    AuditRecord record = find(seq);
    model.addAttribute("record", record);
    model.addAttribute("fits", record.hasPayload() && record.fits());
    try {
      model.addAttribute("proof", proofs.inclusion(seq));
    } catch (AuditProofs.NotProven e) {
      model.addAttribute("unproven", e.getMessage());
    }
    return "audit-record";
  }

  private AuditRecord find(long seq) {
    return records
        .find(seq)
        .orElseThrow(() -> new NotFound("The audit log has no record " + seq + "."));
  }

  @GetMapping("/audit/{seq}/proof.json")
  ResponseEntity<byte[]> proof(@PathVariable long seq) {
    find(seq);
    try {
      return download(
          proofs.inclusion(seq) + "\n",
          MediaType.APPLICATION_JSON,
          "audit-record-" + seq + "-proof.json");
    } catch (AuditProofs.NotProven e) {
      throw new NotFound(e.getMessage());
    }
  }

  @GetMapping("/audit/checkpoints/{size}.txt")
  ResponseEntity<byte[]> checkpoint(@PathVariable long size) {
    return download(sized(size).note(), MediaType.TEXT_PLAIN, "audit-checkpoint-" + size + ".txt");
  }

  @GetMapping("/audit/checkpoints/{size}.svg")
  ResponseEntity<byte[]> qr(@PathVariable long size) {
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("image/svg+xml"))
        .body(QrCode.svg(sized(size).shortText()).getBytes(StandardCharsets.UTF_8));
  }

  private Checkpoint sized(long size) {
    return checkpoints
        .of(size)
        .orElseThrow(() -> new NotFound("There is no checkpoint of " + size + " records."));
  }

  private static ResponseEntity<byte[]> download(String text, MediaType type, String name) {
    return ResponseEntity.ok()
        .contentType(new MediaType(type, StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  @PostMapping("/audit/check")
  String check() {
    watch.check();
    return "redirect:/audit";
  }

  @PostMapping("/audit/checkpoint")
  String make(RedirectAttributes flash) {
    flash.addFlashAttribute(
        "done",
        checkpoints
            .make()
            .map(c -> "The newest checkpoint is of " + c.size() + " records.")
            .orElse("The log has no record yet, so there is nothing to sign."));
    return "redirect:/audit";
  }

  @PostMapping("/audit/witnesses")
  @PreAuthorize(Permission.TO_TELL_WITNESSES)
  String tell(@AuthenticationPrincipal SignedIn viewer, RedirectAttributes flash) {
    Optional<Long> told = witnesses.tell(viewer.actor());
    if (told.isPresent()) {
      flash.addFlashAttribute(
          "done", "The checkpoint of " + told.get() + " records is on its way to the witnesses.");
    } else {
      flash.addFlashAttribute(
          "refused", List.of("No witness is configured under jarshy.witness.numbers."));
    }
    return "redirect:/audit";
  }

  @PostMapping("/audit/compare")
  String compare(
      @RequestParam(defaultValue = "") String kept, Model model, HttpServletResponse response) {
    model.addAttribute("kept", kept);
    try {
      model.addAttribute(
          "comparisons",
          checkpoints.compare(
              VerifyAudit.witnessed(kept, "pasted").stream()
                  .limit(PAGE)
                  .map(Witnessed::checkpoint)
                  .toList()));
    } catch (IllegalArgumentException e) {
      response.setStatus(422);
      model.addAttribute("unreadable", "It cannot be read: " + e.getMessage() + ".");
    }
    return list("", "", "", "", "", null, model);
  }
}
