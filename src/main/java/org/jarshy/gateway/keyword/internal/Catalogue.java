package org.jarshy.gateway.keyword.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jarshy.gateway.kernel.Lang;

/** Everything we say, in every language, from the files {@code replies_*.properties}. */
final class Catalogue {

  private static final String FILES = "/org/jarshy/gateway/keyword/replies_%s.properties";

  private final Map<Lang, Properties> replies = new EnumMap<>(Lang.class);

  Catalogue() {
    for (Lang lang : Lang.values()) {
      replies.put(lang, load(FILES.formatted(lang.code())));
    }
  }

  Set<String> keys(Lang lang) {
    return replies.get(lang).stringPropertyNames();
  }

  /** A reply before its {placeholders} are filled. */
  String pattern(Lang lang, String key) {
    String pattern = replies.get(lang).getProperty(key);
    if (pattern == null) {
      throw new IllegalStateException("no reply '" + key + "' in language " + lang.code());
    }
    return pattern;
  }

  private static Properties load(String file) {
    Properties properties = new Properties();
    try (InputStream in = Catalogue.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the catalogue " + file + " is missing");
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
