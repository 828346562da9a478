package org.jarshy.gateway.gsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.jarshy.gateway.gsm.Segments.Part;

class NationalPropertyTest {

  @Provide
  Arbitrary<Shifts> shifts() {
    Arbitrary<NationalLanguage> language = Arbitraries.of(NationalLanguage.class).injectNull(0.2);
    return Combinators.combine(language, language).as(Shifts::new);
  }

  /** A text of what the tables hold, and the tables. */
  @Provide
  Arbitrary<Tuple2<Shifts, String>> written() {
    return shifts()
        .flatMap(
            shifts ->
                Arbitraries.strings()
                    .withChars(characters(shifts))
                    .ofMaxLength(400)
                    .map(text -> Tuple.of(shifts, text)));
  }

  @Provide
  Arbitrary<Carriage> carriages() {
    return Combinators.combine(
            Arbitraries.of(Alphabet.class),
            Arbitraries.of(NationalLanguage.class).set().ofMaxSize(4),
            Arbitraries.of(ReferenceSize.class))
        .as(Carriage::new);
  }

  @Property
  void what_is_written_with_any_tables_reads_the_same(
      @ForAll("written") Tuple2<Shifts, String> written, @ForAll ReferenceSize reference) {
    Way way = new Way(Encoding.GSM7, written.get1());
    for (Alphabet alphabet : List.of(Alphabet.GSM7, Alphabet.GSM7_PACKED)) {
      Segments segments = way.cut(written.get2(), way.units(written.get2()), reference);
      List<UserData> parts = UserData.encode(segments, 0xBEEF, alphabet, false);

      assertThat(UserDataTest.read(parts, alphabet)).isEqualTo(written.get2());
      assertThat(parts)
          .allMatch(part -> part.octets().length <= (alphabet == Alphabet.GSM7 ? 160 : 140));
    }
  }

  @Property
  void a_text_for_any_carrier_arrives_whole_within_140_octets(
      @ForAll("written") Tuple2<Shifts, String> written,
      @ForAll("carriages") Carriage carriage,
      @ForAll boolean flash) {
    String text = written.get2();
    Segments segments = Segmenter.segment(text, carriage);
    List<UserData> parts = UserData.encode(segments, 300, carriage.alphabet(), flash);

    assertThat(UserDataTest.read(parts, carriage.alphabet())).isEqualTo(text);
    assertThat(String.join("", segments.parts().stream().map(Part::text).toList())).isEqualTo(text);
    int bits = segments.encoding() == Encoding.GSM7 ? 7 : 16;
    int header = Header.octets(segments.count() > 1, carriage.reference(), segments.shifts());
    assertThat(segments.parts()).allMatch(part -> header + (part.units() * bits + 7) / 8 <= 140);
  }

  @Property
  void more_that_is_allowed_never_costs_more(
      @ForAll("written") Tuple2<Shifts, String> written, @ForAll ReferenceSize reference) {
    String text = written.get2();
    Set<NationalLanguage> all = EnumSet.allOf(NationalLanguage.class);
    int without = Segmenter.segment(text, new Carriage(Alphabet.GSM7, Set.of(), reference)).count();
    Segments with = Segmenter.segment(text, new Carriage(Alphabet.GSM7, all, reference));

    assertThat(with.count()).isLessThanOrEqualTo(without);
    if (with.count() == without) {
      assertThat(with.shifts()).isEqualTo(Shifts.NONE);
    }
  }

  /** Headers of elements that there are and are not, whole or cut short, and any text. */
  @Provide
  Arbitrary<byte[]> withHeader() {
    Arbitrary<byte[]> element =
        Combinators.combine(
                Arbitraries.of(0x00, 0x08, 0x24, 0x25, 0x05),
                Arbitraries.integers().between(0, 5),
                Arbitraries.bytes().between((byte) 0, (byte) 15).array(byte[].class).ofSize(4))
            .as((id, length, data) -> element(id, length, data));
    Arbitrary<byte[]> text = Arbitraries.bytes().array(byte[].class).ofMaxSize(20);
    return Combinators.combine(
            element.list().ofMaxSize(4), text, Arbitraries.integers().between(-2, 2))
        .as(
            (elements, body, slip) -> {
              ByteArrayOutputStream octets = new ByteArrayOutputStream();
              elements.forEach(octets::writeBytes);
              ByteArrayOutputStream all = new ByteArrayOutputStream();
              all.write(Math.max(0, octets.size() + slip));
              all.writeBytes(octets.toByteArray());
              all.writeBytes(body);
              return all.toByteArray();
            });
  }

  private static byte[] element(int id, int length, byte[] data) {
    byte[] element = new byte[6];
    element[0] = (byte) id;
    element[1] = (byte) length;
    System.arraycopy(data, 0, element, 2, 4);
    return Arrays.copyOf(element, Math.min(6, 2 + length));
  }

  @Property(tries = 3000)
  void any_header_and_any_coding_are_read_without_an_exception(
      @ForAll("withHeader") byte[] octets, @ForAll byte dataCoding, @ForAll Alphabet alphabet) {
    assertThat(ReceivedText.decode(octets, dataCoding, true, alphabet).text()).isNotNull();
  }

  @Property
  void no_part_ends_within_an_escape(@ForAll("written") Tuple2<Shifts, String> written) {
    Way way = new Way(Encoding.GSM7, written.get1());
    Segments segments = way.cut(written.get2(), way.units(written.get2()), ReferenceSize.BITS_8);

    UserData.encode(segments, 1, Alphabet.GSM7, false).stream()
        .map(UserData::octets)
        .filter(octets -> octets.length > 0)
        .forEach(octets -> assertThat(octets[octets.length - 1]).isNotEqualTo((byte) 0x1B));
  }

  /** Every character that the tables can write, but the return that packing may double. */
  private static String characters(Shifts shifts) {
    Septets septets = Septets.of(shifts);
    StringBuilder characters = new StringBuilder();
    for (int c = 0; c < Character.MAX_VALUE; c++) {
      if (c != '\r' && septets.code((char) c) >= 0) {
        characters.append((char) c);
      }
    }
    return characters.toString();
  }
}
