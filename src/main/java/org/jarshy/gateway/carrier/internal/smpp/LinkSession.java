package org.jarshy.gateway.carrier.internal.smpp;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jarshy.gateway.carrier.CarrierSettings;
import org.jarshy.gateway.carrier.internal.Submission;
import org.jarshy.gateway.carrier.internal.SubmitOutcome;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.PendingResponse;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.util.DefaultComposer;

/**
 * One session. jSMPP connects, binds and encodes submits; whatever the SMSC sends is dealt with
 * here, on the reader's thread, which never waits: answers go to a stream that fails rather than
 * wait, and a peer that does not read them loses its link.
 */
final class LinkSession extends SMPPSession {

  /** How long answers that are under way are waited for when a session ends in order. */
  private static final Duration DRAIN = Duration.ofSeconds(2);

  /** Between two calls of {@link #watch()}; later means that this process stood still. */
  private static final Duration WATCHED_WITHIN = Duration.ofMillis(500);

  private final String link;
  private final CarrierSettings settings;
  private final Deliveries deliveries;
  private final Outstanding outstanding = new Outstanding();
  private final HeldUp heldUp = new HeldUp(WATCHED_WITHIN, System.nanoTime());
  private final AtomicBoolean over = new AtomicBoolean();
  private final CountDownLatch unbound = new CountDownLatch(1);
  private final int bindSequence = sequence().currentValue();

  private volatile boolean bindAnswered;
  private volatile long lastHeard = System.nanoTime();
  private volatile long lastEnquired = lastHeard;
  private volatile boolean enquired;
  private volatile String ending = "";

  /** Null until the session is to end in order; what is written when it does. */
  private volatile LastWord lastWord;

  private volatile long drainedBy;
  private volatile int unbindSequence;

  private interface LastWord {
    void say(Answers answers) throws IOException;
  }

  LinkSession(
      String link, CarrierSettings settings, Deliveries deliveries, ConnectionFactory connections) {
    this(link, settings, deliveries, connections, new Forward());
  }

  private LinkSession(
      String link,
      CarrierSettings settings,
      Deliveries deliveries,
      ConnectionFactory connections,
      Forward forward) {
    super(
        new SynchronizedPDUSender(new DefaultPDUSender(new DefaultComposer())),
        new ResumingPduReader("carrier-" + link + "-reader", forward),
        connections);
    this.link = link;
    this.settings = settings;
    this.deliveries = deliveries;
    forward.to = this::take;
    // Zero: no thread of jSMPP's for it and no limit on a read; watch() enquires.
    setEnquireLinkTimer(0);
    setTransactionTimer(settings.responseTimeout().toMillis());
    setPduProcessorDegree(1);
    addSessionStateListener(
        (now, before, source) -> {
          if (now == SessionState.CLOSED || now == SessionState.UNBOUND) {
            end(bindAnswered ? "the connection was lost" : "the SMSC hung up during the bind");
          }
        });
  }

  /** The reader is made before the session it hands over to. */
  private static final class Forward implements ResumingPduReader.Taker {
    private volatile ResumingPduReader.Taker to = (header, pdu) -> pdu;

    @Override
    public byte[] take(Command header, byte[] pdu) {
      return to.take(header, pdu);
    }
  }

  void bind(BindType type) throws IOException {
    connectAndBind(
        settings.host(),
        settings.port(),
        new BindParameter(
            type,
            settings.systemId(),
            settings.password().use(p -> p),
            settings.systemType(),
            TypeOfNumber.UNKNOWN,
            NumberingPlanIndicator.UNKNOWN,
            null),
        settings.responseTimeout().toMillis());
  }

  boolean isOver() {
    return over.get();
  }

  /** Whether new submits may be written: not over, and not about to be. */
  boolean takesSubmits() {
    return !over.get() && lastWord == null;
  }

  String ending() {
    return ending;
  }

  int outstanding() {
    return outstanding.size();
  }

