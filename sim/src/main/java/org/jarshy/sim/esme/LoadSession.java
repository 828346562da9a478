package org.jarshy.sim.esme;

import java.time.Duration;
import org.jarshy.sim.io.Timer;
import org.jarshy.sim.io.Wire;
import org.jarshy.sim.smpp.Command;
import org.jarshy.sim.smpp.CommandStatus;

/**
 * One connection of a link, from its bind to its end. Whatever the SMSC sends is counted and
 * survived.
 */
final class LoadSession implements Wire.Listener {

  // A connection with more to send than it gets rid of is not given more: its window may be larger
  // than what the network takes, and one that is full both ways moves no more.
  private static final int MOST_QUEUED_OCTETS = 128 * 1024;
  private static final long BIND = -1;
  private static final long ENQUIRE = -2;
  private static final long UNBIND = -3;
  private static final String[] REQUESTS = {"", "bind", "enquire_link", "unbind"};
  private static final int OTHER_REQUESTS = 8;

  private enum State {
    BINDING,
    BOUND,
    LEAVING,
    CLOSED
  }

  private final Wire wire;
  private final LoadLink link;
  private final LoadRun run;
  private final Tally tally;
  private final Outstanding outstanding;
  private final DeliverAnswers deliveries;
  private final Timer timeout = run(this::expire);
  private final Timer enquiry = run(this::enquire);
  private final Timer farewell = run(this::hangUp);
  private State state = State.BINDING;
  private int openSubmits;
  private boolean wasFull;
  private long pausedUntil = Long.MIN_VALUE;

  LoadSession(Wire wire, LoadLink link, LoadRun run) {
    this.wire = wire;
    this.link = link;
    this.run = run;
    this.tally = run.tally();
    this.outstanding = new Outstanding(run.plan().traffic().window() + OTHER_REQUESTS);
    this.deliveries = new DeliverAnswers(wire, run);
  }

  private static Timer run(Runnable work) {
    return new Timer() {
      @Override
      protected void fire() {
        work.run();
      }
    };
  }

  void bind() {
    wire.send(BindRequest.pdu(run.plan().login(), link.command(), request(BIND)));
  }

  private int request(long kind) {
    int sequence = outstanding.open(kind, 0, run.nanos());
    awaitAnswers();
    return sequence;
  }

  private void awaitAnswers() {
    if (!timeout.pending()) {
      run.schedule(timeout, run.plan().patience().submitTimeout());
    }
  }

  boolean mayReceive() {
    return state == State.BOUND && link.command() != Command.BIND_TRANSMITTER;
  }

  boolean hasRoom(long now) {
    return state == State.BOUND
        && link.command() != Command.BIND_RECEIVER
        && openSubmits < run.plan().traffic().window()
        && !queueFull()
        && pausedUntil <= now;
  }

  private boolean queueFull() {
    return wire.octetsSaid() - wire.octetsSent() >= MOST_QUEUED_OCTETS;
  }

  /** Until when it submits nothing; in the past when it is not told to wait. */
  long pausedUntil() {
    return state == State.BOUND ? pausedUntil : Long.MIN_VALUE;
  }

  void submit(long number, int triesBefore, long now) {
    int sequence = outstanding.open(number, triesBefore, now);
    byte[] pdu = run.submissions().pdu(number, sequence);
    openSubmits++;
    wire.send(pdu);
    wasFull = queueFull();
    awaitAnswers();
  }

  @Override
  public void onFrame(byte[] frame) {
    try {
      read(frame);
    } catch (RuntimeException e) {
      // No PDU, however wrong, is the end of a load.
      tally.malformed++;
    }
  }

  private void read(byte[] frame) {
    int command = Octets.getInt(frame, 4);
    int sequence = Octets.getInt(frame, 12);
    switch (command) {
      case Command.SUBMIT_SM | Command.GENERIC_NACK -> submitAnswered(frame, sequence);
      case Command.DELIVER_SM -> deliveries.take(frame, sequence);
      case Command.ENQUIRE_LINK -> answer(Command.ENQUIRE_LINK_RESP, CommandStatus.ESME_ROK, frame);
      case Command.UNBIND -> unbound(frame);
      case Command.GENERIC_NACK -> refused(frame, sequence);
      default -> {
        if (Command.isResponse(command)) {
          otherAnswered(command, frame, sequence);
        } else {
          tally.malformed++;
          answer(Command.GENERIC_NACK, CommandStatus.ESME_RINVCMDID, frame);
        }
      }
    }
  }

  private void answer(int command, CommandStatus status, byte[] frame) {
    wire.send(Octets.header(command, status.code(), Octets.getInt(frame, 12)));
  }

