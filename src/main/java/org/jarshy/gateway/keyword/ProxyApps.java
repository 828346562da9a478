package org.jarshy.gateway.keyword;

import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.proxy.App;

/**
 * Which app a proxy is asked for; a word one slip away counts, since it stands beside a keyword.
 */
final class ProxyApps {

  /** Shorter words have too many neighbours. */
  private static final int SHORTEST_MISSPELT = 5;

  private record Name(String letters, App app) {}

  private final PhraseBook<App> names = new PhraseBook<>();
  private final List<Name> longNames = new ArrayList<>();

  ProxyApps() {
    WordLists.read(
        "apps.txt",
        (head, phrase) -> {
          App app = App.valueOf(head.get(0));
          names.add(phrase, app, Lang.of(head.get(1)).orElseThrow());
          List<String> keys = Folding.keys(phrase.replace("*", ""));
          if (keys.size() == 1 && keys.get(0).length() >= SHORTEST_MISSPELT) {
            longNames.add(new Name(keys.get(0), app));
          }
        });
  }

  /** The first that is named; null where none is. */
  App in(List<Word> words) {
    List<PhraseBook.Match<App>> named = names.all(words);
    return named.isEmpty() ? misspelt(words) : named.get(0).value();
  }

  private App misspelt(List<Word> words) {
    for (Word word : words) {
      for (String form : word.forms()) {
        for (Name name : longNames) {
          if (Slips.oneApart(name.letters(), form)) {
            return name.app();
          }
        }
      }
    }
    return null;
  }
}
