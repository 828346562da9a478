package org.jarshy.gateway.trust;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The state in memory: for the command line and for tests. Not for several threads. */
public final class TrustMemory implements TrustState {

  private final Map<List<String>, Position> positions = new LinkedHashMap<>();
  private final Map<String, Instant> issuedAt = new LinkedHashMap<>();

  /** Remembers an accepted bundle for each of its signers. */
  public void accept(VerifiedBundle bundle) {
    for (String signer : bundle.signers()) {
      put(
          new Position(
              signer, bundle.stream(), bundle.seq(), bundle.manifestSha256(), bundle.issuedAt()));
    }
  }

  void put(Position position) {
    positions.put(List.of(position.signer(), position.stream()), position);
    said(position.signer(), position.issuedAt());
  }

  void said(String signer, Instant at) {
    issuedAt.merge(signer, at, (a, b) -> a.isAfter(b) ? a : b);
  }

  @Override
  public List<Position> positions(String stream) {
    return positions.values().stream().filter(p -> p.stream().equals(stream)).toList();
  }

  @Override
  public Map<String, Instant> issuedAtBySigner() {
    return Map.copyOf(issuedAt);
  }

  Collection<Position> all() {
    return positions.values();
  }
}
