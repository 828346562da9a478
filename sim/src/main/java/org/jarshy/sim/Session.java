package org.jarshy.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.sim.fault.Malformation;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.io.Timer;
import org.jarshy.sim.io.Wire;
import org.jarshy.sim.smpp.BindRequest;
import org.jarshy.sim.smpp.Cancellation;
import org.jarshy.sim.smpp.Command;
import org.jarshy.sim.smpp.CommandStatus;
import org.jarshy.sim.smpp.Malformed;
import org.jarshy.sim.smpp.Pdu;
import org.jarshy.sim.smpp.Query;
import org.jarshy.sim.smpp.Replacement;
import org.jarshy.sim.smpp.Submit;
import org.jarshy.sim.smpp.SubmitMulti;

/** One connection of an ESME: what it may do now, and what is unanswered both ways. */
final class Session implements Wire.Listener {

  private static final String SYSTEM_ID = "jarshy-sim";
  private static final Duration UNBIND_TIME = Duration.ofSeconds(5);

  private final Wire wire;
  private final EventLoop loop;
  private final Office office;
  private final LinkEffects effects;
  private final Liveness liveness;
  private final Instant since;
  private final Map<Integer, Parcel> outstanding = new LinkedHashMap<>();
  private final Timer impatience;
  private Account account;
  private BindType bind;
  private boolean binding;
  private boolean knowsOptionals;
  private boolean ended;
  private int sequence;
  private int unansweredSubmits;
  private int submitSequence;
  private int sequenceBefore;
  private int neverAnswered;
  private final Marks answers = new Marks();
  private Timer unbinding;

  Session(Wire wire, EventLoop loop, Office office) {
    this.wire = wire;
    this.loop = loop;
    this.office = office;
    this.effects = new LinkEffects(loop, wire);
    this.liveness = new Liveness(loop, this);
    this.since = loop.now();
    this.impatience = loop.schedule(loop.patience(office.bindTimeout()), wire::finish);
    office.connected(this);
  }

  @Override
  public void onFrame(byte[] frame) {
    if (ended) {
      return; // after its unbind nothing of it counts
    }
    try {
      handle(frame);
    } catch (Malformed e) {
      if (e.broken()) {
        nack(frame, e.status().code());
      } else {
        answer(frame, e.status());
      }
    }
  }

  private void handle(byte[] frame) throws Malformed {
    switch (Pdu.command(frame)) {
      case Command.SUBMIT_SM, Command.DATA_SM, Command.SUBMIT_MULTI -> {
        if (maySubmit(frame)) {
          submit(frame);
        }
      }
      case Command.DELIVER_SM_RESP -> delivered(Pdu.sequence(frame), Pdu.status(frame));
      case Command.ENQUIRE_LINK -> {
        if (!effects.ignoresEnquireLink()) {
          answer(frame, CommandStatus.ESME_ROK);
        }
      }
      case Command.BIND_RECEIVER -> bind(frame, BindType.RX);
      case Command.BIND_TRANSMITTER -> bind(frame, BindType.TX);
      case Command.BIND_TRANSCEIVER -> bind(frame, BindType.TRX);
      case Command.UNBIND -> unbind(frame);
      case Command.QUERY_SM -> {
        if (maySubmit(frame)) {
          wire.send(account.query(Query.read(frame), Pdu.sequence(frame)));
        }
      }
      case Command.CANCEL_SM -> {
        if (maySubmit(frame)) {
          answer(frame, account.cancel(Cancellation.read(frame)));
        }
      }
      case Command.REPLACE_SM -> {
        if (maySubmit(frame)) {
          answer(frame, account.replace(Replacement.read(frame)));
        }
      }
      case Command.ENQUIRE_LINK_RESP -> liveness.answered();
      case Command.UNBIND_RESP -> unbound();
      case Command.GENERIC_NACK -> {
        liveness.answered();
        delivered(Pdu.sequence(frame), CommandStatus.ESME_RSYSERR.code());
      }
      default -> unknown(frame);
    }
  }

  private void unknown(byte[] frame) {
    if (!Command.isResponse(Pdu.command(frame))) {
      nack(frame, CommandStatus.ESME_RINVCMDID.code());
    }
  }

  private void nack(byte[] frame, int status) {
    wire.send(Pdu.header(Command.GENERIC_NACK, status, Pdu.sequence(frame)));
  }

  private void answer(byte[] frame, CommandStatus status) {
    answer(frame, status.code());
  }

  private void answer(byte[] frame, int status) {
    int command = Command.responseTo(Pdu.command(frame));
    wire.send(Pdu.header(command, status, Pdu.sequence(frame)));
  }

  /** Says no where the answer is no. */
  private boolean maySubmit(byte[] frame) {
    boolean may = bind != null && bind.submits();
    if (!may) {
      answer(frame, CommandStatus.ESME_RINVBNDSTS);
    }
    return may;
  }

  private void bind(byte[] frame, BindType type) throws Malformed {
    if (bind != null || binding) {
      answer(frame, CommandStatus.ESME_RALYBND);
      return;
    }
    BindRequest request = BindRequest.read(frame);
    knowsOptionals = request.knowsOptionals();
    Account found = office.find(request.systemId());
    CommandStatus status = Account.admits(found, request.password(), type, wire.peer());
    Duration delay = found == null ? Duration.ZERO : found.bindDelay();
    if (delay.isZero()) {
      decide(frame, type, found, status);
      return;
    }
    binding = true;
    impatience.cancel(); // now the delay is ours
    loop.schedule(
        delay,
        () -> {
          binding = false;
          if (!ended) {
            loop.schedule(impatience, loop.patience(office.bindTimeout()));
            decide(frame, type, found, status);
          }
        });
  }

