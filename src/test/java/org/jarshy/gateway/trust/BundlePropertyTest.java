package org.jarshy.gateway.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BundlePropertyTest {

  private static final TestPgp DESK = TestPgp.honest("Desk");
  private static final TrustStore STORE = TestBundle.store(Map.of(Role.NEWS, List.of(DESK)));
  private static final byte[] HONEST = honest();
  private static final VerifiedBundle CONTENT = ((Verdict.Accepted) verify(HONEST)).bundle();

  private static byte[] honest() {
    return new TestBundle()
        .signedBy(DESK)
        .zip()
        .with(
            zip -> {
              zip.entries.get(2).deflate(zip.entries.get(2).data).describedBehind(true);
              zip.entries.get(0).extra = TestZip.extra(0x5455, new byte[5]);
            })
        .bytes();
  }

  private static Verdict verify(byte[] bundle) {
    return new BundleVerifier(Instant.EPOCH)
        .verify(bundle, STORE, TrustState.none(), TestBundle.NOW);
  }

  /** A flipped bit is found out, or it is where it changes nothing of what is said. */
  private static void refusedOrTheSame(byte[] bundle) {
    if (verify(bundle) instanceof Verdict.Accepted accepted) {
      assertThat(accepted.bundle()).usingRecursiveComparison().isEqualTo(CONTENT);
    }
  }

  @Property(tries = 400)
  void a_changed_byte_is_refused_or_changes_nothing(
      @ForAll @IntRange(max = 100_000) int at, @ForAll @IntRange(min = 1, max = 255) int flip) {
    byte[] bundle = HONEST.clone();
    bundle[at % bundle.length] ^= (byte) flip;
    refusedOrTheSame(bundle);
  }

  @Property(tries = 100)
  void a_bundle_that_was_cut_is_refused(@ForAll @IntRange(max = 100_000) int length) {
    byte[] bundle = Arrays.copyOf(HONEST, length % HONEST.length);
    assertThat(verify(bundle)).isInstanceOf(Verdict.Refused.class);
  }

  @Property(tries = 200)
  void noise_is_refused_and_never_throws(@ForAll @Size(max = 300) byte[] noise) {
    assertThat(verify(noise)).isInstanceOf(Verdict.Refused.class);
  }

  @Property(tries = 200)
  void noise_as_a_signature_is_refused_and_never_throws(
      @ForAll @Size(min = 1, max = 200) byte[] noise) {
    byte[] packet = TestPgp.packet(2, noise);
    for (byte[] file : List.of(noise, packet)) {
      byte[] bundle = new TestBundle().signed("manifest.json.asc", d -> file).bytes();
      assertThat(verify(bundle)).isInstanceOf(Verdict.Refused.class);
    }
  }

  @Property(tries = 200)
  void noise_in_a_signature_is_refused_and_never_throws(
      @ForAll @IntRange(max = 10_000) int at, @ForAll @IntRange(min = 1, max = 255) int flip) {
    byte[] bundle =
        new TestBundle()
            .signed(
                "manifest.json.asc",
                document -> {
                  byte[] signature = DESK.sign(document, TestBundle.NOW.minusSeconds(3600));
                  signature[at % signature.length] ^= (byte) flip;
                  return signature;
                })
            .bytes();
    if (verify(bundle) instanceof Verdict.Accepted accepted) {
      assertThat(accepted.bundle()).usingRecursiveComparison().isEqualTo(CONTENT);
    }
  }
}
