package org.jarshy.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.sim.fault.ArmedFault;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.fault.When;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.profile.Profile;
import org.jarshy.sim.smpp.Cancellation;
import org.jarshy.sim.smpp.CommandStatus;
import org.jarshy.sim.smpp.Query;
import org.jarshy.sim.smpp.Replacement;

/** One account of the running SMSC. Its public methods may be called from any thread. */
public final class Account {

  private final AccountConfig config;
  private final EventLoop loop;
  private final Office office;
  private final Exchange exchange;
  private final Messages messages;
  private final Deliveries deliveries;
  private final Submits submits;
  private final List<Session> sessions = new ArrayList<>();
  private Conduct conduct;

  Account(
      AccountConfig config,
      EventLoop loop,
      Office office,
      Exchange exchange,
      Messages messages,
      Redelivery redelivery) {
    this.config = config;
    this.loop = loop;
    this.office = office;
    this.exchange = exchange;
    this.messages = messages;
    this.deliveries = new Deliveries(this, loop, redelivery);
    this.submits = new Submits(this, loop, exchange);
    this.conduct = new Conduct(config.profile(), loop, this::happen);
  }

  public String id() {
    return config.id();
  }

  public AccountConfig config() {
    return config;
  }

  /** The virtual SMSC that it belongs to. */
  public String smsc() {
    return office.id();
  }

  /** How it behaves now; faults that have happened are gone from it. */
  public Profile profile() {
    return loop.call(conduct::profileNow);
  }

  /**
   * Takes effect before this returns. Faults that were armed and have not happened are replaced,
   * and what is wrong with its links at the moment ends: answers held back leave now.
   */
  public void behave(Profile profile) {
    loop.call(
        () -> {
          change(profile);
          return null;
        });
  }

  /** As {@link #behave}, on the loop's thread. */
  void change(Profile profile) {
    conduct.end();
    submits.resume();
    office.listenAgain();
    conduct = new Conduct(profile, loop, this::happen);
    for (Session session : sessions) {
      session.effects().endAll();
      session.liveness().ask(profile.enquireLink());
    }
    conduct.begin();
  }

  /** Once, at once; a fault of an answer: with the next submit. */
  public void inject(Fault fault) {
    inject(fault, When.NOW);
  }

  /** In addition to what is armed already. */
  public void inject(Fault fault, When when) {
    inject(new ArmedFault(fault, when));
  }

  /** In addition to what is armed already. */
  public void inject(ArmedFault fault) {
    loop.call(
        () -> {
          conduct.faults().arm(fault);
          return null;
        });
  }

  /** Closes every connection that is bound to this account now; it may bind again. */
  public void cutAll() {
    inject(new Fault.Cut(false));
  }

  /** Whether this bind is let in; {@code account} is null when the system id is not known. */
  static CommandStatus admits(Account account, String password, BindType type, String peer) {
    if (account == null) {
      return CommandStatus.ESME_RINVSYSID;
    }
    if (!account.config.password().equals(password)) {
      return CommandStatus.ESME_RINVPASWD;
    }
    if (!account.config.binds().contains(type) || !account.config.allowsHost(peer)) {
      return CommandStatus.ESME_RBINDFAIL;
    }
    return account.conduct.profile().answers().bindStatus();
  }

  Duration bindDelay() {
    return conduct.profile().answers().bindDelay();
  }

  Conduct conduct() {
    return conduct;
  }

  /** What happens to the answer of a submit; what happens to its connection happens here. */
  List<Fault> faultsOf(Conduct towards, Session session, long key) {
    List<Fault> all = new ArrayList<>(towards.faults().at(key));
    if (towards != conduct) {
      all.addAll(conduct.faults().at(key));
    }
    if (all.isEmpty()) {
      return List.of();
    }
    List<Fault> answering = new ArrayList<>();
    for (Fault fault : all) {
      if (fault instanceof Fault.Linking link) {
        happen(link, List.of(session));
      } else {
        answering.add(fault);
      }
    }
    return answering;
  }

