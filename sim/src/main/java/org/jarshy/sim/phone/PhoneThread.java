package org.jarshy.sim.phone;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Everything one number received and sent. The thread keeps the latest texts; the ledger of what
 * was received keeps all. Written by the loop, read by anyone, under its own lock.
 */
public final class PhoneThread {

  private static final AtomicLong TURNS = new AtomicLong();
  private static final int SHOWN = 1000;

  private final String number;
  private final Deque<Bubble> bubbles = new ArrayDeque<>(2);
  // Texts that have left the thread; null until there are any, which is seldom.
  private Map<String, LedgerEntry> older;
  private int received;
  private long lastTurn;
  private boolean counted;

  PhoneThread(String number) {
    this.number = number;
  }

  public String number() {
    return number;
  }

  /** True once: at the first whole text. */
  synchronized boolean firstWhole() {
    boolean first = !counted;
    counted = true;
    return first;
  }

  synchronized void add(Bubble bubble) {
    if (bubble.state == Bubble.State.RECEIVED) {
      countCopy(bubble);
    }
    if (bubble.received()) {
      received++;
    }
    bubbles.addLast(bubble);
    lastTurn = TURNS.incrementAndGet();
    bubble.order = lastTurn;
    if (bubbles.size() > SHOWN) {
      Bubble oldest = bubbles.pollFirst();
      if (oldest.state == Bubble.State.RECEIVED) {
        older = older == null ? new LinkedHashMap<>() : older;
        count(older, oldest);
      }
    }
  }

  synchronized void progress(Bubble bubble, String text, List<String> warnings) {
    bubble.text = text;
    bubble.warnings = warnings;
  }

  synchronized void complete(Bubble bubble, String text, List<String> warnings) {
    bubble.text = text;
    bubble.warnings = warnings;
    countCopy(bubble);
    bubble.state = Bubble.State.RECEIVED;
  }

  synchronized void taken(Bubble bubble) {
    bubble.state = Bubble.State.TAKEN;
  }

  synchronized void warn(Bubble bubble, String warning) {
    if (!bubble.warnings.contains(warning)) {
      List<String> more = new ArrayList<>(bubble.warnings);
      more.add(warning);
      bubble.warnings = List.copyOf(more);
    }
  }

  private void countCopy(Bubble bubble) {
    bubble.copies = 1 + copiesSoFar(bubble.text);
  }

  private int copiesSoFar(String text) {
    int copies = 0;
    for (Bubble earlier : bubbles) {
      if (earlier.state == Bubble.State.RECEIVED && earlier.text.equals(text)) {
        copies++;
      }
    }
    LedgerEntry gone = older == null ? null : older.get(text);
    return copies + (gone == null ? 0 : gone.copies());
  }

  private void count(Map<String, LedgerEntry> entries, Bubble bubble) {
    Instant time = Instant.ofEpochMilli(bubble.millis);
    entries.merge(
        bubble.text,
        new LedgerEntry(number, bubble.text, 1, time, time, bubble.pdus, bubble.order),
        (known, one) ->
            new LedgerEntry(
                number,
                known.text(),
                known.copies() + 1,
                known.first(),
                one.last(),
                known.pdus() + one.pdus(),
                known.order()));
  }

  /** In the order in which the texts first came. */
  public synchronized List<LedgerEntry> ledger() {
    if (older == null && bubbles.size() == 1) {
      Bubble only = bubbles.peekFirst();
      Instant time = Instant.ofEpochMilli(only.millis);
      return only.state == Bubble.State.RECEIVED
          ? List.of(new LedgerEntry(number, only.text, 1, time, time, only.pdus, only.order))
          : List.of();
    }
    Map<String, LedgerEntry> entries =
        older == null ? new LinkedHashMap<>() : new LinkedHashMap<>(older);
    for (Bubble bubble : bubbles) {
      if (bubble.state == Bubble.State.RECEIVED) {
        count(entries, bubble);
      }
    }
    return List.copyOf(entries.values());
  }

  /** What was received, newest last. */
  public synchronized List<PhoneMessage> messages() {
    List<PhoneMessage> messages = new ArrayList<>(bubbles.size());
    for (Bubble bubble : bubbles) {
      if (bubble.received()) {
        messages.add(
            new PhoneMessage(
                bubble.peer,
                number,
                bubble.text,
                Instant.ofEpochMilli(bubble.millis),
                bubble.class0,
                bubble.parts,
                bubble.allWarnings()));
      }
    }
    return messages;
  }

  public synchronized List<ThreadView.Line> lines() {
    return bubbles.stream().map(b -> ThreadView.line(number, b)).toList();
  }

  public synchronized ThreadView.Summary summary() {
    Bubble last = bubbles.peekLast();
    return new ThreadView.Summary(
        number, last == null ? null : ThreadView.line(number, last), received);
  }

  /** Grows with every text of any phone: which of two came later in the same millisecond. */
  synchronized long lastTurn() {
    return lastTurn;
  }

  synchronized boolean contains(String lowerCaseText) {
    return bubbles.stream()
        .anyMatch(b -> b.text.toLowerCase(java.util.Locale.ROOT).contains(lowerCaseText));
  }
}
