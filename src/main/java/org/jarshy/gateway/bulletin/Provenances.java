package org.jarshy.gateway.bulletin;

import java.util.List;
import java.util.Optional;
import org.jarshy.gateway.kernel.BulletinId;

/** What is known of where drafts came from. */
public interface Provenances {

  /** Once for each bulletin, in the transaction that drafts it. */
  void attach(BulletinId bulletin, Provenance provenance);

  /**
   * More was proved of the same original: {@code proof} takes the place of the words before.
   *
   * @param proof as in {@link Provenance}
   */
  void prove(BulletinId bulletin, String proof);

  /** Empty for what was written at the console. */
  Optional<Provenance> of(BulletinId bulletin);

  /** Every bulletin that was made of one item of a publisher, oldest first. */
  List<BulletinId> madeFrom(Provenance.Door door, String publisher, String reference);
}