  private void submitAnswered(byte[] frame, int sequence) {
    int place = outstanding.place(sequence);
    if (place < 0 || outstanding.number(place) < 0) {
      tally.unknownResponses++;
      return;
    }
    outstanding.close(place);
    openSubmits--;
    int status = status(frame);
    long until =
        run.answered(
            outstanding.number(place),
            outstanding.tries(place),
            outstanding.sentNanos(place),
            status,
            frame);
    pausedUntil = Math.max(pausedUntil, until);
  }

  /** A generic_nack that says all is well says nothing. */
  private static int status(byte[] frame) {
    int status = Octets.getInt(frame, 8);
    boolean nack = Octets.getInt(frame, 4) == Command.GENERIC_NACK;
    return nack && status == 0 ? CommandStatus.ESME_RUNKNOWNERR.code() : status;
  }

  /** A generic_nack: it may mean any of our requests. */
  private void refused(byte[] frame, int sequence) {
    int place = outstanding.place(sequence);
    if (place >= 0 && outstanding.number(place) >= 0) {
      submitAnswered(frame, sequence);
    } else if (place >= 0) {
      otherAnswered(kindOf(outstanding.number(place)), frame, sequence);
    } else {
      tally.unknownResponses++;
    }
  }

  private int kindOf(long number) {
    int request =
        number == BIND ? link.command() : number == ENQUIRE ? Command.ENQUIRE_LINK : Command.UNBIND;
    return Command.responseTo(request);
  }

  private void otherAnswered(int command, byte[] frame, int sequence) {
    int place = outstanding.place(sequence);
    if (place < 0
        || outstanding.number(place) >= 0
        || kindOf(outstanding.number(place)) != command) {
      tally.unknownResponses++;
      return;
    }
    outstanding.close(place);
    if (outstanding.number(place) == BIND) {
      bound(status(frame));
    } else if (outstanding.number(place) == UNBIND) {
      end();
    }
  }

  private void bound(int status) {
    if (status != 0) {
      tally.problem = "bind refused with " + Tally.statusName(status);
      wire.close();
      return;
    }
    state = State.BOUND;
    link.bound();
    scheduleEnquiry();
  }

  private void scheduleEnquiry() {
    if (!run.plan().patience().enquireEvery().isZero()) {
      run.schedule(enquiry, run.plan().patience().enquireEvery());
    }
  }

  private void enquire() {
    if (state == State.BOUND) {
      wire.send(Octets.header(Command.ENQUIRE_LINK, 0, request(ENQUIRE)));
      scheduleEnquiry();
    }
  }

  /** The SMSC wants to go; it has a moment to close the connection itself. */
  private void unbound(byte[] frame) {
    answer(Command.UNBIND_RESP, CommandStatus.ESME_ROK, frame);
    if (state == State.BOUND) {
      tally.problem = "unbound by the SMSC";
      state = State.LEAVING;
      wire.finishLater();
      run.schedule(farewell, LoadRun.FAREWELL);
    }
  }

  private void expire() {
    long limit = run.plan().patience().submitTimeout().toNanos();
    long now = run.nanos();
    int place = outstanding.oldest();
    while (place >= 0 && now - outstanding.sentNanos(place) >= limit) {
      tally.timeouts++;
      long number = outstanding.number(place);
      outstanding.close(place);
      if (number < 0) {
        tally.problem = "no answer to " + REQUESTS[(int) -number];
        wire.close();
        return;
      }
      openSubmits--;
      run.unanswered();
      place = outstanding.oldest();
    }
    if (place >= 0) {
      long left = limit - (now - outstanding.sentNanos(place));
      run.schedule(timeout, Duration.ofNanos(left));
    }
  }

  /** Unbinds politely and closes when that was answered, or after a while when it was not. */
  void leave() {
    if (state == State.BOUND) {
      state = State.LEAVING;
      wire.send(Octets.header(Command.UNBIND, 0, request(UNBIND)));
      run.schedule(farewell, LoadRun.FAREWELL);
    } else if (state == State.BINDING) {
      wire.close();
    }
  }

  /** Unbound: a peer that does not let us finish is left when the farewell is over. */
  private void end() {
    timeout.cancel();
    wire.finish();
  }

  private void hangUp() {
    wire.close();
  }

  @Override
  public void onBadLength(byte[] beginning) {
    tally.malformed++;
    tally.problem = "a PDU with a length that none may have";
    if (state == State.BOUND) {
      state = State.LEAVING; // the connection takes nothing more
    }
  }

  @Override
  public void onFlushed() {
    if (wasFull && !queueFull()) {
      wasFull = false;
      run.wake();
    }
  }

  @Override
  public void onClosed() {
    boolean wasBound = state != State.BINDING;
    state = State.CLOSED;
    timeout.cancel();
    enquiry.cancel();
    farewell.cancel();
    for (int place = outstanding.oldest(); place >= 0; place = outstanding.oldest()) {
      long number = outstanding.number(place);
      outstanding.close(place);
      if (number >= 0) {
        run.lost(number, outstanding.tries(place));
      }
    }
    openSubmits = 0;
    link.closed(wasBound);
  }
}
