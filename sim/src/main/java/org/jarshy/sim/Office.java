package org.jarshy.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.io.Port;
import org.jarshy.sim.io.Wire;

/** One virtual SMSC at work: its ports, its accounts, and who is connected. */
final class Office {

  private final String id;
  private final EventLoop loop;
  private final Duration bindTimeout;
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final List<Port> ports = new ArrayList<>();
  private final Set<Session> sessions = new LinkedHashSet<>();

  /**
   * @param bindTimeout how long a connection may take to bind
   */
  Office(String id, EventLoop loop, Duration bindTimeout) {
    this.id = id;
    this.loop = loop;
    this.bindTimeout = bindTimeout;
  }

  String id() {
    return id;
  }

  void add(Account account) {
    accounts.put(account.id(), account);
  }

  void add(Port port) {
    ports.add(port);
  }

  List<Port> ports() {
    return ports;
  }

  Wire.Listener session(Wire wire) {
    return new Session(wire, loop, this);
  }

  /** Null when it is none of this SMSC. */
  Account find(String systemId) {
    return systemId == null ? null : accounts.get(systemId);
  }

  /** How long a connection may take to bind. */
  Duration bindTimeout() {
    return bindTimeout;
  }

  void connected(Session session) {
    sessions.add(session);
  }

  void left(Session session) {
    sessions.remove(session);
  }

  Set<Session> sessions() {
    return sessions;
  }

  void refuse(Duration time) {
    ports.forEach(port -> port.refuse(time));
  }

  void listenAgain() {
    ports.forEach(Port::listenAgain);
  }

  boolean isRefusing() {
    return ports.stream().anyMatch(Port::isRefusing);
  }
}
