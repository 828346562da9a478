package org.jarshy.gateway.keyword.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.kernel.BulletinId;

/** What was found for a question, as far as it may still be said. */
final class FoundItems {

  private FoundItems() {}

  /** Best first; what was cancelled, replaced, removed or has ended since is left out. */
  static List<Item> of(
      AnswerRequest request, LiveContent content, Wording wording, FreshFor freshFor) {
    return request.found().stream()
        .flatMap(id -> item(id, request, content, wording, freshFor).stream())
        .toList();
  }

  /** Links are found without anything else, for each travels in a text of its own. */
  static boolean areLinks(AnswerRequest request, LiveContent content) {
    return bulletins(request, content).anyMatch(b -> b.content().kind() == Kind.PROXY);
  }

  private static Stream<Bulletin> bulletins(AnswerRequest request, LiveContent content) {
    return request.found().stream()
        .filter(id -> id.startsWith(Digest.BULLETIN))
        .flatMap(id -> bulletin(id, content).stream());
  }

  private static Optional<Item> item(
      String id, AnswerRequest request, LiveContent content, Wording wording, FreshFor freshFor) {
    if (id.startsWith(Digest.BULLETIN)) {
      return bulletin(id, content).map(b -> Digest.item(b, b.textFor(wording.lang()), freshFor));
    }
    return content
        .helpLine(Long.parseLong(id.substring(Hotline.HELP_LINE.length())))
        .map(line -> Hotline.item(line, request.place(), content.now(), wording, freshFor));
  }

  private static Optional<Bulletin> bulletin(String id, LiveContent content) {
    return content.bulletin(new BulletinId(Long.parseLong(id.substring(Digest.BULLETIN.length()))));
  }
}
