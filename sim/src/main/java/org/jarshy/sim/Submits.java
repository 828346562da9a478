package org.jarshy.sim;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.form.Numbers;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.io.Timer;
import org.jarshy.sim.profile.Answers;
import org.jarshy.sim.profile.Chance;
import org.jarshy.sim.profile.Chance.Purpose;
import org.jarshy.sim.profile.Mix;
import org.jarshy.sim.profile.ReceiptState;
import org.jarshy.sim.proof.Watch;
import org.jarshy.sim.smpp.Address;
import org.jarshy.sim.smpp.Command;
import org.jarshy.sim.smpp.CommandStatus;
import org.jarshy.sim.smpp.Pdu;
import org.jarshy.sim.smpp.Submit;
import org.jarshy.sim.smpp.SubmitMulti;
import org.jarshy.sim.smpp.Validity;

/** What one account does with a submit: refuse it or pass it to its phone, answer, report. */
final class Submits {

  private final Account account;
  private final EventLoop loop;
  private final Exchange exchange;
  private final Reports reports;
  private final RateMeter receivedMeter;
  private final Map<CommandStatus, Long> rejected = new EnumMap<>(CommandStatus.class);
  private final Deque<Answer> heldAnswers = new ArrayDeque<>();
  private final long hash;
  private Timer pause;
  private long ordinal;
  private long received;
  private long accepted;
  private int maxOutstanding;

  Submits(Account account, EventLoop loop, Exchange exchange) {
    this.account = account;
    this.loop = loop;
    this.exchange = exchange;
    this.reports = new Reports(account, loop);
    this.receivedMeter = new RateMeter(loop.nanos());
    this.hash = Chance.of(account.id());
  }

  Reports reports() {
    return reports;
  }

  /** Answers are held back from now on, also those whose time has begun, and leave together. */
  void pause(Duration duration) {
    if (pause != null) {
      pause.cancel();
    }
    pause = loop.schedule(duration, this::resume);
  }

  void resume() {
    if (pause != null) {
      pause.cancel();
      pause = null;
    }
    while (!heldAnswers.isEmpty()) {
      heldAnswers.poll().fire();
    }
  }

  boolean isPaused() {
    return pause != null;
  }

  /** Its time has come while answers are held back. */
  void hold(Answer answer) {
    heldAnswers.add(answer);
  }

  void take(Session session, Submit submit) {
    long now = loop.nanos();
    long key = Chance.key(exchange.seed(), hash, ++ordinal);
    String to = Numbers.withoutPlus(submit.to().digits());
    Conduct conduct = account.conduct().towards(to);
    observe(session, submit, to, now);
    CommandStatus status = judge(conduct, session, submit, now, key);
    if (status == CommandStatus.ESME_ROK) {
      long number = account.messages().next();
      Receipt receipt = accept(conduct, submit, to, key, number);
      List<Fault> faults = account.faultsOf(conduct, session, key);
      List<Receipt> after = afterAnswer(receipt) ? List.of(receipt) : List.of();
      String id = conduct.profile().answers().id().write(number);
      byte[] response = Pdu.submitResponse(submit.command(), submit.sequence(), id);
      answer(conduct, key, new Answer(this, session, response, after, faults));
    } else {
      rejected.merge(status, 1L, Long::sum);
      refuse(conduct, key, session, submit, status);
    }
  }

  /**
   * One message to each destination, all with one id. It counts as one submit, and as many messages
   * as are accepted; it is refused when none is.
   */
  void take(Session session, SubmitMulti multi) {
    long now = loop.nanos();
    long key = Chance.key(exchange.seed(), hash, ++ordinal);
    Submit message = multi.message();
    String first = Numbers.withoutPlus(message.to().digits());
    Conduct conduct = account.conduct().towards(first);
    observe(session, message, first, now);
    List<SubmitMulti.Unsuccessful> unsuccessful = new ArrayList<>();
    List<Receipt> receipts = new ArrayList<>();
    long number = account.messages().next();
    long each = key;
    for (Address address : multi.destinations()) {
      Submit one = message.to(address);
      String to = Numbers.withoutPlus(address.digits());
      Conduct towards = account.conduct().towards(to);
      CommandStatus status = judge(towards, session, one, now, each);
      if (status == CommandStatus.ESME_ROK) {
        receipts.add(accept(towards, one, to, each, number));
      } else {
        unsuccessful.add(new SubmitMulti.Unsuccessful(address, status));
      }
      each = Chance.key(exchange.seed(), key, receipts.size() + unsuccessful.size());
    }
    for (String list : multi.lists()) {
      Address name = new Address(0, 0, list);
      unsuccessful.add(new SubmitMulti.Unsuccessful(name, CommandStatus.ESME_RINVDLNAME));
    }
    unsuccessful.forEach(u -> rejected.merge(u.status(), 1L, Long::sum));
    if (receipts.isEmpty()) {
      refuse(conduct, key, session, message, unsuccessful.get(0).status());
      return;
    }
    List<Fault> faults = account.faultsOf(conduct, session, key);
    List<Receipt> after = receipts.stream().filter(this::afterAnswer).toList();
    String id = conduct.profile().answers().id().write(number);
    byte[] response = Pdu.multiResponse(message.sequence(), id, unsuccessful);
    answer(conduct, key, new Answer(this, session, response, after, faults));
  }