  void submit(Submission submission, SourceAddress source, Consumer<SubmitOutcome> outcome) {
    if (!takesSubmits()) {
      outcome.accept(new SubmitOutcome.NotSent("the link is closing"));
      return;
    }
    int sequence = sequence().nextValue();
    outstanding.add(sequence, outcome);
    try {
      pduSender()
          .sendSubmitSm(
              connection().getOutputStream(),
              sequence,
              "",
              source.ton(),
              source.npi(),
              source.address(),
              TypeOfNumber.INTERNATIONAL,
              NumberingPlanIndicator.ISDN,
              submission.to().digits(),
              new ESMClass(submission.data().udhi() ? 0x40 : 0),
              (byte) 0,
              (byte) 0,
              null,
              ValidityPeriod.relative(submission.validity()),
              new RegisteredDelivery(SMPPConstant.REGDEL_SMSC_SUCCESS_FAILURE_REQUESTED),
              (byte) 0,
              DataCodings.newInstance(submission.data().dataCoding()),
              (byte) 0,
              submission.data().octets());
    } catch (PDUStringException e) {
      outstanding.end(sequence, new SubmitOutcome.Refused(e.getErrorCode()));
    } catch (IOException e) {
      outstanding.end(sequence, new SubmitOutcome.NotSent("the link is closed"));
      end(e.getMessage());
    }
    if (over.get()) {
      // It ended between the check and the write: nobody else will answer this one.
      outstanding.end(sequence, new SubmitOutcome.Unknown(ending));
    }
  }

  /**
   * On the reader's thread: stores and returns.
   *
   * @return what jSMPP is to see; null where it needs not know
   */
  private byte[] take(Command header, byte[] pdu) {
    if (over.get()) {
      return null;
    }
    lastHeard = System.nanoTime();
    enquired = false;
    int sequence = header.getSequenceNumber();
    int status = header.getCommandStatus();
    try {
      switch (header.getCommandId()) {
        case SMPPConstant.CID_SUBMIT_SM_RESP ->
            outstanding.answered(sequence, SubmitAnswer.read(status, pdu));
        case SMPPConstant.CID_DELIVER_SM, SMPPConstant.CID_DATA_SM -> deliver(header, pdu);
        case SMPPConstant.CID_ENQUIRE_LINK -> answers().enquireLinkResp(sequence);
        case SMPPConstant.CID_UNBIND -> unbindAsked(sequence);
        case SMPPConstant.CID_UNBIND_RESP -> {
          if (sequence == unbindSequence) {
            unbound.countDown();
          }
        }
        case SMPPConstant.CID_GENERIC_NACK -> {
          if (!bindAnswered && (sequence == bindSequence || sequence == 0)) {
            return bindResp(status == 0 ? SMPPConstant.STAT_ESME_RBINDFAIL : status);
          }
          outstanding.answered(sequence, new SubmitOutcome.Refused(status));
        }
        case SMPPConstant.CID_BIND_TRANSCEIVER_RESP,
            SMPPConstant.CID_BIND_TRANSMITTER_RESP,
            SMPPConstant.CID_BIND_RECEIVER_RESP -> {
          if (!bindAnswered && sequence == bindSequence) {
            return bindResp(status);
          }
        }
        case SMPPConstant.CID_ALERT_NOTIFICATION, SMPPConstant.CID_OUTBIND -> {
          // Neither has an answer (SMPP 3.4 §4.12.1, §4.1.7), and neither is of use here.
        }
        default -> {
          // An answer that nobody waits for is not answered in turn.
          if ((header.getCommandId() & SMPPConstant.MASK_CID_RESP) == 0) {
            answers().genericNack(SMPPConstant.STAT_ESME_RINVCMDID, sequence);
          }
        }
      }
    } catch (IOException e) {
      end(e.getMessage());
    }
    return afterAnswer();
  }

  private byte[] afterAnswer() {
    if (lastWord != null && outstanding.isEmpty()) {
      sayLastWord();
    }
    return null;
  }

  /**
   * The status alone decides: what stands in the body differs from SMSC to SMSC, jSMPP refuses some
   * of it, and nothing here needs it.
   */
  private byte[] bindResp(int status) {
    bindAnswered = true;
    return Answers.pdu(SMPPConstant.CID_BIND_TRANSCEIVER_RESP, status, bindSequence, (byte) 0);
  }

