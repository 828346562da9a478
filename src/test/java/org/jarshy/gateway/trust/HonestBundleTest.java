package org.jarshy.gateway.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jarshy.gateway.trust.TestBundle.NOW;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class HonestBundleTest {

  private static final TestPgp DESK = TestPgp.honest("Desk <desk@example.org>");
  private static final TestPgp OTHER = TestPgp.honest("Other <other@example.org>");
  private static final TestPgp THIRD = TestPgp.honest("Third <third@example.org>");
  private static final TestMinisign MINI = new TestMinisign();

  private static final TrustStore STORE =
      TestBundle.store(
          Map.of(
              Role.NEWS, List.of(DESK, OTHER),
              Role.HELPLINE, List.of(DESK, OTHER),
              Role.PROXY, List.of(DESK, OTHER, THIRD)),
          MINI);

  private static Verdict verify(byte[] bundle, Instant at) {
    return new BundleVerifier(Instant.EPOCH).verify(bundle, STORE, TrustState.none(), at);
  }

  private static VerifiedBundle accepted(byte[] bundle) {
    Verdict verdict = verify(bundle, NOW);
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    return ((Verdict.Accepted) verdict).bundle();
  }

  @Test
  void news_by_one_signer_is_accepted_with_everything_it_says() {
    VerifiedBundle bundle = accepted(new TestBundle().signedBy(DESK).bytes());
    assertThat(bundle.stream()).isEqualTo("azattyq-news");
    assertThat(bundle.role()).isEqualTo(Role.NEWS);
    assertThat(bundle.seq()).isEqualTo(7);
    assertThat(bundle.signers()).containsExactly(DESK.fingerprint());
    assertThat(bundle.items()).hasSize(1);
  }

  @Test
  void armored_and_binary_signatures_are_alike() {
    byte[] bundle =
        new TestBundle()
            .signed(
                "manifest.json.asc",
                d -> TestPgp.armored("SIGNATURE", DESK.sign(d, NOW.minusSeconds(60))))
            .bytes();
    assertThat(accepted(bundle).signers()).containsExactly(DESK.fingerprint());
  }

  @Test
  void two_signers_in_one_file_or_in_two_or_by_both_programs_are_two() {
    byte[] oneFile =
        proxies()
            .signed(
                "manifest.json.asc",
                d -> {
                  ByteArrayOutputStream both = new ByteArrayOutputStream();
                  both.writeBytes(DESK.sign(d, NOW));
                  both.writeBytes(THIRD.sign(d, NOW));
                  return both.toByteArray();
                })
            .bytes();
    assertThat(accepted(oneFile).signers()).hasSize(2);
    assertThat(accepted(proxies().signedBy(DESK, OTHER).bytes()).signers()).hasSize(2);
    byte[] mixed =
        proxies()
            .signedBy(THIRD)
            .signed("manifest.json.minisig", d -> MINI.sign(d, "timestamp:1795953600"))
            .bytes();
    assertThat(accepted(mixed).signers())
        .containsExactlyInAnyOrder(THIRD.fingerprint(), MINI.text());
  }

  private static TestBundle proxies() {
    return new TestBundle().stream("proxies", "proxy");
  }

  @Test
  void a_signature_by_somebody_unknown_beside_a_good_one_does_no_harm() {
    TestPgp stranger = TestPgp.honest("Stranger");
    assertThat(accepted(new TestBundle().signedBy(stranger, DESK).bytes()).signers())
        .containsExactly(DESK.fingerprint());
  }

  @Test
  void a_subkey_that_belongs_counts_as_its_primary() {
    TestPgp.Pair subkey = TestPgp.ed25519(TestPgp.MADE);
    TestPgp key = TestPgp.honest("With subkey").subkey(subkey, TestPgp.MADE, 2, subkey, 0);
    byte[] bundle =
        new TestBundle()
            .signed("manifest.json.asc", d -> TestPgp.TestSignature.by(subkey).at(NOW).over(d))
            .bytes();
    Verdict verdict =
        new BundleVerifier(Instant.EPOCH)
            .verify(
                bundle, TestBundle.store(Map.of(Role.NEWS, List.of(key))), TrustState.none(), NOW);
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    assertThat(((Verdict.Accepted) verdict).bundle().signers()).containsExactly(key.fingerprint());
  }

  @Test
  void keys_of_rsa_and_of_the_newer_ed25519_sign_as_well() {
    for (TestPgp.Pair pair :
        List.of(TestPgp.rsa(2048, TestPgp.MADE), TestPgp.newerEd25519(TestPgp.MADE))) {
      TestPgp key =
          new TestPgp(pair, "Key").certified(TestPgp.MADE, TestPgp.SHA256, TestPgp.SIGNS, 0);
      Verdict verdict =
          new BundleVerifier(Instant.EPOCH)
              .verify(
                  new TestBundle().signed("manifest.json.asc", key::signByLibrary).bytes(),
                  TestBundle.store(Map.of(Role.NEWS, List.of(key))),
                  TrustState.none(),
                  NOW);
      assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    }
  }

  @Test
  void text_that_people_write_is_taken() {
    for (String text :
        List.of(
            "Қазақша: ә ғ қ ң ө ұ ү һ і",
            "«Ёлки» — 5 м², ½",
            "☎️ +7 700 123 45 67",
            "🫠🚰",
            "a\\nb")) {
      accepted(
          new TestBundle().item("{\"a\":\"" + text + "\",\"n\":-1.5e3}").signedBy(DESK).bytes());
    }
  }

  @Test
  void the_format_may_be_written_in_the_ways_that_mean_the_first() {
    for (String format : List.of("1", "\"1\"", "\"jarshy-bundle-1\"", "\"jarshy/bundle/v1\"")) {
      TestBundle bundle = new TestBundle();
      bundle.format = format;
      accepted(bundle.signedBy(DESK).bytes());
    }
  }

  @Test
  void an_expiry_that_was_put_off_counts() {
    TestPgp key =
        new TestPgp(TestPgp.ed25519(TestPgp.MADE), "Prolonged")
            .certified(TestPgp.MADE, TestPgp.SHA256, TestPgp.SIGNS, 86400)
            .certified(TestPgp.MADE.plusSeconds(100), TestPgp.SHA256, TestPgp.SIGNS, 86400L * 2000);
    Verdict verdict =
        new BundleVerifier(Instant.EPOCH)
            .verify(
                new TestBundle().signedBy(key).bytes(),
                TestBundle.store(Map.of(Role.NEWS, List.of(key))),
                TrustState.none(),
                NOW);
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void the_role_may_be_left_to_the_name_of_the_stream_or_to_the_signers() {
    assertThat(accepted(new TestBundle().stream("kz.news", null).signedBy(DESK).bytes()).role())
        .isEqualTo(Role.NEWS);
    Verdict verdict =
        new BundleVerifier(Instant.EPOCH)
            .verify(
                new TestBundle().stream("kz", null).signedBy(DESK).bytes(),
                TestBundle.store(Map.of(Role.NEWS, List.of(DESK))),
                TrustState.none(),
                NOW);
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void archives_of_ordinary_programs_are_taken() throws IOException {
    TestBundle bundle = new TestBundle().signedBy(DESK);
    ByteArrayOutputStream java = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(java)) {
      for (Map.Entry<String, byte[]> file : bundle.files().entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    accepted(java.toByteArray());
    byte[] described =
        bundle
            .zip()
            .with(
                z ->
                    z.entries.forEach(
                        e -> {
                          e.deflate(e.data).describedBehind(false);
                          e.flags |= 0x800;
                        }))
            .bytes();
    accepted(described);
    TestZip folder = new TestZip().add("items/", new byte[0]).add(bundle.files());
    folder.entry("items/").attributes = 0040755L << 16 | 0x10;
    folder.entry("items/").extra = TestZip.extra(0x5455, new byte[9]);
    accepted(folder.bytes());
  }

  @Test
  void a_slow_clock_of_up_to_a_day_does_no_harm() {
    byte[] bundle = new TestBundle().times(NOW, NOW.plusSeconds(86400)).signedBy(DESK).bytes();
    assertThat(verify(bundle, NOW.minus(Duration.ofHours(23))))
        .isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void the_same_bundle_again_is_known_already() {
    TrustMemory memory = new TrustMemory();
    byte[] bundle = new TestBundle().signedBy(DESK).bytes();
    BundleVerifier verifier = new BundleVerifier(Instant.EPOCH);
    Verdict.Accepted first = (Verdict.Accepted) verifier.verify(bundle, STORE, memory, NOW);
    assertThat(first.knownAlready()).isFalse();
    memory.accept(first.bundle());
    Verdict.Accepted again = (Verdict.Accepted) verifier.verify(bundle, STORE, memory, NOW);
    assertThat(again.knownAlready()).isTrue();
  }

  @Test
  void one_signer_moves_time_by_seven_days_and_two_by_more() {
    Instant far = NOW.plus(Duration.ofDays(100));
    assertThat(TrustedTime.of(NOW, Instant.EPOCH, Map.of("A", far)))
        .isEqualTo(NOW.plus(Duration.ofDays(7)));
    assertThat(TrustedTime.of(NOW, Instant.EPOCH, Map.of("A", far, "B", far)))
        .isEqualTo(NOW.plus(Duration.ofDays(14)));
    assertThat(TrustedTime.of(NOW, NOW.plusSeconds(5), Map.of())).isEqualTo(NOW.plusSeconds(5));
    assertThat(TrustedTime.of(NOW, Instant.EPOCH, Map.of("A", NOW.plusSeconds(9))))
        .isEqualTo(NOW.plusSeconds(9));
  }

  @Test
  void a_key_that_is_no_longer_trusted_moves_no_time() {
    TrustMemory memory = new TrustMemory();
    Instant far = NOW.plus(Duration.ofDays(100));
    memory.said("F".repeat(40), far);
    byte[] bundle = new TestBundle().signedBy(DESK).bytes();
    BundleVerifier verifier = new BundleVerifier(Instant.EPOCH);
    assertThat(verifier.verify(bundle, STORE, memory, NOW)).isInstanceOf(Verdict.Accepted.class);
    memory.said(OTHER.fingerprint(), far);
    assertThat(verifier.verify(bundle, STORE, memory, NOW)).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void a_second_signature_of_a_later_hour_counts_also_where_the_clock_here_is_slow() {
    byte[] bundle =
        new TestBundle()
            .stream("helplines", "helpline")
                .times(NOW, NOW.plusSeconds(86400))
                .signed("manifest.json.asc", d -> DESK.sign(d, NOW))
                .signed("manifest.json.2.asc", d -> OTHER.sign(d, NOW.plusSeconds(7200)))
                .bytes();
    assertThat(verify(bundle, NOW.minus(Duration.ofHours(3)))).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void a_comment_in_cyrillic_belongs_to_the_armor() {
    byte[] bundle =
        new TestBundle()
            .signed(
                "manifest.json.asc",
                d ->
                    new String(
                            TestPgp.armored("SIGNATURE", DESK.sign(d, NOW.minusSeconds(60))),
                            StandardCharsets.US_ASCII)
                        .replaceFirst("\n", "\nComment: Хабар Ѕ х\n")
                        .getBytes(StandardCharsets.UTF_8))
            .bytes();
    assertThat(accepted(bundle).signers()).containsExactly(DESK.fingerprint());
  }

  @Test
  void emoji_keycaps_and_square_metres_are_words_like_others() {
    for (String text :
        List.of(
            "↔\ufe0f", "‼\ufe0f", "⁉\ufe0f", "1\ufe0f\u20e3 #\ufe0f\u20e3", "50 м² 20000 тенге")) {
      StrictText.checkText("it", text);
    }
    for (String text :
        List.of("1\ufe0f2", "+\ufe0f7", "a\ufe0f", "8701²345678", "м²1234567", "① 2345")) {
      assertThatThrownBy(() -> StrictText.checkText("it", text)).isInstanceOf(RuleBroken.class);
    }
  }
}
