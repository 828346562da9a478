package org.jarshy.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.io.Timer;
import org.jarshy.sim.smpp.Command;
import org.jarshy.sim.smpp.CommandStatus;
import org.jarshy.sim.smpp.Pdu;
import org.jsmpp.bean.SubmitSm;

/** What one account does with a submit: refuse it or pass it to its phone, answer, report. */
final class Submits {

  private final Account account;
  private final EventLoop loop;
  private final Exchange exchange;
  private final RateMeter acceptedMeter = new RateMeter(System.nanoTime());
  private final RateMeter receivedMeter = new RateMeter(System.nanoTime());
  private final Map<CommandStatus, Long> rejected = new EnumMap<>(CommandStatus.class);
  private final Deque<Runnable> heldAnswers = new ArrayDeque<>();
  private Behaviour behaviour;
  private Timer pause;
  private int submitsUntilDrop;
  private long received;
  private long accepted;
  private int maxOutstanding;

  Submits(Account account, EventLoop loop, Exchange exchange) {
    this.account = account;
    this.loop = loop;
    this.exchange = exchange;
    this.behaviour = account.config().behaviour();
    loop.execute(() -> behave(account.config().behaviour()));
  }

  Behaviour behaviour() {
    List<Fault> armed = new ArrayList<>();
    if (submitsUntilDrop > 0) {
      armed.add(new Fault.DropConnection(submitsUntilDrop));
    }
    behaviour.faults().stream()
        .filter(f -> f instanceof Fault.PauseAnswers && pause != null)
        .forEach(armed::add);
    return behaviour.withFaults(armed);
  }

  void behave(Behaviour next) {
    submitsUntilDrop = 0;
    resume();
    behaviour = next.withFaults(List.of());
    next.faults().forEach(this::inject);
  }

  void inject(Fault fault) {
    if (fault instanceof Fault.DropConnection drop) {
      submitsUntilDrop = drop.afterSubmits();
    } else if (fault instanceof Fault.PauseAnswers answers) {
      if (pause != null) {
        pause.cancel();
      }
      pause = loop.schedule(answers.duration(), this::resume);
      behaviour = behaviour.withFaults(List.of(answers));
    }
  }

  private void resume() {
    if (pause != null) {
      pause.cancel();
      pause = null;
    }
    while (!heldAnswers.isEmpty()) {
      heldAnswers.poll().run();
    }
  }

  void take(Session session, SubmitSm submit) {
    long now = System.nanoTime();
    received++;
    receivedMeter.add(now);
    maxOutstanding = Math.max(maxOutstanding, session.unansweredSubmits());
    CommandStatus status = judge(session, submit, now);
    if (status != CommandStatus.ESME_ROK) {
      rejected.merge(status, 1L, Long::sum);
      int command = Command.responseTo(Command.SUBMIT_SM);
      byte[] refusal = Pdu.header(command, status.code(), submit.getSequenceNumber());
      answer(session, refusal, null);
      return;
    }
    accepted++;
    acceptedMeter.add(now);
    accept(session, submit);
  }

  private CommandStatus judge(Session session, SubmitSm submit, long now) {
    if (behaviour.window() > 0 && session.unansweredSubmits() > behaviour.window()) {
      return CommandStatus.ESME_RMSGQFUL;
    }
    if (behaviour.ratePerSecond() > 0 && acceptedMeter.count(now) >= behaviour.ratePerSecond()) {
      return CommandStatus.ESME_RTHROTTLED;
    }
    if (behaviour.submitStatus() != CommandStatus.ESME_ROK) {
      return behaviour.submitStatus();
    }
    return Numbers.isNumber(submit.getDestAddress())
        ? CommandStatus.ESME_ROK
        : CommandStatus.ESME_RINVDSTADR;
  }

  private void accept(Session session, SubmitSm submit) {
    long number = exchange.messages().next();
    String id = Long.toHexString(number);
    Incoming.toPhone(submit, exchange.phones());
    if (submitsUntilDrop > 0 && --submitsUntilDrop == 0) {
      session.cut();
      report(submit, number, id);
      return;
    }
    byte[] response = Pdu.submitResponse(submit.getSequenceNumber(), id);
    if (behaviour.receiptBeforeResponse()) {
      Receipt receipt = receipt(submit, number, id);
      if (receipt != null) {
        receipt.fire();
      }
      answer(session, response, null);
    } else {
      answer(session, response, receipt(submit, number, id));
    }
  }

  private void report(SubmitSm submit, long number, String id) {
    Receipt receipt = receipt(submit, number, id);
    if (receipt != null) {
      loop.schedule(receipt, behaviour.receiptDelay());
    }
  }

  private Receipt receipt(SubmitSm submit, long number, String id) {
    boolean success = behaviour.receiptState().success();
    boolean wanted =
        switch (submit.getRegisteredDelivery() & 3) {
          case 1 -> true;
          case 2 -> !success;
          case 3 -> success; // since SMPP 5.0
          default -> false;
        };
    exchange.messages().finalAt(number, Instant.now().plus(behaviour.receiptDelay()), behaviour);
    return wanted ? new Receipt(account, submit, id, behaviour.receiptState()) : null;
  }

  private void answer(Session session, byte[] response, Receipt after) {
    if (pause != null) {
      heldAnswers.add(() -> answerNow(session, response, after));
    } else if (!behaviour.responseDelay().isZero()) {
      loop.schedule(behaviour.responseDelay(), () -> answerNow(session, response, after));
    } else {
      answerNow(session, response, after);
    }
  }

  private void answerNow(Session session, byte[] response, Receipt after) {
    session.answerSubmit(response);
    if (after != null) {
      Duration delay = behaviour.receiptDelay();
      loop.schedule(after, delay);
    }
  }

  long received() {
    return received;
  }

  long accepted() {
    return accepted;
  }

  Map<String, Long> rejected() {
    Map<String, Long> byName = new TreeMap<>();
    rejected.forEach((status, count) -> byName.put(status.name(), count));
    return byName;
  }

  int perSecond() {
    return receivedMeter.count(System.nanoTime());
  }

  int maxOutstanding() {
    return maxOutstanding;
  }

  void resetCounters() {
    received = 0;
    accepted = 0;
    maxOutstanding = 0;
    rejected.clear();
  }
}