  private void happen(Fault.Linking fault) {
    happen(fault, List.copyOf(sessions));
  }

  private void happen(Fault.Linking fault, List<Session> links) {
    if (fault instanceof Fault.PauseAnswers pause) {
      submits.pause(pause.duration());
    } else if (fault instanceof Fault.FloodOfTexts flood) {
      exchange.flood(this, flood);
    } else if (fault instanceof Fault.RefuseConnections refuse) {
      if (refuse.cut()) {
        List.copyOf(sessions).forEach(session -> session.cut(false));
      }
      office.refuse(refuse.duration());
    } else {
      links.forEach(session -> happen(fault, session));
    }
  }

  private static void happen(Fault.Linking fault, Session session) {
    if (fault instanceof Fault.StopReading stop) {
      session.effects().begin(stop);
    } else if (fault instanceof Fault.StopWriting stop) {
      session.effects().begin(stop);
    } else if (fault instanceof Fault.SlowDrip drip) {
      session.effects().begin(drip);
    } else if (fault instanceof Fault.IgnoreEnquireLink ignore) {
      session.effects().begin(ignore);
    } else if (fault instanceof Fault.MalformedDelivery malformed) {
      session.deliverMalformed(malformed.how());
    } else if (fault instanceof Fault.Unbind) {
      session.sayUnbind();
    } else if (fault instanceof Fault.Cut cut) {
      session.cut(cut.reset());
    }
  }

  void bound(Session session) {
    sessions.add(session);
    session.liveness().ask(conduct.profile().enquireLink());
    if (session.bind().receives()) {
      deliveries.receiverBound(session);
      exchange.receiverBound(this);
    }
  }

  void gone(Session session, List<Parcel> unacknowledged) {
    sessions.remove(session);
    deliveries.receiverGone(session, unacknowledged);
  }

  /** The response. */
  byte[] query(Query query, int sequence) {
    return messages.query(query, conduct.profile().idFormats(), sequence);
  }

  CommandStatus cancel(Cancellation wanted) {
    if (wanted.messageId().isEmpty()) {
      return exchange.store().cancel(this, wanted, -1);
    }
    long number = conduct.profile().answers().id().read(wanted.messageId());
    return messages.gaveOut(number)
        ? exchange.store().cancel(this, wanted, number)
        : CommandStatus.ESME_RINVMSGID;
  }

  CommandStatus replace(Replacement wanted) {
    long number = conduct.profile().answers().id().read(wanted.messageId());
    return messages.gaveOut(number)
        ? exchange.store().replace(this, wanted, number)
        : CommandStatus.ESME_RINVMSGID;
  }

  Messages messages() {
    return messages;
  }

  Deliveries deliveries() {
    return deliveries;
  }

  Submits submits() {
    return submits;
  }

  boolean serves(String number) {
    return config.prefixes().stream().anyMatch(number::startsWith);
  }

  /** On the loop's thread, once all accounts are there. */
  void begin() {
    conduct.begin();
  }

  void reset() {
    change(config.profile());
    submits.resetCounters();
    deliveries.resetCounters();
  }

  Stats.AccountStats stats() {
    List<Stats.SessionStats> links = sessions.stream().map(Session::stats).toList();
    return new Stats.AccountStats(
        id(),
        office.id(),
        office.isRefusing(),
        submits.isPaused(),
        links,
        submits.received(),
        submits.accepted(),
        submits.rejected(),
        deliveries.receiptsSent(),
        deliveries.receiptsAcknowledged(),
        deliveries.textsAcknowledged(),
        links.stream().mapToInt(Stats.SessionStats::outstandingDeliveries).sum(),
        deliveries.waiting(),
        deliveries.redelivered(),
        deliveries.givenUp(),
        submits.perSecond(),
        submits.maxOutstanding());
  }
}
