package org.jarshy.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.sim.io.Wire;
import org.jarshy.sim.smpp.Command;
import org.jarshy.sim.smpp.CommandStatus;
import org.jarshy.sim.smpp.Pdu;
import org.jsmpp.bean.Bind;
import org.jsmpp.bean.SubmitSm;

/** One connection of an ESME: what it may do now, and what is unanswered both ways. */
final class Session implements Wire.Listener {

  private static final String SYSTEM_ID = "jarshy-sim";

  private final Wire wire;
  private final Exchange exchange;
  private final Map<Integer, Parcel> outstanding = new LinkedHashMap<>();
  private Account account;
  private BindType bind;
  private boolean ended;
  private int sequence;
  private int unansweredSubmits;
  private int answeredSinceFlush;

  Session(Wire wire, Exchange exchange) {
    this.wire = wire;
    this.exchange = exchange;
  }

  @Override
  public void onFrame(byte[] frame) {
    if (ended) {
      return; // after its unbind nothing of it counts
    }
    switch (Pdu.command(frame)) {
      case Command.SUBMIT_SM -> submit(frame);
      case Command.DELIVER_SM_RESP -> delivered(Pdu.sequence(frame), Pdu.status(frame));
      case Command.ENQUIRE_LINK -> answer(frame, CommandStatus.ESME_ROK);
      case Command.BIND_RECEIVER -> bind(frame, BindType.RX);
      case Command.BIND_TRANSMITTER -> bind(frame, BindType.TX);
      case Command.BIND_TRANSCEIVER -> bind(frame, BindType.TRX);
      case Command.UNBIND -> unbind(frame);
      case Command.QUERY_SM -> query(frame);
      case Command.CANCEL_SM -> afterBind(frame, CommandStatus.ESME_RCANCELFAIL);
      case Command.REPLACE_SM -> afterBind(frame, CommandStatus.ESME_RREPLACEFAIL);
      case Command.ENQUIRE_LINK_RESP, Command.UNBIND_RESP -> {
        // Nothing of ours waits for these.
      }
      case Command.GENERIC_NACK ->
          delivered(Pdu.sequence(frame), CommandStatus.ESME_RSYSERR.code());
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

  private void afterBind(byte[] frame, CommandStatus status) {
    answer(frame, bind != null && bind.submits() ? status : CommandStatus.ESME_RINVBNDSTS);
  }

  private void bind(byte[] frame, BindType type) {
    if (bind != null) {
      answer(frame, CommandStatus.ESME_RALYBND);
      return;
    }
    Bind request;
    try {
      request = Pdu.bind(frame);
    } catch (Pdu.Malformed e) {
      answer(frame, e.status());
      return;
    }
    Account found = exchange.find(request.getSystemId());
    CommandStatus status = Account.admits(found, request.getPassword(), type);
    if (status != CommandStatus.ESME_ROK) {
      answer(frame, status);
      return;
    }
    account = found;
    bind = type;
    wire.send(Pdu.bindResponse(Pdu.command(frame), Pdu.sequence(frame), SYSTEM_ID));
    account.bound(this);
    if (type.receives()) {
      exchange.receiverBound(account);
    }
  }

  private void unbind(byte[] frame) {
    answer(frame, bind == null ? CommandStatus.ESME_RINVBNDSTS : CommandStatus.ESME_ROK);
    if (bind != null) {
      end();
      wire.finishLater();
    }
  }

  private void submit(byte[] frame) {
    if (bind == null || !bind.submits()) {
      answer(frame, CommandStatus.ESME_RINVBNDSTS);
      return;
    }
    SubmitSm submit;
    try {
      submit = Pdu.submit(frame);
    } catch (Pdu.Malformed e) {
      if (e.status() == CommandStatus.ESME_RINVCMDLEN.code()) {
        nack(frame, e.status());
      } else {
        answer(frame, e.status());
      }
      return;
    }
    unansweredSubmits++;
    account.submits().take(this, submit);
  }

  private void query(byte[] frame) {
    if (bind == null || !bind.submits()) {
      answer(frame, CommandStatus.ESME_RINVBNDSTS);
      return;
    }
    try {
      byte[] found = exchange.messages().query(Pdu.query(frame), Pdu.sequence(frame));
      if (found == null) {
        answer(frame, CommandStatus.ESME_RQUERYFAIL);
      } else {
        wire.send(found);
      }
    } catch (Pdu.Malformed e) {
      answer(frame, e.status());
    }
  }

  /** Leaves at the end of this turn of the loop. */
  void answerSubmit(byte[] response) {
    answeredSinceFlush++;
    wire.send(response);
  }

  int unansweredSubmits() {
    return unansweredSubmits;
  }

  /** Sends what is answered already, then closes. */
  void cut() {
    end();
    wire.finish();
  }

  boolean hasRoom() {
    return outstanding.size() < account.config().deliverWindow();
  }

  void deliver(Parcel parcel) {
    sequence = sequence == Integer.MAX_VALUE ? 1 : sequence + 1;
    outstanding.put(sequence, parcel);
    wire.send(parcel.handTo(this, sequence));
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
    if (ended || bind == null) {
      return;
    }
    ended = true;
    List<Parcel> left = new ArrayList<>(outstanding.values());
    outstanding.clear();
    left.forEach(Parcel::cancel);
    account.gone(this, left);
  }

  Stats.SessionStats stats() {
    return new Stats.SessionStats(bind, wire.peer(), unansweredSubmits, outstanding.size());
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
    unansweredSubmits -= answeredSinceFlush;
    answeredSinceFlush = 0;
  }

  @Override
  public void onClosed() {
    end();
  }
}
