package org.jarshy.gateway.inbound.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jarshy.gateway.inbound.CitizenText;
import org.jarshy.gateway.inbound.TextHandler;

/** A handler that keeps what it was given and refuses what it is told to. */
final class Answers implements TextHandler {

  final List<CitizenText> given = new CopyOnWriteArrayList<>();
  volatile Predicate<CitizenText> refuses = text -> false;

  @Override
  public void handle(CitizenText text) {
    if (refuses.test(text)) {
      throw new IllegalStateException(text.text() + " from " + text.from().e164());
    }
    given.add(text);
  }

  List<String> words() {
    return given.stream().map(CitizenText::text).toList();
  }
}
