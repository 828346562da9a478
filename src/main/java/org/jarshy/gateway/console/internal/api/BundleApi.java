package org.jarshy.gateway.console.internal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.trust.BundleBook;
import org.jarshy.gateway.trust.BundleReceiver.Outcome;
import org.jarshy.gateway.trust.BundleVerifier;
import org.jarshy.gateway.trust.ImportBundle;
import org.jarshy.gateway.trust.ImportBundle.Door;
import org.jarshy.gateway.trust.ImportBundle.Intake;
import org.jarshy.gateway.trust.VerifiedBundle;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Signed bundles for programs. */
@RestController
@RequestMapping("/api/v1/bundles")
@Tag(name = "bundles")
class BundleApi {

  private static final String TOO_LARGE =
      "The file is larger than 5 MiB; at most 5 MiB are allowed.";

  /**
   * What became of a bundle.
   *
   * @param known true where the same bundle was taken before; nothing was changed then
   * @param id of the import
   */
  record Answer(
      boolean known, long id, String stream, String role, long seq, List<Outcome> outcomes) {

    static Answer of(boolean known, long id, VerifiedBundle bundle, List<Outcome> outcomes) {
      return new Answer(known, id, bundle.stream(), bundle.role().code(), bundle.seq(), outcomes);
    }
  }

  private final ImportBundle imports;
  private final BundleBook book;

  BundleApi(ImportBundle imports, BundleBook book) {
    this.imports = imports;
    this.book = book;
  }

  @PostMapping(consumes = {"application/zip", "application/octet-stream"})
  @PreAuthorize(Permission.TO_TAKE_BUNDLES)
  @Operation(summary = "Take in a signed bundle: the ZIP file is the body")
  ResponseEntity<?> take(HttpServletRequest request, @AuthenticationPrincipal SignedIn by)
      throws IOException {
    if (request.getContentLengthLong() > BundleVerifier.MAX_BYTES) {
      return answer(imports.tooLarge(TOO_LARGE, Door.HTTP, by.actor()));
    }
    return take(request.getInputStream(), by);
  }

  @PostMapping(consumes = "multipart/form-data")
  @PreAuthorize(Permission.TO_TAKE_BUNDLES)
  @Operation(summary = "Take in a signed bundle: the ZIP file is the part 'file'")
  ResponseEntity<?> take(@RequestParam MultipartFile file, @AuthenticationPrincipal SignedIn by)
      throws IOException {
    if (file.getSize() > BundleVerifier.MAX_BYTES) {
      return answer(imports.tooLarge(TOO_LARGE, Door.HTTP, by.actor()));
    }
    try (InputStream in = file.getInputStream()) {
      return take(in, by);
    }
  }

  /** One byte more than is allowed is enough to know. */
  private ResponseEntity<?> take(InputStream in, SignedIn by) throws IOException {
    byte[] bytes = in.readNBytes(BundleVerifier.MAX_BYTES + 1);
    return answer(
        bytes.length > BundleVerifier.MAX_BYTES
            ? imports.tooLarge(TOO_LARGE, Door.HTTP, by.actor())
            : imports.take(bytes, Door.HTTP, by.actor()));
  }

  private static ResponseEntity<?> answer(Intake intake) {
    if (intake instanceof Intake.Taken taken) {
      return ResponseEntity.created(URI.create("/api/v1/bundles"))
          .body(Answer.of(false, taken.id(), taken.bundle(), taken.outcomes()));
    }
    if (intake instanceof Intake.Known known) {
      return ResponseEntity.ok(Answer.of(true, known.id(), known.bundle(), List.of()));
    }
    Intake.Refused refused = (Intake.Refused) intake;
    HttpStatus status =
        refused.rule().equals("bundle-too-large")
            ? HttpStatus.CONTENT_TOO_LARGE
            : HttpStatus.UNPROCESSABLE_CONTENT;
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, refused.detail());
    problem.setTitle("The bundle is refused");
    problem.setProperty("rule", refused.rule());
    problem.setProperty("refusal", refused.id());
    return ResponseEntity.of(problem).build();
  }

  @GetMapping(produces = "application/json")
  @Operation(summary = "List bundles that were taken in, newest first")
  List<BundleBook.Imported> imported(
      @RequestParam(defaultValue = "50") int limit, @RequestParam(defaultValue = "0") int offset) {
    Pages.check(limit, offset);
    return book.imported(limit, offset);
  }

  @GetMapping(path = "/refused", produces = "application/json")
  @Operation(summary = "List files that were refused, with the rule, newest first")
  List<BundleBook.RefusedFile> refused(
      @RequestParam(defaultValue = "50") int limit, @RequestParam(defaultValue = "0") int offset) {
    Pages.check(limit, offset);
    return book.refused(limit, offset);
  }

  @GetMapping(path = "/streams", produces = "application/json")
  @Operation(summary = "The newest bundle of each stream, the time that is trusted, and the clock")
  Streams streams() {
    BundleBook.Standing standing = book.standing();
    return new Streams(book.newest(), standing.clock(), standing.trustedTime(), standing.problem());
  }

  /**
   * @param problem why no bundle can be taken at present; empty when all is well
   */
  record Streams(
      List<BundleBook.Newest> newest, Instant clock, Instant trustedTime, String problem) {}
}
