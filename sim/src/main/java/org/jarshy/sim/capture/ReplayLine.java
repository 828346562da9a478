package org.jarshy.sim.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.io.Opening;
import org.jarshy.sim.io.Timer;
import org.jarshy.sim.io.Wire;

/**
 * Plays one connection. A PDU leaves at its time, but not before a bind ahead of it is answered;
 * when times do not count, not before everything is answered that was answered ahead of it in the
 * capture, so that never more is unanswered than was then. On the loop's thread.
 */
final class ReplayLine implements Opening, Wire.Listener {

  private static final int ENQUIRE_LINK = 0x15;
  private static final int UNBIND = 0x06;
  private static final int DELIVER_SM = 0x05;
  private static final int DATA_SM = 0x103;
  private static final int ALERT_NOTIFICATION = 0x102;
  private static final int OUTBIND = 0x0B;
  private static final int ESME_RINVCMDID = 0x03;
  private static final byte[] EMPTY_ID = {0};
  private static final byte[] NO_BODY = {};

  private final EventLoop loop;
  private final Script script;
  private final ReplayTimes times;
  private final Duration patience;
  private final Runnable done;
  private final Script.Matching matching = new Script.Matching();
  private Wire wire;
  private IOException failure;
  private Timer waiting;
  private int next;
  private int unsettled;
  private boolean finishing;

  /**
   * @param patience for an answer
   * @param done told once, when nothing more will happen
   */
  ReplayLine(EventLoop loop, Script script, ReplayTimes times, Duration patience, Runnable done) {
    this.loop = loop;
    this.script = script;
    this.times = times;
    this.patience = patience;
    this.done = done;
  }

  Script script() {
    return script;
  }

  long openedNanos() {
    return script.connection.openedNanos();
  }

  long closedNanos() {
    return script.connection.closedNanos();
  }

  boolean opened() {
    return wire != null;
  }

  /** Null unless it could not be opened. */
  IOException failure() {
    return failure;
  }

  @Override
  public Wire.Listener connected(Wire connected) {
    wire = connected;
    loop.execute(this::pump);
    return this;
  }

  @Override
  public void failed(IOException cause) {
    failure = cause;
    done.run();
  }

  private void pump() {
    while (!wire.isClosed() && next < script.steps.size()) {
      Step step = script.steps.get(next);
      if (!maySend(step)) {
        return; // an answer, or the end of patience, goes on from here
      }
      if (waitUntil(step.nanos)) {
        return;
      }
      next++;
      send(step);
    }
    if (!wire.isClosed() && unsettled == 0 && !finishing) {
      finish();
    }
  }

  private boolean maySend(Step step) {
    return step.answeredBefore.stream()
        .allMatch(before -> before.settled || (times.count() && !before.isBind()));
  }

  /** False when the time has come. */
  private boolean waitUntil(long capturedNanos) {
    if (waiting != null) {
      waiting.cancel();
    }
    Duration left = times.until(capturedNanos);
    if (left.isNegative() || left.isZero()) {
      return false;
    }
    waiting = loop.schedule(left, this::pump);
    return true;
  }

  private void send(Step step) {
    step.sent = true;
    wire.send(step.octets);
    matching.sent(step);
    if (step.expected) {
      unsettled++;
      step.patience = loop.schedule(patience, () -> settle(step));
    }
  }

  private void settle(Step step) {
    if (!step.settled) {
      step.settled = true;
      if (step.expected) {
        step.patience.cancel();
        unsettled--;
      }
      pump();
    }
  }

  /** The connection stays as long as it did, for what the SMSC still has to say. */
  private void finish() {
    if (!waitUntil(script.connection.closedNanos())) {
      finishing = true;
      wire.finish();
    }
  }

  @Override
  public void onFrame(byte[] frame) {
    int command = Step.command(frame);
    if (command >= 0) {
      answer(command, Step.sequence(frame));
      return;
    }
    Step step = matching.answered(frame);
    if (step != null) {
      step.status = Step.status(frame);
      settle(step);
    }
  }

  private void answer(int command, int sequence) {
    int response = command | Names.RESPONSE;
    switch (command) {
      case DELIVER_SM, DATA_SM -> wire.send(pdu(response, 0, sequence, EMPTY_ID));
      case ENQUIRE_LINK -> wire.send(pdu(response, 0, sequence, NO_BODY));
      case UNBIND -> {
        wire.send(pdu(response, 0, sequence, NO_BODY));
        wire.finish();
      }
      case OUTBIND, ALERT_NOTIFICATION -> {
        // there is no answer to these
      }
      default -> wire.send(pdu(Names.GENERIC_NACK, ESME_RINVCMDID, sequence, NO_BODY));
    }
  }

  private static byte[] pdu(int command, int status, int sequence, byte[] body) {
    int length = PduDecoder.HEADER + body.length;
    ByteBuffer pdu = ByteBuffer.allocate(length).putInt(length).putInt(command);
    return pdu.putInt(status).putInt(sequence).put(body).array();
  }

  @Override
  public void onBadLength(byte[] beginning) {
    // the connection closes, and what is unanswered stays so
  }

  @Override
  public void onFlushed() {
    // nothing waits for that
  }

  @Override
  public void onClosed() {
    if (waiting != null) {
      waiting.cancel();
    }
    for (Step step : script.steps) {
      if (step.patience != null) {
        step.patience.cancel();
      }
    }
    done.run();
  }
}
