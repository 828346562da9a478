package org.jarshy.gateway.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RootKeyTest {

  private static final HexFormat HEX = HexFormat.of();

  @Test
  void derivation_agrees_with_the_third_vector_of_rfc_5869() {
    byte[] extracted = RootKey.hmac(new byte[32], HEX.parseHex("0b".repeat(22)));
    assertThat(HEX.formatHex(extracted))
        .isEqualTo("19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04");
    assertThat(HEX.formatHex(RootKey.expand(extracted, new byte[0])))
        .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
  }

  /** Computed with Python's hmac from the root 00 01 … 1f. */
  @ParameterizedTest
  @CsvSource({
    "IDX, 8e4183012b4096df57e78d072c0346629b60fd8000a4d1e812f6d19f218dc0db",
    "ENC, 1d344e2635e95697b24e0bf0722e430fe83bee4504b8203a9d0f09e4bec1dff2",
    "DIST, 9d0da4f580d81d0d49a37454e1fe514544997a377a1db88f0ab236152312b2e4",
    "CODE, 27ed8b06199c972b481bef5d83924e2ebb77316c8b384b98be4ca33736e63d0d",
    "LOG, 1ba29f7b31c7b8600965755c5b926787893114af90a9ef9933742a43225b7593"
  })
  void each_purpose_has_the_key_that_another_program_derives(
      RootKey.Purpose purpose, String expected) {
    RootKey root = RootKey.of(SampleRoots.counting());
    assertThat(HEX.formatHex(root.mac(purpose).getEncoded())).isEqualTo(expected);
    assertThat(HEX.formatHex(root.aes(purpose).getEncoded())).isEqualTo(expected);
  }

  @Test
  void the_callers_copy_may_be_wiped() {
    byte[] secret = SampleRoots.counting();
    RootKey root = RootKey.of(secret);
    Arrays.fill(secret, (byte) 0);
    assertThat(root.mac(RootKey.Purpose.IDX))
        .isEqualTo(RootKey.of(SampleRoots.counting()).mac(RootKey.Purpose.IDX));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 16, 31, 33, 64})
  void another_length_is_refused(int bytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RootKey.of(new byte[bytes]))
        .withMessage("a root key has 32 bytes");
  }

  @Test
  void it_does_not_print_itself() {
    assertThat(RootKey.of(SampleRoots.counting())).hasToString("••••");
  }
}
