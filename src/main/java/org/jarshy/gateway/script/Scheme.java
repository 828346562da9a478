package org.jarshy.gateway.script;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jarshy.gateway.kernel.Lang;

/** The two directions of one language. Safe for any number of threads. */
final class Scheme {

  private static final Scheme KAZAKH = new Scheme("kazakh");
  private static final Scheme RUSSIAN = new Scheme("russian");

  private final Transliterator toLatin;
  private final Transliterator fromLatin;

  private Scheme(String language) {
    this.toLatin = rules(language + "-to-latin");
    this.fromLatin = rules("latin-to-" + language);
  }

  static Scheme of(Lang lang) {
    return lang == Lang.KK ? KAZAKH : RUSSIAN;
  }

  String write(String text) {
    return toLatin.transliterate(text);
  }

  String read(String text) {
    return fromLatin.transliterate(text);
  }

  private static Transliterator rules(String name) {
    try (InputStream in = Scheme.class.getResourceAsStream(name + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("the rules " + name + ".txt are missing");
      }
      String rules = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Transliterator.createFromRules(name, rules, Transliterator.FORWARD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
