package org.jarshy.gateway.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jarshy.gateway.kernel.MessageId;

/** Asks each {@link TextSource} for its own messages. */
final class BindWords {

  private final Supplier<List<TextSource>> sources;

  BindWords(Supplier<List<TextSource>> sources) {
    this.sources = sources;
  }

  /** A message that nobody answers for is missing. */
  Map<MessageId, Binding> bind(List<Claimed> claimed) {
    Map<String, List<Claimed>> byKind = new HashMap<>();
    claimed.forEach(c -> byKind.computeIfAbsent(c.origin().kind(), k -> new ArrayList<>()).add(c));
    Map<MessageId, Binding> bindings = new HashMap<>();
    for (TextSource source : sources.get()) {
      List<Claimed> mine = byKind.get(source.kind());
      if (mine != null) {
        bindings.putAll(source.bind(mine));
      }
    }
    return bindings;
  }
}