  private void observe(Session session, Submit submit, String to, long now) {
    received++;
    receivedMeter.add(now);
    maxOutstanding = Math.max(maxOutstanding, session.unansweredSubmits());
    Watch watch = exchange.watch();
    if (watch != null) {
      watch.submitted(
          new Watch.Submitted(
              now,
              account.id(),
              session.number(),
              to,
              submit.priority(),
              session.unansweredSubmits()));
    }
  }

  private void refuse(
      Conduct conduct, long key, Session session, Submit submit, CommandStatus status) {
    int command = Command.responseTo(submit.command());
    byte[] refusal = Pdu.header(command, status.code(), submit.sequence());
    answer(conduct, key, new Answer(this, session, refusal, List.of(), List.of()));
  }

  private CommandStatus judge(Conduct conduct, Session session, Submit submit, long now, long key) {
    Answers answers = conduct.profile().answers();
    if (answers.window() > 0 && session.unansweredSubmits() > answers.window()) {
      return CommandStatus.ESME_RMSGQFUL;
    }
    if (conduct.tooFast(now)) {
      return CommandStatus.ESME_RTHROTTLED;
    }
    if (conduct.full()) {
      return CommandStatus.ESME_RMSGQFUL;
    }
    CommandStatus drawn = draw(answers.status(), key, Purpose.STATUS);
    if (drawn != CommandStatus.ESME_ROK) {
      return drawn;
    }
    if (!account.config().allowsSource(submit.from().digits())) {
      return CommandStatus.ESME_RINVSRCADR;
    }
    if (!Numbers.isNumber(submit.to().digits())) {
      return CommandStatus.ESME_RINVDSTADR;
    }
    if (!isTime(submit.schedule())) {
      return CommandStatus.ESME_RINVSCHED;
    }
    return isTime(submit.validity()) ? CommandStatus.ESME_ROK : CommandStatus.ESME_RINVEXPIRY;
  }

  private boolean isTime(String text) {
    return text.isEmpty() || Validity.parse(text, loop.now()).isPresent();
  }

  private static <T> T draw(Mix<T> mix, long key, Purpose purpose) {
    return mix.single() ? mix.first() : mix.pick(Chance.unit(key, purpose));
  }

  /** Passes it on to its phone, or to where it waits. */
  private Receipt accept(Conduct conduct, Submit submit, String to, long key, long number) {
    accepted++;
    conduct.accept(loop.nanos());
    if (submit.replaceIfPresent()) {
      exchange.store().giveWay(account, to, submit);
    }
    ReceiptState state = draw(conduct.profile().receipts().state(), key, Purpose.RECEIPT_STATE);
    long millis = loop.millis();
    Receipt receipt = new Receipt(reports, conduct, submit, key, number, state, millis);
    account.messages().enroute(number);
    if (!state.failed()) {
      if (exchange.store().keep(account, to, submit, receipt)) {
        receipt.kept = true;
      } else {
        exchange.toPhone(account, conduct.profile().alphabet(), submit, millis);
      }
    }
    return receipt;
  }

  /** False when the receipt's time begins at another moment, or is now. */
  private boolean afterAnswer(Receipt receipt) {
    if (receipt.kept) {
      return false;
    }
    double first = receipt.conduct().profile().receipts().beforeResponse();
    if (first > 0 && Chance.unit(receipt.key, Purpose.RECEIPT_FIRST) < first) {
      reports.due(receipt);
      return false;
    }
    return true;
  }

  private void answer(Conduct conduct, long key, Answer answer) {
    if (pause != null) {
      hold(answer);
      return;
    }
    Duration delay =
        conduct
            .profile()
            .answers()
            .delay()
            .draw(key, Purpose.RESPONSE_DELAY, Purpose.RESPONSE_SPIKE);
    if (delay.isZero()) {
      answer.fire();
    } else {
      loop.schedule(answer, delay);
    }
  }

  /** On the way to the wire. */
  void answered(Session session, byte[] response) {
    Watch watch = exchange.watch();
    if (watch != null) {
      watch.answered(loop.nanos(), account.id(), session.number(), Pdu.status(response));
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

  long rejectedTotal() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  int perSecond() {
    return receivedMeter.count(loop.nanos());
  }

  int maxOutstanding() {
    return maxOutstanding;
  }

  void resetCounters() {
    ordinal = 0;
    received = 0;
    accepted = 0;
    maxOutstanding = 0;
    rejected.clear();
  }
}
