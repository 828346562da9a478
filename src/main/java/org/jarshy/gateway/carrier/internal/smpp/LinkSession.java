package org.jarshy.gateway.carrier.internal.smpp;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jarshy.gateway.carrier.CarrierSettings;
import org.jarshy.gateway.carrier.internal.Submission;
import org.jarshy.gateway.carrier.internal.SubmitOutcome;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSmResp;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.util.DefaultComposer;
import org.jsmpp.util.DefaultDecomposer;

/** One bound session: submits without waiting, and answers deliveries when they are durable. */
final class LinkSession extends SMPPSession {

  private record Waiting(long since, Consumer<SubmitOutcome> outcome) {}

  private final String link;
  private final CarrierSettings settings;
  private final Deliveries deliveries;
  private final DefaultDecomposer decomposer = new DefaultDecomposer();
  private final Map<Integer, Waiting> outstanding = new ConcurrentHashMap<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile long lastAnswer = System.nanoTime();
  private volatile String ending = "";

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
    setEnquireLinkTimer((int) settings.enquireLink().toMillis());
    setTransactionTimer(settings.responseTimeout().toMillis());
    setPduProcessorDegree(1);
    addSessionStateListener(
        (now, before, source) -> {
          if (now == SessionState.CLOSED || now == SessionState.UNBOUND) {
            end(now == SessionState.UNBOUND ? "the SMSC unbound" : "the connection was lost");
          }
        });
  }

  /** The reader is made before the session it hands over to. */
  private static final class Forward implements ResumingPduReader.Taker {
    private volatile ResumingPduReader.Taker to = (header, pdu) -> false;

    @Override
    public boolean take(Command header, byte[] pdu) {
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

  String ending() {
    return ending;
  }

  int outstanding() {
    return outstanding.size();
  }

  void submit(Submission submission, SourceAddress source, Consumer<SubmitOutcome> outcome) {
    int sequence = sequence().nextValue();
    outstanding.put(sequence, new Waiting(System.nanoTime(), outcome));
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
      answer(sequence, new SubmitOutcome.Refused(e.getErrorCode()));
    } catch (IOException e) {
      answer(sequence, new SubmitOutcome.NotSent("the link is closed"));
      end(e.getMessage());
    }
    if (over.get()) {
      // It ended between the check and the write: nobody else will answer this one.
      answer(sequence, new SubmitOutcome.Unknown(ending));
    }
  }

  private void answer(int sequence, SubmitOutcome outcome) {
    Waiting waiting = outstanding.remove(sequence);
    if (waiting != null) {
      waiting.outcome().accept(outcome);
    }
  }

  /** On the reader's thread: stores and returns. */
  private boolean take(Command header, byte[] pdu) {
    switch (header.getCommandId()) {
      case SMPPConstant.CID_SUBMIT_SM_RESP -> {
        lastAnswer = System.nanoTime();
        answer(header.getSequenceNumber(), outcome(header, pdu));
        return true;
      }
      case SMPPConstant.CID_GENERIC_NACK -> {
        if (!outstanding.containsKey(header.getSequenceNumber())) {
          return false;
        }
        answer(header.getSequenceNumber(), new SubmitOutcome.Refused(header.getCommandStatus()));
        return true;
      }
      case SMPPConstant.CID_DELIVER_SM -> {
        int sequence = header.getSequenceNumber();
        deliveries.accept(link, pdu).whenComplete((status, none) -> acknowledge(sequence, status));
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  private SubmitOutcome outcome(Command header, byte[] pdu) {
    if (header.getCommandStatus() != 0) {
      return new SubmitOutcome.Refused(header.getCommandStatus());
    }
    try {
      SubmitSmResp response = decomposer.submitSmResp(pdu);
      String id = response.getMessageId();
      return id != null && id.length() > 64
          ? new SubmitOutcome.Unknown("message_id of " + id.length() + " characters")
          : new SubmitOutcome.Accepted(id == null ? "" : id);
    } catch (Exception e) {
      // The SMSC says ESME_ROK: it has the message, under an id we cannot read.
      return new SubmitOutcome.Accepted("");
    }
  }

  private void acknowledge(int sequence, Integer status) {
    try {
      pduSender()
          .sendDeliverSmResp(
              ((LinkConnection) connection()).neverWaiting(),
              status == null ? SMPPConstant.STAT_ESME_RX_T_APPN : status,
              sequence,
              "");
    } catch (IOException | RuntimeException e) {
      // The link went meanwhile: the SMSC delivers again, and the journal knows the copy.
      end("the connection was lost");
    }
  }

  /**
   * Ends what has waited too long. One lost answer is one doubt; no answer at all for as long means
   * that the SMSC is stuck.
   *
   * @return false when the link must be closed
   */
  boolean watch() {
    long now = System.nanoTime();
    long limit = settings.responseTimeout().toNanos();
    boolean answering = now - lastAnswer < limit;
    for (Map.Entry<Integer, Waiting> entry : outstanding.entrySet()) {
      if (now - entry.getValue().since() > limit) {
        if (!answering) {
          ending = "no answer for " + settings.responseTimeout().toSeconds() + " s";
          return false;
        }
        answer(entry.getKey(), new SubmitOutcome.Unknown("no answer"));
      }
    }
    return true;
  }

  /** Fails what is outstanding; safe to call often and from anywhere. */
  void end(String reason) {
    if (over.compareAndSet(false, true)) {
      if (ending.isEmpty()) {
        ending = reason == null ? "" : reason;
      }
      if (connection() != null) {
        try {
          connection().close();
        } catch (IOException e) {
          // Closed already.
        }
      }
    }
    outstanding.keySet().forEach(s -> answer(s, new SubmitOutcome.Unknown(ending)));
  }
}
