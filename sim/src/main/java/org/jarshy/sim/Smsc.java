package org.jarshy.sim;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jarshy.sim.capture.PduLog;
import org.jarshy.sim.form.Numbers;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.io.Port;
import org.jarshy.sim.io.Tap;
import org.jarshy.sim.io.Taps;
import org.jarshy.sim.phone.LedgerEntry;
import org.jarshy.sim.phone.PhoneBook;
import org.jarshy.sim.profile.Chance;
import org.jarshy.sim.proof.Assertions;
import org.jarshy.sim.proof.Verdict;
import org.jarshy.sim.smpp.Pdu;

/**
 * A running SMSC with its phones, its HTTP API and its page. Every method may be called from any
 * thread; {@link #close} frees every port and every thread.
 *
 * <pre>{@code
 * try (Smsc sim = Smsc.builder().smppPort(0).httpPort(0).account("kcell", "demo").start()) {
 *   ... bind to sim.smppPort(), submit ...
 *   sim.phone("77011234567").messages();
 * }
 * }</pre>
 */
public final class Smsc implements AutoCloseable {

  private final EventLoop loop;
  private final Exchange exchange;
  private final List<Office> offices = new ArrayList<>();
  private final String host;
  private final Certificate certificate;
  private final Assertions assertions;
  private final RateHistory rates;
  private final PduLog pdus;
  private final FrontDoor.Open http;
  private volatile Consumer<String> phoneListener = number -> {};

  Smsc(SmscBuilder builder) throws IOException {
    loop = new EventLoop("sim-loop", builder.pace());
    if (builder.inMemory()) {
      loop.holdTime(); // until somebody plays
    }
    host = builder.host();
    assertions = builder.assertions();
    pdus = new PduLog(loop);
    try {
      exchange =
          new Exchange(
              loop,
              number -> phoneListener.accept(number),
              builder.habits(),
              builder.seedOrAny(),
              assertions.isEmpty() ? null : assertions);
      certificate = builder.certificate();
      for (SmscConfig config : builder.smscs()) {
        offices.add(open(config, builder));
      }
      rates = new RateHistory(loop, exchange);
      inLoop(
          () -> {
            exchange.accounts().values().forEach(Account::begin);
            rates.begin();
            return null;
          });
      http =
          builder.httpPort() == null
              ? null
              : frontDoor().open(this, new InetSocketAddress(builder.host(), builder.httpPort()));
    } catch (IOException | RuntimeException e) {
      loop.close();
      throw e;
    }
  }

  private static FrontDoor frontDoor() {
    return ServiceLoader.load(FrontDoor.class, Smsc.class.getClassLoader())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no front door is on the class path"));
  }

  private Office open(SmscConfig config, SmscBuilder builder) throws IOException {
    Office office = new Office(config.id(), loop, builder.bindTimeout());
    for (AccountConfig each : config.accounts()) {
      Messages messages = new Messages(builder.firstId(each.id()));
      Account account = new Account(each, loop, office, exchange, messages, builder.redelivery());
      office.add(account);
      exchange.add(account);
    }
    List<TapSource> taps = builder.taps();
    if (builder.inMemory()) {
      office.add(loop.listen(null, null, Pdu.LARGEST, taps(taps, false), office::session));
      return office;
    }
    if (config.port() != null) {
      office.add(listen(config.port(), null, taps, office));
    }
    if (config.tlsPort() != null) {
      Certificate own = config.certificate() == null ? certificate : config.certificate();
      office.add(listen(config.tlsPort(), own.serverContext(), taps, office));
    }
    return office;
  }

  private IntFunction<Tap> taps(List<TapSource> sources, boolean tls) {
    return port -> {
      List<Tap> all = new ArrayList<>();
      all.add(pdus.tap(port));
      sources.forEach(each -> all.add(each.tap(loop, port, tls)));
      return Taps.of(all);
    };
  }

