package org.jarshy.gateway.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.jarshy.gateway.audit.Checkpoint;
import org.jarshy.gateway.audit.LogKey;
import org.junit.jupiter.api.Test;

class CheckpointTextsTest {

  private static final Instant AT = Instant.parse("2022-01-05T03:00:00.123Z");
  private static final LogSigner SIGNER = signer("jarshy-test", 7);

  private static LogSigner signer(String name, int seed) {
    byte[] octets = new byte[32];
    Arrays.fill(octets, (byte) seed);
    return new LogSigner(name, octets);
  }

  private static Checkpoint of(long size) {
    return SIGNER.sign(Checkpoint.of("jarshy-test", size, Merkle.leaf(new byte[] {1}), AT));
  }

  @Test
  void a_checkpoint_is_a_signed_note_of_origin_size_root_and_time() {
    String note = of(5).note();
    List<String> lines = note.lines().toList();
    assertThat(lines).hasSize(6);
    assertThat(lines.subList(0, 2)).containsExactly("jarshy-test", "5");
    assertThat(lines.get(2)).hasSize(44);
    assertThat(lines.get(3)).isEqualTo("time: 2022-01-05T03:00:00Z");
    assertThat(lines.get(4)).isEmpty();
    // Four octets of key hash and 64 of signature are 92 characters.
    assertThat(lines.get(5)).matches("— jarshy-test [A-Za-z0-9+/]{91}=");
    assertThat(note).endsWith("\n");
    assertThat(CheckpointTexts.read(note).found())
        .singleElement()
        .satisfies(
            read -> {
              assertThat(read.signedBy(SIGNER.publicKey())).isTrue();
              assertThat(read.note()).isEqualTo(note);
            });
  }

  @Test
  void the_signature_is_plain_ed25519_over_the_text_above_the_empty_line() {
    Checkpoint checkpoint = of(5);
    byte[] body =
        (checkpoint.note().substring(0, checkpoint.note().indexOf("\n\n") + 1))
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) 7);
    byte[] expected = new byte[64];
    new Ed25519PrivateKeyParameters(seed, 0)
        .sign(
            org.bouncycastle.math.ec.rfc8032.Ed25519.Algorithm.Ed25519,
            null,
            body,
            0,
            body.length,
            expected,
            0);
    assertThat(checkpoint.signatures().get(0).octets()).isEqualTo(expected);
  }

  @Test
  void the_largest_checkpoint_fits_one_sms() {
    Checkpoint largest = of(999_999_999_999_999L);
    assertThat(largest.shortText()).hasSizeLessThanOrEqualTo(160).matches("[A-Za-z0-9 +/]+");
    assertThat(of(1).shortText()).startsWith("J1 1 1641351600 ");
  }

  @Test
  void the_short_line_is_found_among_words_and_breaks_and_verifies() {
    String text = "Fwd from Aigerim:\n" + of(42).shortText().replace(" ", "\n ") + "\nkeep this!";
    CheckpointTexts read = CheckpointTexts.read(text);
    assertThat(read.unreadable()).isEmpty();
    assertThat(read.found())
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.agreesWith(of(42))).isTrue();
              assertThat(c.signedBy(SIGNER.publicKey())).isTrue();
              assertThat(c.signedBy(signer("other", 7).publicKey())).isFalse();
              assertThat(c.signedBy(signer("jarshy-test", 8).publicKey())).isFalse();
            });
  }

  @Test
  void many_notes_in_one_file_are_read_in_their_order_around_one_that_was_cut_short() {
    String torn = of(2).note().substring(0, 40);
    String text = of(1).note() + "\n" + torn + "\n\n" + of(3).note();
    CheckpointTexts read = CheckpointTexts.read(text);
    assertThat(read.found()).extracting(Checkpoint::size).containsExactly(1L, 3L);
    assertThat(read.unreadable()).containsExactly("jarshy-test");
  }

  @Test
  void a_changed_size_root_time_or_name_is_no_longer_signed() {
    String note = of(5).note();
    for (String changed :
        List.of(
            note.replace("\n5\n", "\n6\n"),
            note.replace("03:00:00", "03:00:01"),
            note.replaceFirst("jarshy-test", "jarshy-fake"))) {
      assertThat(CheckpointTexts.read(changed).found())
          .singleElement()
          .satisfies(c -> assertThat(c.signedBy(SIGNER.publicKey())).isFalse());
    }
  }

  @Test
  void what_is_no_checkpoint_is_not_read_as_one() {
    for (String text :
        List.of("", "hello", "J1 5 x", of(5).shortText().substring(1), of(5).shortText() + "A")) {
      assertThat(CheckpointTexts.read(text).found()).as(text).isEmpty();
    }
  }

  @Test
  void a_public_key_is_one_line_that_checks_itself() {
    LogKey key = SIGNER.publicKey();
    assertThat(LogKey.parse(key.toString())).isEqualTo(key);
    assertThat(key.toString()).matches("jarshy-test\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]{44}");
    String other = key.toString().replace("jarshy-test", "jarshy-fake");
    assertThatIllegalArgumentException().isThrownBy(() -> LogKey.parse(other));
    assertThatIllegalArgumentException().isThrownBy(() -> LogKey.parse("hello"));
  }
}
