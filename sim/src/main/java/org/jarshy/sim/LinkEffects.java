package org.jarshy.sim;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.io.Timer;
import org.jarshy.sim.io.Wire;

/** What is wrong with one connection at the moment, and until when. */
final class LinkEffects {

  private enum Effect {
    NOT_READING,
    NOT_WRITING,
    DRIPPING,
    IGNORING_ENQUIRE_LINK
  }

  private final EventLoop loop;
  private final Wire wire;
  private final Map<Effect, Timer> active = new EnumMap<>(Effect.class);

  LinkEffects(EventLoop loop, Wire wire) {
    this.loop = loop;
    this.wire = wire;
  }

  void begin(Fault.StopReading fault) {
    begin(Effect.NOT_READING, fault.duration());
    wire.stopReading(true);
  }

  void begin(Fault.StopWriting fault) {
    begin(Effect.NOT_WRITING, fault.duration());
    wire.stopWriting(true);
  }

  void begin(Fault.SlowDrip fault) {
    begin(Effect.DRIPPING, fault.duration());
    wire.drip(fault.octets(), fault.interval());
  }

  void begin(Fault.IgnoreEnquireLink fault) {
    begin(Effect.IGNORING_ENQUIRE_LINK, fault.duration());
  }

  private void begin(Effect effect, Duration duration) {
    Timer earlier = active.get(effect);
    if (earlier != null) {
      earlier.cancel();
    }
    active.put(effect, loop.schedule(duration, () -> end(effect)));
  }

  private void end(Effect effect) {
    Timer timer = active.remove(effect);
    if (timer == null) {
      return;
    }
    timer.cancel();
    switch (effect) {
      case NOT_READING -> wire.stopReading(false);
      case NOT_WRITING -> wire.stopWriting(false);
      case DRIPPING -> wire.dripOff();
      case IGNORING_ENQUIRE_LINK -> {
        // Nothing was held back that could go on.
      }
    }
  }

  void endAll() {
    List.copyOf(active.keySet()).forEach(this::end);
    wire.endPause();
  }

  boolean ignoresEnquireLink() {
    return active.containsKey(Effect.IGNORING_ENQUIRE_LINK);
  }

  /** For people: {@code not-reading}. */
  List<String> words() {
    return active.keySet().stream()
        .map(effect -> effect.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
        .toList();
  }
}