  private Port listen(int port, SSLContext tls, List<TapSource> taps, Office office)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    try {
      return loop.listen(address, tls, Pdu.LARGEST, taps(taps, tls != null), office::session);
    } catch (IOException e) {
      throw new PortNotFree("SMPP", address, e);
    }
  }

  public static SmscBuilder builder() {
    return new SmscBuilder();
  }

  /** What all chance was made of: with it another run is as this one was. */
  public long seed() {
    return exchange.seed();
  }

  /** The first port of plain SMPP. */
  public int smppPort() {
    return port(false);
  }

  /** The first port of SMPP over TLS. */
  public int tlsPort() {
    return port(true);
  }

  private int port(boolean tls) {
    return ports().stream()
        .filter(port -> port.tls() == tls)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no such port"))
        .port();
  }

  /** An open port of a virtual SMSC. */
  public record OpenPort(String smsc, int port, boolean tls) {}

  public List<OpenPort> ports() {
    List<OpenPort> all = new ArrayList<>();
    for (Office office : offices) {
      for (Port port : office.ports()) {
        if (port.address() != null) {
          all.add(new OpenPort(office.id(), port.address().getPort(), port.tls()));
        }
      }
    }
    return all;
  }

  /** The place in memory of a simulator that has no sockets. */
  public Port memory(String smsc) {
    return offices.stream()
        .filter(office -> office.id().equals(smsc))
        .map(office -> office.ports().get(0))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no SMSC '" + smsc + "'"));
  }

  /** The loop that it runs on, for partners that are to run on it too. */
  public EventLoop loop() {
    return loop;
  }

  /**
   * What the ports of TLS show that were given no certificate; in PEM, to be trusted. Null when
   * there is no such port.
   */
  public String certificatePem() {
    return certificate == null ? null : certificate.pem();
  }

  public int httpPort() {
    return http.port();
  }

  /** The address of the page of phones. */
  public String url() {
    return "http://" + host + ":" + httpPort();
  }

  /**
   * @throws IllegalArgumentException when there is no such account
   */
  public Account account(String id) {
    return exchange.account(id);
  }

  public Collection<Account> accounts() {
    return List.copyOf(exchange.accounts().values());
  }

  /**
   * @param number with or without plus sign
   * @throws IllegalArgumentException when this is no phone number
   */
  public Phone phone(String number) {
    return new Phone(this, Numbers.anyNumber("number", number));
  }

  /**
   * A phone sends a text to a short code, as GSM 7-bit when it fits, else as UCS-2, in parts when
   * it is long. It goes to the account that serves the phone's prefix, to any other when that has
   * no receiver, or waits for one.
   *
   * @return an id of this text
   * @throws IllegalArgumentException when a value is not allowed; says what is
   */
  public String send(String from, String to, String text) {
    return send(MobileText.of(from, to, text));
  }

  /**
   * A phone sends a text in the way that it says.
   *
   * @return an id of this text
   * @throws IllegalArgumentException when a value is not allowed; says what is
   */
  public String send(MobileText text) {
    return inLoop(() -> exchange.send(text));
  }

  /** What every destination received; in no order of destinations. */
  public List<LedgerEntry> ledger() {
    List<LedgerEntry> all = new ArrayList<>();
    phones().all().forEach(phone -> all.addAll(phone.ledger()));
    return all;
  }

  /** What one destination received. */
  public List<LedgerEntry> ledger(String number) {
    return phones().phone(Numbers.anyNumber("to", number)).ledger();
  }

  public Stats stats() {
    return inLoop(exchange::stats);
  }

  /** Submits, receipts and errors of every second of the last ten minutes. */
  public List<RateHistory.Second> rates() {
    return inLoop(rates::seconds);
  }

  /**
   * How it stands with what must hold.
   *
   * @param ended nothing more will come: what is not true yet never will be
   */
  public List<Verdict> verdicts(boolean ended) {
    return assertions.verdicts(loop.nanos(), ended);
  }

  /** The latest PDUs of all ports, to be searched. */
  public PduLog pdus() {
    return pdus;
  }

  /** Every connection that is open now, bound or not, as a sentence for people. */
  public List<String> openConnections() {
    return inLoop(
        () ->
            offices.stream()
                .flatMap(office -> office.sessions().stream())
                .map(Session::description)
                .toList());
  }

  /**
   * Forgets phones, ledger and counters, drops texts that wait for a receiver, and lets every
   * account behave as at the start. Sessions stay bound; receipts under way still come.
   */
  public void reset() {
    inLoop(
        () -> {
          exchange.reset();
          rates.reset();
          assertions.restart(loop.nanos());
          pdus.clear();
          return null;
        });
  }

  <T> T inLoop(Supplier<T> work) {
    return loop.call(work);
  }

  /** The numbers of phones whose threads are not what they were go there, on the loop's thread. */
  public void phonesChanged(Consumer<String> listener) {
    phoneListener = listener;
  }

  /** To be read; the loop writes it. */
  public PhoneBook phones() {
    return exchange.phones();
  }

  Exchange exchange() {
    return exchange;
  }

  @Override
  public void close() {
    if (http != null) {
      http.close();
    }
    loop.close();
  }

  /** Where one who listens in comes from, once it is known at which port. */
  public interface TapSource {

    /**
     * @param port 0 for a place in memory
     * @param tls whether what is seen is encrypted on the wire
     */
    Tap tap(EventLoop loop, int port, boolean tls);
  }

  static long firstId(long seed, String account) {
    return 1 + (Chance.key(seed, Chance.of(account), 0) >>> 44 << 20);
  }
}