  private void deliver(Command header, byte[] pdu) {
    int id = header.getCommandId();
    int sequence = header.getSequenceNumber();
    deliveries
        .accept(link, id, pdu)
        .whenComplete(
            (status, none) -> {
              try {
                answers()
                    .delivered(
                        id, status == null ? SMPPConstant.STAT_ESME_RX_T_APPN : status, sequence);
              } catch (IOException e) {
                // The link goes: the SMSC delivers again, and the journal knows the copy.
                end(e.getMessage());
              }
            });
  }

  private Answers answers() {
    return ((LinkConnection) connection()).answers();
  }

  /** What is under way may still be answered; only then does the SMSC hear that we agree. */
  private void unbindAsked(int sequence) throws IOException {
    if (lastWord != null) {
      answers().unbindResp(sequence);
      return;
    }
    drain("the SMSC unbound", answers -> answers.unbindResp(sequence));
  }

  /** No more submits; what is under way gets its answers within a limit, and then it ends. */
  void drainAndUnbind(String why) {
    drain(why, answers -> answers.unbind(sequence().nextValue()));
  }

  private synchronized void drain(String why, LastWord word) {
    if (lastWord == null) {
      ending = why;
      drainedBy = System.nanoTime() + DRAIN.toNanos();
      lastWord = word;
    }
  }

  private void sayLastWord() {
    LastWord word = lastWord;
    if (over.compareAndSet(false, true)) {
      try {
        word.say(answers());
      } catch (IOException e) {
        // It does not read: then it goes without.
      }
      ((LinkConnection) connection()).finish();
      outstanding.endAll(new SubmitOutcome.Unknown(ending));
    }
  }

  /**
   * Looks after the session a few times a second: enquires after silence, and ends what has waited
   * too long.
   *
   * @return false when the link must be closed
   */
  boolean watch() {
    long now = System.nanoTime();
    if (heldUp.at(now)) {
      return true;
    }
    if (lastWord != null && (outstanding.isEmpty() || now - drainedBy >= 0)) {
      sayLastWord();
      return true;
    }
    if (lastWord != null) {
      return true; // the drain has its own limit, and a goodbye at its end
    }
    long limit = settings.responseTimeout().toNanos();
    boolean answered = !enquired || now - lastEnquired <= limit;
    if (!answered || !outstanding.endOverdue(limit)) {
      ending = "no answer for " + settings.responseTimeout().toSeconds() + " s";
      return false;
    }
    if (!enquired && now - lastHeard > settings.enquireLink().toNanos()) {
      try {
        lastEnquired = now;
        enquired = true;
        answers().enquireLink(sequence().nextValue());
      } catch (IOException e) {
        end(e.getMessage());
      }
    }
    return true;
  }

  /** Unbinds in order: waits for the SMSC's unbind_resp, but not longer than the limit. */
  void leave(Duration limit) {
    if (over.get()) {
      return;
    }
    try {
      unbindSequence = sequence().nextValue();
      answers().unbind(unbindSequence);
      if (!unbound.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        ending = "stopped; the SMSC did not answer to unbind";
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // Lost already.
    }
    end("stopped");
  }

  /** Fails what is outstanding and closes the connection; safe to call often and from anywhere. */
  void end(String reason) {
    if (over.compareAndSet(false, true)) {
      if (ending.isEmpty()) {
        ending = reason == null ? "" : reason;
      }
      if (connection() instanceof LinkConnection open) {
        open.closeQuietly();
      }
    }
    unbound.countDown();
    outstanding.endAll(new SubmitOutcome.Unknown(ending));
    endBind();
  }

  /** jSMPP would wait its whole time for the answer of an SMSC that is gone. */
  private void endBind() {
    PendingResponse<Command> bind = removePendingResponse(bindSequence);
    if (bind != null) {
      bind.doneWithInvalidResponse(new InvalidResponseException(ending));
      // Before it waits, jSMPP looks only whether there is an answer; without one it would miss
      // that
      // it need not wait, where the end came between its write and its wait.
      bind.done(new Command());
    }
  }

  /** After the session is over: lets its last words out, for a moment, and frees its threads. */
  void dispose() {
    if (connection() instanceof LinkConnection open) {
      open.awaitFinished(Duration.ofSeconds(1));
      open.closeQuietly();
    }
    close();
  }
}
