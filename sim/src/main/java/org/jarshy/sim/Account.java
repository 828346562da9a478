package org.jarshy.sim;

import java.util.ArrayList;
import java.util.List;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.smpp.CommandStatus;

/** One account of the running SMSC. Its public methods may be called from any thread. */
public final class Account {

  private final AccountConfig config;
  private final EventLoop loop;
  private final Deliveries deliveries;
  private final Submits submits;
  private final List<Session> sessions = new ArrayList<>();

  Account(AccountConfig config, EventLoop loop, Exchange exchange, Redelivery redelivery) {
    this.config = config;
    this.loop = loop;
    this.deliveries = new Deliveries(this, loop, redelivery);
    this.submits = new Submits(this, loop, exchange);
  }

  public String id() {
    return config.id();
  }

  public AccountConfig config() {
    return config;
  }

  /** How it behaves now; faults that have happened are gone from it. */
  public Behaviour behaviour() {
    return loop.call(submits::behaviour);
  }

  /**
   * Takes effect before this returns. Faults that were armed and have not happened are replaced;
   * answers held back by a pause leave now.
   */
  public void behave(Behaviour behaviour) {
    loop.call(
        () -> {
          submits.behave(behaviour);
          return null;
        });
  }

  /** In addition to what is armed already. */
  public void inject(Fault fault) {
    loop.call(
        () -> {
          submits.inject(fault);
          return null;
        });
  }

  /** Closes every connection that is bound to this account now; it may bind again. */
  public void cutAll() {
    loop.call(
        () -> {
          List.copyOf(sessions).forEach(Session::cut);
          return null;
        });
  }

  /** Whether this bind is let in; {@code account} is null when the system id is not known. */
  static CommandStatus admits(Account account, String password, BindType type) {
    if (account == null) {
      return CommandStatus.ESME_RINVSYSID;
    }
    if (!account.config.password().equals(password == null ? "" : password)) {
      return CommandStatus.ESME_RINVPASWD;
    }
    return account.config.binds().contains(type)
        ? CommandStatus.ESME_ROK
        : CommandStatus.ESME_RBINDFAIL;
  }

  void bound(Session session) {
    sessions.add(session);
    if (session.bind().receives()) {
      deliveries.receiverBound(session);
    }
  }

  void gone(Session session, List<Parcel> unacknowledged) {
    sessions.remove(session);
    deliveries.receiverGone(session, unacknowledged);
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

  void reset() {
    submits.behave(config.behaviour());
    submits.resetCounters();
    deliveries.resetCounters();
  }

  Stats.AccountStats stats() {
    List<Stats.SessionStats> links = sessions.stream().map(Session::stats).toList();
    return new Stats.AccountStats(
        id(),
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
