package org.jarshy.gateway.console.internal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jarshy.gateway.audit.AuditCheckpoints;
import org.jarshy.gateway.audit.AuditExport;
import org.jarshy.gateway.audit.AuditProofs;
import org.jarshy.gateway.audit.AuditRecords;
import org.jarshy.gateway.audit.AuditState;
import org.jarshy.gateway.audit.Checkpoint;
import org.jarshy.gateway.audit.RecordFilter;
import org.jarshy.gateway.audit.VerifyAudit;
import org.jarshy.gateway.audit.WatchLog;
import org.jarshy.gateway.audit.Witnessed;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The audit log for programs; auditors and administrators alone. */
@RestController
@RequestMapping(path = "/api/v1/audit", produces = "application/json")
@PreAuthorize(Permission.TO_READ_AUDIT)
@Tag(name = "audit")
class AuditApi {

  /**
   * @param note the signed note
   * @param text the line of one SMS
   */
  record CheckpointView(
      String origin, long size, String root, Instant at, String note, String text) {
    static CheckpointView of(Checkpoint checkpoint) {
      return new CheckpointView(
          checkpoint.origin(),
          checkpoint.size(),
          checkpoint.root().base64(),
          checkpoint.at(),
          checkpoint.note(),
          checkpoint.shortText());
    }
  }

  /**
   * @param notices what was noticed since the start and is no fault of the records
   * @param records in the log now
   * @param publicKey the line to give to those who will verify
   */
  record StateView(
      AuditState.Status status,
      Instant checkedAt,
      String problem,
      List<String> notices,
      long records,
      String publicKey) {}

  /** What a witness kept: a signed note or the line of an SMS. */
  record KeptBody(String checkpoint) {}

  private final AuditRecords records;
  private final AuditCheckpoints checkpoints;
  private final AuditProofs proofs;
  private final AuditExport export;
  private final WatchLog watch;

  AuditApi(
      AuditRecords records,
      AuditCheckpoints checkpoints,
      AuditProofs proofs,
      AuditExport export,
      WatchLog watch) {
    this.records = records;
    this.checkpoints = checkpoints;
    this.proofs = proofs;
    this.export = export;
    this.watch = watch;
  }

  @GetMapping
  @Operation(summary = "Records of the audit log, newest first; go on with before = the last seq")
  List<AuditRecordView> list(
      @RequestParam(required = false) String actor,
      @RequestParam(required = false) String action,
      @RequestParam(required = false) String subject,
      @RequestParam(required = false) Instant from,
      @RequestParam(required = false) Instant to,
      @RequestParam(required = false) Long before,
      @RequestParam(defaultValue = "50") int limit) {
    Pages.check(limit, 0);
    return records
        .page(
            new RecordFilter(actor, action, subject, from, to),
            before == null ? AuditRecords.NEWEST : before,
            limit)
        .stream()
        .map(AuditRecordView::of)
        .toList();
  }

  @GetMapping("/{seq:[0-9]{1,18}}")
  @Operation(summary = "Read one record")
  AuditRecordView get(@PathVariable long seq) {
    return records
        .find(seq)
        .map(AuditRecordView::of)
        .orElseThrow(() -> new ApiErrors.Missing("audit record", seq));
  }

  @GetMapping("/{seq:[0-9]{1,18}}/proof")
  @Operation(summary = "That a record is in the log of a checkpoint, for 'audit verify'")
  String proof(@PathVariable long seq, @RequestParam(defaultValue = "0") long size) {
    get(seq);
    return proven("size", () -> proofs.inclusion(seq, size));
  }

  @GetMapping("/consistency")
  @Operation(summary = "That the log of one checkpoint begins with that of another")
  String consistency(@RequestParam long first, @RequestParam long second) {
    return proven("first", () -> proofs.consistency(first, second));
  }

  private static String proven(String field, Supplier<String> proof) {
    try {
      return proof.get();
    } catch (AuditProofs.NotProven e) {
      throw new ApiErrors.Invalid(Map.of(field, e.getMessage()));
    }
  }

  @GetMapping("/checkpoints")
  @Operation(summary = "Checkpoints, the largest first")
  List<CheckpointView> checkpoints(
      @RequestParam(required = false) Long below, @RequestParam(defaultValue = "50") int limit) {
    Pages.check(limit, 0);
    return checkpoints.page(below == null ? Long.MAX_VALUE : below, limit).stream()
        .map(CheckpointView::of)
        .toList();
  }

  @PostMapping("/checkpoints")
  @Operation(summary = "Sign everything up to now; the newest checkpoint where nothing was added")
  ResponseEntity<CheckpointView> make() {
    return checkpoints
        .make()
        .map(c -> ResponseEntity.ok(CheckpointView.of(c)))
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  @PostMapping(path = "/compare", consumes = "application/json")
  @Operation(summary = "Hold the log against checkpoints that somebody outside kept")
  List<AuditCheckpoints.Comparison> compare(@RequestBody KeptBody body) {
    try {
      return checkpoints.compare(
          VerifyAudit.witnessed(body.checkpoint() == null ? "" : body.checkpoint(), "given")
              .stream()
              .map(Witnessed::checkpoint)
              .toList());
    } catch (IllegalArgumentException e) {
      throw new ApiErrors.Invalid(Map.of("checkpoint", e.getMessage()));
    }
  }

  @GetMapping("/state")
  @Operation(summary = "What the service's own check says, and the log's public key")
  StateView state() {
    AuditState state = watch.state();
    return new StateView(
        state.status(),
        state.at(),
        state.words(),
        state.notices(),
        records.size(),
        checkpoints.publicKey().toString());
  }

  @GetMapping(path = "/export", produces = "application/x-ndjson")
  @Operation(summary = "The whole log as JSON lines, for 'audit verify'")
  ResponseEntity<StreamingResponseBody> export(
      @RequestParam(defaultValue = "false") boolean withhold) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_NDJSON)
        .body(out -> export.write(out, !withhold));
  }
}
