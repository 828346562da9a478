package org.jarshy.gateway.lookup;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jarshy.gateway.web.WebHosts;

/** What a web page must be to answer a keyword. */
final class WebRules {

  static final String QUERY = "{query}";
  static final int MAX_URL_CHARS = 500;
  static final int MAX_SECONDS = 10;

  private static final Pattern FIELD =
      Pattern.compile("[\\p{L}\\p{Nd}_-]+(\\.[\\p{L}\\p{Nd}_-]+)*");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*|localhost|.*\\.localhost");

  private WebRules() {}

  static void definition(Answering.Web web, WebHosts hosts, Map<String, String> problems) {
    String wrong = urlProblem(web.url(), hosts);
    if (wrong != null) {
      problems.put("url", "The address " + wrong + ".");
    }
    if (web.field().length() > 100
        || !(web.field().isEmpty() || FIELD.matcher(web.field()).matches())) {
      problems.put(
          "field", "The field is names or numbers with dots between, such as rates.usd or 0.text.");
    }
    if (web.seconds() < 1 || web.seconds() > MAX_SECONDS) {
      problems.put(
          "seconds",
          "%d seconds are not allowed; 1 to %d are.".formatted(web.seconds(), MAX_SECONDS));
    }
    web.texts()
        .forEach(
            (lang, text) -> {
              if (!Template.names(text).equals(Set.of("answer"))) {
                problems.putIfAbsent(
                    "texts." + lang.code(),
                    "The text must hold {answer}, and no other name in braces.");
              }
            });
  }

  private static String urlProblem(String url, WebHosts hosts) {
    if (url == null || url.isBlank()) {
      return "is required: https://host/path?q={query}";
    }
    if (url.length() > MAX_URL_CHARS) {
      return "has %d characters; at most %d are allowed".formatted(url.length(), MAX_URL_CHARS);
    }
    URI uri;
    try {
      uri = fill(url, "x");
    } catch (URISyntaxException e) {
      return "is no web address; it has the form https://host/path?q={query}";
    }
    if (!("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
        || uri.getHost() == null) {
      return "must begin with https:// or http:// and a host";
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      return "may hold neither a login nor a fragment (#)";
    }
    int end = url.indexOf('/', url.indexOf("//") + 2);
    int asked = url.indexOf(QUERY);
    if (asked >= 0 && (end < 0 || asked < end)) {
      return "may have {query} only behind the host, in its path or behind its question mark";
    }
    boolean listed = hosts.isListed(uri.getHost());
    if (!listed && ADDRESS.matcher(uri.getHost()).matches()) {
      return "must name a public host, not an address; jarshy.lookup.allowed-hosts can allow it";
    }
    return null;
  }

  /** Every character of the query that could end a path or a parameter is encoded. */
  static URI fill(String url, String query) throws URISyntaxException {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8).replace("+", "%20");
    return new URI(url.replace(QUERY, encoded));
  }
}
