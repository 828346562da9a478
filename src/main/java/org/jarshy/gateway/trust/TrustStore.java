package org.jarshy.gateway.trust;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whose word counts: an immutable reading of a directory of keys. */
public final class TrustStore {

  private final long version;
  private final List<TrustedKey> keys;
  private final Map<String, TrustedStream> streams;
  private final Map<Role, Integer> thresholds;

  private final List<OpenPgpKey> openPgp;
  private final List<MinisignKey> minisign;

  TrustStore(
      long version,
      List<TrustedKey> keys,
      Map<String, TrustedStream> streams,
      Map<Role, Integer> thresholds,
      List<OpenPgpKey> openPgp,
      List<MinisignKey> minisign) {
    this.version = version;
    this.keys = List.copyOf(keys);
    this.openPgp = List.copyOf(openPgp);
    this.minisign = List.copyOf(minisign);
    this.streams = Map.copyOf(streams);
    this.thresholds = Map.copyOf(thresholds);
  }

  /** Trusts nobody: every bundle is refused. */
  public static TrustStore empty() {
    return new TrustStore(0, List.of(), Map.of(), Map.of(), List.of(), List.of());
  }

  /**
   * Reads the directory, or refuses all of it.
   *
   * @throws Unusable naming the file that is wrong, and why
   */
  public static TrustStore read(Path directory) {
    return TrustFiles.read(directory).store();
  }

  /** Grows with every change; 0 for a directory without {@code trust.json}. */
  public long version() {
    return version;
  }

  public List<TrustedKey> keys() {
    return keys;
  }

  public Optional<TrustedKey> key(String fingerprint) {
    return keys.stream().filter(key -> key.fingerprint().equals(fingerprint)).findFirst();
  }

  public Optional<TrustedStream> stream(String name) {
    return Optional.ofNullable(streams.get(name));
  }

  public List<TrustedStream> streams() {
    return List.copyOf(streams.values());
  }

  /** Distinct signers needed for a stream that is not named in the store. */
  public int threshold(Role role) {
    return thresholds.getOrDefault(role, leastThreshold(role));
  }

  /** News by one signer; what sends people to a person or a server by two. */
  static int leastThreshold(Role role) {
    return role == Role.NEWS ? 1 : 2;
  }

  /** Is there anybody who could sign a change of it? */
  boolean hasRoots() {
    return keys.stream().anyMatch(key -> key.roles().contains(Role.ROOT));
  }

  List<OpenPgpKey> openPgp() {
    return openPgp;
  }

  List<MinisignKey> minisign() {
    return minisign;
  }

  /** The directory says nothing that can be relied on. */
  public static final class Unusable extends RuntimeException {

    private final Path file;

    Unusable(Path file, String message) {
      super(file + ": " + message);
      this.file = file;
    }

    public Path file() {
      return file;
    }
  }
}
