package org.jarshy.gateway.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesNumberVaultTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final Msisdn NUMBER = new Msisdn("+77011234567");
  private static final String PLACE = "subscriber|abc";

  private final NumberVault vault = new AesNumberVault(RootKey.of(SampleRoots.counting()));

  /** Computed with Python's hmac over "v1|+77011234567". */
  @Test
  void the_index_is_the_one_another_program_computes() {
    assertThat(HEX.formatHex(vault.index(NUMBER)))
        .isEqualTo("3413c0065abe2fb23c3682faa26be4db7edddf3f1df596357fe826669e519c46");
  }

  /** Sealed with Python's cryptography, nonce 64 65 … 6f, associated data "subscriber|abc|1". */
  @Test
  void a_value_sealed_by_another_program_opens() {
    byte[] sealed =
        HEX.parseHex(
            "016465666768696a6b6c6d6e6f6ebd6552f06b0ab0"
                + "e0f6203bd00b249effae24bb2680f218820bb8d1");
    assertThat(vault.open(sealed, "subscriber|abc")).isEqualTo("+77011234567");
  }

  @Test
  void another_root_gives_another_index() {
    NumberVault other = new AesNumberVault(RootKey.of(SampleRoots.startingAt(1)));
    assertThat(other.index(NUMBER)).isNotEqualTo(vault.index(NUMBER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+77011234567", "КОМЕНДАНТ АЛМАТЫ 🙂"})
  void what_is_sealed_opens_in_its_place(String value) {
    assertThat(vault.open(vault.seal(value, PLACE), PLACE)).isEqualTo(value);
  }

  @Test
  void a_sealed_value_starts_with_its_version_and_shows_nothing_of_the_value() {
    byte[] sealed = vault.seal(NUMBER.e164(), PLACE);
    assertThat(sealed).hasSize(1 + 12 + 12 + 16).startsWith(1);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("7701");
  }

  @Test
  void the_same_value_is_never_sealed_the_same_way_twice() {
    Set<String> sealed = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      sealed.add(HEX.formatHex(vault.seal(NUMBER.e164(), PLACE)));
    }
    assertThat(sealed).hasSize(1_000);
  }

  @Test
  void a_value_moved_to_another_place_does_not_open() {
    byte[] sealed = vault.seal(NUMBER.e164(), PLACE);
    assertThatExceptionOfType(NumberVault.SealBroken.class)
        .isThrownBy(() -> vault.open(sealed, "subscriber|abd"));
  }

  @Test
  void a_value_sealed_under_another_root_does_not_open() {
    byte[] sealed = new AesNumberVault(RootKey.of(SampleRoots.startingAt(1))).seal("x", PLACE);
    assertThatExceptionOfType(NumberVault.SealBroken.class)
        .isThrownBy(() -> vault.open(sealed, PLACE));
  }

  @Test
  void no_single_bit_can_be_flipped_unnoticed() {
    byte[] sealed = vault.seal(NUMBER.e164(), PLACE);
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] altered = sealed.clone();
      altered[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(catchThrowable(() -> vault.open(altered, PLACE)))
          .as("bit %d", bit)
          .isInstanceOf(NumberVault.SealBroken.class);
    }
  }

  @Test
  void a_truncated_value_does_not_open() {
    byte[] sealed = vault.seal(NUMBER.e164(), PLACE);
    IntStream.range(0, sealed.length)
        .forEach(
            length ->
                assertThatExceptionOfType(NumberVault.SealBroken.class)
                    .isThrownBy(() -> vault.open(Arrays.copyOf(sealed, length), PLACE)));
    assertThatExceptionOfType(NumberVault.SealBroken.class)
        .isThrownBy(() -> vault.open(null, PLACE));
  }

  @Test
  void a_refusal_names_the_kind_of_place_and_nothing_else() {
    byte[] sealed = vault.seal(NUMBER.e164(), PLACE);
    Throwable refusal = catchThrowable(() -> vault.open(sealed, "subscriber|77011234567"));
    assertThat(refusal)
        .hasMessage("a sealed value does not open; its place is of kind subscriber")
        .hasNoCause();
  }

  @Test
  void many_threads_share_one_vault() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      Callable<Integer> work =
          () -> {
            int wrong = 0;
            for (int i = 0; i < 2_000; i++) {
              Msisdn number = new Msisdn("+7701" + (1_000_000 + i));
              String place = "subscriber|" + HEX.formatHex(vault.index(number));
              wrong +=
                  vault.open(vault.seal(number.e164(), place), place).equals(number.e164()) ? 0 : 1;
            }
            return wrong;
          };
      for (Future<Integer> wrong : pool.invokeAll(Collections.nCopies(8, work))) {
        assertThat(wrong.get()).isZero();
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
