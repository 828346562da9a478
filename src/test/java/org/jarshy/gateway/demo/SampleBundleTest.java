package org.jarshy.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jarshy.gateway.trust.BundleVerifier;
import org.jarshy.gateway.trust.TrustState;
import org.jarshy.gateway.trust.TrustStore;
import org.jarshy.gateway.trust.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleBundleTest {

  @Test
  void the_bundle_of_the_demo_can_be_trusted_by_its_own_directory(@TempDir Path directory)
      throws IOException {
    Instant now = Instant.parse("2026-11-29T12:00:00Z");
    TrustStore store = TrustStore.read(SampleBundle.write(directory, now));

    Verdict verdict =
        new BundleVerifier(Instant.EPOCH)
            .verify(Files.readAllBytes(SampleBundle.FILE), store, TrustState.none(), now);

    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
  }
}
