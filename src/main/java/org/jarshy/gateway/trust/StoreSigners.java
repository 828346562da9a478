package org.jarshy.gateway.trust;

import java.util.List;

/** By the trust store as it is now. */
class StoreSigners implements Signers {

  private final StoreInUse directory;

  StoreSigners(StoreInUse directory) {
    this.directory = directory;
  }

  @Override
  public List<Signer> of(VerifiedBundle bundle) {
    TrustStore store = directory.read().store();
    return bundle.signers().stream()
        .map(f -> new Signer(f, store.key(f).map(TrustedKey::name).orElse("")))
        .toList();
  }

  @Override
  public int threshold(VerifiedBundle bundle) {
    TrustStore store = directory.read().store();
    return store.stream(bundle.stream())
        .map(TrustedStream::threshold)
        .orElse(store.threshold(bundle.role()));
  }

  @Override
  public boolean isNamed(VerifiedBundle bundle) {
    return directory.read().store().stream(bundle.stream()).isPresent();
  }
}
