package org.jarshy.gateway.bulletin;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jarshy.gateway.bulletin.Provenance.Door;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.trust.Signers;
import org.jarshy.gateway.trust.VerifiedBundle;
import org.jarshy.gateway.trust.VerifiedBundle.Item;
import org.springframework.stereotype.Component;

/** What an approver sees of the proof of a signed item, one fact a line. */
@Component
public class BundleProof {

  private static final int MOST_CHARS = 4_000;

  private final Signers signers;
  private final Provenances provenances;

  BundleProof(Signers signers, Provenances provenances) {
    this.signers = signers;
    this.provenances = provenances;
  }

  /**
   * @param reference what the publisher calls the item, the same at every delivery
   */
  public Provenance of(String reference, Item item, VerifiedBundle bundle, Instant now) {
    return new Provenance(
        Door.BUNDLE, bundle.stream(), reference, now, lines(item, bundle), item.bytes());
  }

  private String lines(Item item, VerifiedBundle bundle) {
    List<Signers.Signer> signed = signers.of(bundle);
    StringBuilder lines =
        new StringBuilder()
            .append(
                "Signed by %d, of %d needed; bundle %d of stream %s"
                    .formatted(
                        signed.size(), signers.threshold(bundle), bundle.seq(), bundle.stream()));
    for (Signers.Signer signer : signed) {
      lines.append(
          "\nSigner %s, key %s"
              .formatted(
                  signer.name().isBlank() ? "without a name" : signer.name(),
                  signer.fingerprint()));
    }
    lines
        .append("\nIssued ")
        .append(bundle.issuedAt())
        .append(", to be taken until ")
        .append(bundle.expires())
        .append("\nManifest SHA-256 ")
        .append(bundle.manifestSha256())
        .append("\nItem SHA-256 ")
        .append(item.sha256());
    return lines.length() <= MOST_CHARS ? lines.toString() : lines.substring(0, MOST_CHARS);
  }

  /** Others signed the same bundle too: an approver sees all of them. */
  public void growsTo(BulletinId bulletin, Item item, VerifiedBundle bundle) {
    provenances.prove(bulletin, lines(item, bundle));
  }

  /** Was this bulletin made of exactly these bytes? */
  public boolean isMadeOf(BulletinId bulletin, Item item) {
    return provenances
        .of(bulletin)
        .filter(p -> Arrays.equals(p.original(), item.bytes()))
        .isPresent();
  }
}
