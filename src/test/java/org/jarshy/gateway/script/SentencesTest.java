package org.jarshy.gateway.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jarshy.gateway.gsm.Encoding;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.gsm.Typography;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.kernel.Places;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every sentence that the service and its sample bulletins say. */
class SentencesTest {

  private static final Pattern TEXT = Pattern.compile("^\\s+(kk|ru): \"?(.*?)\"?$");

  @ParameterizedTest
  @EnumSource(
      value = Lang.class,
      names = {"KK", "RU"})
  void every_sentence_fits_gsm7_in_latin_letters_and_costs_no_more(Lang lang) {
    for (String sentence : sentences(lang)) {
      String sent = Typography.fitted(Latin.write(sentence, lang));

      assertThat(Segmenter.segment(sent).encoding()).as(sent).isEqualTo(Encoding.GSM7);
      assertThat(Segmenter.segment(sent).count())
          .as(sent)
          .isLessThanOrEqualTo(Segmenter.segment(sentence).count());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Lang.class,
      names = {"KK", "RU"})
  void every_sentence_is_the_same_after_it_was_written_in_latin_letters_and_read(Lang lang) {
    List<String> sentences = sentences(lang);

    assertThat(sentences).hasSizeGreaterThan(60);
    for (String sentence : sentences) {
      String read = Latin.read(Latin.write(sentence, lang), lang);
      assertThat(oneOfCapitals(read)).isEqualTo(oneOfCapitals(sentence));
    }
  }

  /** Only capital И and І, Ұ and У fall together: GSM-7 has no capital Ì and Ù. */
  private static String oneOfCapitals(String text) {
    return text.replace('И', 'І').replace('Ұ', 'У');
  }

  @Test
  void every_name_of_a_place_is_the_same_after_it_was_written_and_read() {
    Stream.concat(Places.cityNames().keySet().stream(), Places.regionNames().keySet().stream())
        .filter(Tongue::hasCyrillic)
        .forEach(
            name -> {
              Lang lang = name.matches(".*[әғқңөұүһіӘҒҚҢӨҰҮҺІ].*") ? Lang.KK : Lang.RU;
              assertThat(Latin.read(Latin.write(name, lang), lang)).isEqualTo(name);
            });
  }

  @Test
  void bulletins_of_two_segments_take_one() {
    List<String> two =
        sentences(Lang.KK).stream().filter(s -> Segmenter.segment(s).count() == 2).toList();

    assertThat(two).hasSizeGreaterThan(15);
    assertThat(two)
        .allSatisfy(
            s -> assertThat(Segmenter.segment(Latin.write(s, Lang.KK)).count()).as(s).isEqualTo(1));
  }

  private static List<String> sentences(Lang lang) {
    List<String> sentences = new ArrayList<>();
    for (String file : List.of("demo/bulletins.yaml", "demo/help-lines.yaml")) {
      for (String line : lines(file)) {
        Matcher matcher = TEXT.matcher(line);
        if (matcher.find() && matcher.group(1).equals(lang.code())) {
          sentences.add(matcher.group(2));
        }
      }
    }
    // What fills the gaps is known later and may be Latin.
    replies(lang).forEach(reply -> sentences.addAll(List.of(reply.split("\\{\\w+}"))));
    return sentences;
  }

  private static List<String> lines(String resource) {
    try {
      return Files.readAllLines(
          Path.of(SentencesTest.class.getClassLoader().getResource(resource).getPath()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> replies(Lang lang) {
    String file = "/org/jarshy/gateway/keyword/replies_%s.properties".formatted(lang.code());
    Properties replies = new Properties();
    try (InputStream in = SentencesTest.class.getResourceAsStream(file)) {
      replies.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return replies.values().stream().map(Object::toString).toList();
  }
}
