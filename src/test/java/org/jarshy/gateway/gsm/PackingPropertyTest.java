package org.jarshy.gateway.gsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PackingPropertyTest {

  private static final byte RETURN = 0x0D;

  @Provide
  Arbitrary<byte[]> septets() {
    return Arbitraries.bytes().between((byte) 0, (byte) 0x7F).array(byte[].class).ofMaxSize(160);
  }

  @Property
  void septets_are_the_same_after_every_number_of_fill_bits(
      @ForAll("septets") byte[] septets, @ForAll @IntRange(max = 6) int fillBits) {
    boolean endsInReturn = septets.length > 0 && septets[septets.length - 1] == RETURN;
    byte[] packed = Packing.pack(septets, fillBits, 1_000);
    byte[] read = Packing.unpack(packed, 0, fillBits);

    if (endsInReturn && read.length > septets.length) {
      // the standard's own price: two returns mean what one means
      assertThat(read).isEqualTo(doubled(septets));
    } else {
      assertThat(read).isEqualTo(septets);
    }
  }

  @Property
  void packed_octets_are_as_few_as_hold_the_bits(
      @ForAll("septets") byte[] septets, @ForAll @IntRange(max = 6) int fillBits) {
    int bits = septets.length == 0 ? 0 : fillBits + 7 * septets.length;
    boolean endsInReturn = septets.length > 0 && septets[septets.length - 1] == RETURN;

    assertThat(Packing.pack(septets, fillBits, 1_000).length)
        .isBetween((bits + 7) / 8, (bits + 7) / 8 + (endsInReturn ? 1 : 0));
  }

  @Property
  void any_octets_unpack_without_an_exception(
      @ForAll @Size(max = 200) byte[] octets, @ForAll @IntRange(max = 6) int fillBits) {
    byte[] septets = Packing.unpack(octets, 0, fillBits);

    for (byte septet : septets) {
      assertThat(septet).isBetween((byte) 0, (byte) 0x7F);
    }
  }

  private static byte[] doubled(byte[] septets) {
    byte[] doubled = Arrays.copyOf(septets, septets.length + 1);
    doubled[septets.length] = RETURN;
    return doubled;
  }
}
