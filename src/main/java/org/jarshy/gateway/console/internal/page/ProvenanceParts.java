package org.jarshy.gateway.console.internal.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.BundlePublisher;
import org.jarshy.gateway.bulletin.Provenance;
import org.jarshy.gateway.bulletin.Provenances;
import org.jarshy.gateway.bulletin.PublisherWords;
import org.jarshy.gateway.kernel.BulletinId;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where a bulletin came from and how that is proved: for its page, and the original to keep. */
@Controller
class ProvenanceParts {

  private static final int MOST_SHOWN_CHARS = 20_000;

  private final Provenances provenances;
  private final PublisherWords words;

  ProvenanceParts(Provenances provenances, PublisherWords words) {
    this.provenances = provenances;
    this.words = words;
  }

  void show(Bulletin bulletin, Model model) {
    Optional<Provenance> provenance = provenances.of(bulletin.id());
    model.addAttribute("provenance", provenance.orElse(null));
    model.addAttribute("said", words.of(bulletin.id()));
    provenance.ifPresent(
        p -> {
          model.addAttribute("proofLines", p.proof().lines().toList());
          model.addAttribute("original", shown(p.original()));
          model.addAttribute("changedBy", people(bulletin, p));
        });
  }

  /** Those of this house who put their hand to a publisher's words. */
  private static List<String> people(Bulletin bulletin, Provenance provenance) {
    return provenance.door() == Provenance.Door.BUNDLE
        ? bulletin.touchedBy().stream().filter(login -> !BundlePublisher.is(login)).toList()
        : List.of();
  }

  private static String shown(byte[] original) {
    String text = new String(original, StandardCharsets.UTF_8);
    return text.length() <= MOST_SHOWN_CHARS
        ? text
        : text.substring(0, MOST_SHOWN_CHARS) + "\n… save the original to read on";
  }

  /** As a file, never as a page: the bytes are a stranger's. */
  @GetMapping("/bulletins/{id}/original")
  ResponseEntity<byte[]> original(@PathVariable long id) {
    Provenance provenance =
        provenances
            .of(new BulletinId(id))
            .orElseThrow(() -> new NotFound("Bulletin " + id + " has no original."));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("bulletin-" + id + "-original")
                .build()
                .toString())
        .body(provenance.original());
  }
}
