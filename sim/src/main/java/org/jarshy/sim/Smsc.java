package org.jarshy.sim;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.io.Port;
import org.jarshy.sim.smpp.Pdu;

/**
 * A running SMSC with its phones, its HTTP API and its page. Every method may be called from any
 * thread; {@link #close} frees both ports and every thread.
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
  private final Port smpp;
  private final HttpApi http;

  private Smsc(Builder builder) throws IOException {
    Changes changes = new Changes();
    loop = new EventLoop("sim-loop");
    try {
      PhoneBook phones = new PhoneBook(changes::add);
      List<AccountConfig> configs =
          builder.accounts.isEmpty()
              ? builder.withDefaults(AccountConfig.demo())
              : builder.withDefaults(builder.accounts.values());
      exchange =
          new Exchange(loop, phones, new Messages(builder.firstId()), configs, builder.redelivery);
      smpp = listen(builder);
      http = HttpApi.start(this, changes, new InetSocketAddress(builder.host, builder.httpPort));
    } catch (IOException | RuntimeException e) {
      loop.close();
      throw e;
    }
  }

  private Port listen(Builder builder) throws IOException {
    InetSocketAddress address = new InetSocketAddress(builder.host, builder.smppPort);
    try {
      return loop.listen(address, null, Pdu.LARGEST, null, wire -> new Session(wire, exchange));
    } catch (IOException e) {
      throw new PortNotFree("SMPP", address, e);
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  public int smppPort() {
    return smpp.address().getPort();
  }

  public int httpPort() {
    return http.port();
  }

  /** The address of the page of phones. */
  public String url() {
    return "http://" + smpp.address().getHostString() + ":" + httpPort();
  }

  /**
   * @throws IllegalArgumentException when there is no such account
   */
  public Account account(String id) {
    Account account = exchange.find(id);
    if (account == null) {
      throw new IllegalArgumentException(
          "no account '" + id + "'; there are " + exchange.accounts().keySet());
    }
    return account;
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
    return send(from, to, text, null);
  }

  /**
   * @param account the account that must take it; null for the one that serves the phone
   */
  public String send(String from, String to, String text, String account) {
    String phone = Numbers.phone("from", from);
    String destination = Numbers.destination("to", to);
    if (text == null || text.isEmpty()) {
      throw new IllegalArgumentException("text must not be empty");
    }
    Account via = account == null ? null : account(account);
    return loop.call(() -> exchange.send(phone, destination, text, via));
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
    return loop.call(exchange::stats);
  }

  /**
   * Forgets phones, ledger and counters, drops texts that wait for a receiver, and lets every
   * account behave as at the start. Sessions stay bound; receipts under way still come.
   */
  public void reset() {
    loop.call(
        () -> {
          exchange.reset();
          return null;
        });
  }

  PhoneBook phones() {
    return exchange.phones();
  }

  @Override
  public void close() {
    http.close();
    loop.close();
  }

  /** Configures an SMSC; what is not said has the values of the demo. */
  public static final class Builder {

    private final Map<String, AccountConfig> accounts = new LinkedHashMap<>();
    private String host = "127.0.0.1";
    private int smppPort;
    private int httpPort;
    private Duration receiptDelay;
    private Redelivery redelivery = Redelivery.DEFAULT;
    private Long seed;

    private Builder() {}

    /** Where to listen; 127.0.0.1 unless said otherwise. */
    public Builder host(String name) {
      host = name;
      return this;
    }

    /** 0, the default, takes any free port. */
    public Builder smppPort(int port) {
      smppPort = port;
      return this;
    }

    /** 0, the default, takes any free port. */
    public Builder httpPort(int port) {
      httpPort = port;
      return this;
    }

    /** An account that may bind any way. Without any there are the three of the demo. */
    public Builder account(String id, String password) {
      return account(AccountConfig.of(id, password));
    }

    public Builder account(AccountConfig account) {
      if (accounts.putIfAbsent(account.id(), account) != null) {
        throw new IllegalArgumentException("account '" + account.id() + "' is there twice");
      }
      return this;
    }

    /** The receipt delay of every account, whatever its own behaviour says. */
    public Builder receiptDelay(Duration delay) {
      receiptDelay = delay;
      return this;
    }

    /**
     * @param timeout how long a deliver_sm may stay without an answer; 10 s by default
     * @param firstWait before it is sent again after a refusal, doubled each time; 1 s by default
     * @param tries in all; 10 by default
     */
    public Builder redelivery(Duration timeout, Duration firstWait, int tries) {
      redelivery = new Redelivery(timeout, firstWait, tries);
      return this;
    }

    /** With the same seed the message ids of two runs are the same. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    private long firstId() {
      // Without a seed ids of two runs differ, as an ESME may remember those of the earlier run.
      return seed != null
          ? 1 + Math.floorMod(seed, 1L << 20) * (1L << 20)
          : Instant.now().getEpochSecond() << 16;
    }

    private List<AccountConfig> withDefaults(Collection<AccountConfig> configs) {
      return configs.stream()
          .map(
              c ->
                  receiptDelay == null
                      ? c
                      : c.withBehaviour(c.behaviour().withReceiptDelay(receiptDelay)))
          .toList();
    }

    /**
     * @throws PortNotFree when a port is taken
     * @throws IOException when there is no network
     */
    public Smsc start() throws IOException {
      return new Smsc(this);
    }
  }
}