  private void decide(byte[] frame, BindType type, Account found, CommandStatus status) {
    if (status != CommandStatus.ESME_ROK) {
      answer(frame, status);
      return;
    }
    impatience.cancel();
    account = found;
    bind = type;
    wire.send(Pdu.bindResponse(Pdu.command(frame), Pdu.sequence(frame), SYSTEM_ID, knowsOptionals));
    account.bound(this);
  }

  private void unbind(byte[] frame) {
    answer(frame, bind == null ? CommandStatus.ESME_RINVBNDSTS : CommandStatus.ESME_ROK);
    if (bind != null) {
      end();
      wire.finishLater();
    }
  }

  /** The SMSC itself says goodbye. */
  void sayUnbind() {
    wire.send(Pdu.header(Command.UNBIND, 0, nextSequence()));
    unbinding = loop.schedule(loop.patience(UNBIND_TIME), () -> cut(false));
  }

  private void unbound() {
    if (unbinding != null) {
      unbinding.cancel();
      cut(false);
    }
  }

  private void submit(byte[] frame) throws Malformed {
    if (Pdu.command(frame) == Command.SUBMIT_MULTI) {
      SubmitMulti multi = SubmitMulti.read(frame);
      count(frame);
      account.submits().take(this, multi);
    } else {
      Submit submit = Submit.read(frame);
      count(frame);
      account.submits().take(this, submit);
    }
  }

  private void count(byte[] frame) {
    unansweredSubmits++;
    sequenceBefore = submitSequence;
    submitSequence = Pdu.sequence(frame);
  }

  /** That of the submit before the latest one; 0 when there was none. */
  int sequenceBefore() {
    return sequenceBefore;
  }

  /** Leaves at the end of this turn of the loop. */
  void answerSubmit(byte[] response) {
    wire.send(response);
    answers.add(wire.octetsSaid());
  }

  void answerSubmitInTwo(byte[] response, int octets, Duration pause) {
    wire.sendSplit(response, octets, pause);
    answers.add(wire.octetsSaid());
  }

  /** One submit stays without an answer for ever; it does not count against a window. */
  void neverAnswer() {
    neverAnswered++;
    unansweredSubmits--;
  }

  /** Something more than there should be. */
  void sayAgain(byte[] pdu) {
    wire.send(pdu);
  }

  void deliverMalformed(Malformation how) {
    if (bind == null || !bind.receives()) {
      return;
    }
    wire.send(Nonsense.pdu(nextSequence(), how));
  }

  void enquire() {
    wire.send(Pdu.header(Command.ENQUIRE_LINK, 0, nextSequence()));
  }

  int unansweredSubmits() {
    return unansweredSubmits;
  }

  /** Sends what is answered already, then closes. */
  void cut(boolean reset) {
    end();
    wire.finish(reset);
  }

  /** Whether it bound with SMPP 3.4 or newer, which brought the optional parameters. */
  boolean knowsOptionals() {
    return knowsOptionals;
  }

  boolean hasRoom() {
    return outstanding.size() < account.config().deliverWindow();
  }

  private int nextSequence() {
    sequence = sequence == Integer.MAX_VALUE ? 1 : sequence + 1;
    return sequence;
  }

  void deliver(Parcel parcel) {
    int number = nextSequence();
    outstanding.put(number, parcel);
    wire.send(parcel.handTo(this, number));
  }

  private void delivered(int sequence, int status) {
    Parcel parcel = outstanding.remove(sequence);
    if (parcel == null) {
      return; // answered twice, or after we gave up waiting
    }
    parcel.cancel();
    if (status == 0) {
      account.deliveries().acknowledged(parcel);
    } else {
      account.deliveries().refused(parcel);
    }
  }

  /** The time for an answer to a delivery is over. */
  void unanswered(int sequence) {
    Parcel parcel = outstanding.remove(sequence);
    if (parcel != null) {
      account.deliveries().refused(parcel);
    }
  }

  private void end() {
    if (ended) {
      return;
    }
    ended = true;
    impatience.cancel();
    liveness.end();
    if (bind == null) {
      return;
    }
    List<Parcel> left = new ArrayList<>(outstanding.values());
    outstanding.clear();
    left.forEach(Parcel::cancel);
    account.gone(this, left);
  }

  Stats.SessionStats stats() {
    return new Stats.SessionStats(
        wire.number(),
        bind,
        wire.peer(),
        office.id(),
        since,
        unansweredSubmits,
        neverAnswered,
        outstanding.size(),
        effects.words());
  }

  /** For people: who it is. */
  String description() {
    return bind == null
        ? "connection %d from %s, not bound".formatted(number(), wire.peer())
        : "connection %d from %s, bound as %s %s"
            .formatted(
                number(),
                wire.peer(),
                account.id(),
                bind.name().toLowerCase(java.util.Locale.ROOT));
  }

  LinkEffects effects() {
    return effects;
  }

  Liveness liveness() {
    return liveness;
  }

  long number() {
    return wire.number();
  }

  BindType bind() {
    return bind;
  }

  @Override
  public void onBadLength(byte[] beginning) {
    nack(beginning, CommandStatus.ESME_RINVCMDLEN.code());
    end();
  }

  @Override
  public void onFlushed() {
    unansweredSubmits -= answers.passed(wire.octetsSent());
  }

  @Override
  public void onClosed() {
    end();
    effects.endAll();
    office.left(this);
  }
}
