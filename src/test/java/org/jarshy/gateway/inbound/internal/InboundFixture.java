package org.jarshy.gateway.inbound.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jarshy.gateway.gsm.Alphabet;
import org.jarshy.gateway.gsm.ReceivedText.Concat;
import org.jarshy.gateway.gsm.Segmenter;
import org.jarshy.gateway.gsm.UserData;
import org.jarshy.gateway.inbound.DeliveredReceipt;
import org.jarshy.gateway.inbound.DeliveredText;
import org.jarshy.gateway.inbound.OddTexts;
import org.jarshy.gateway.inbound.ReceiptSettler;
import org.jarshy.gateway.inbound.TextHandler;
import org.jarshy.gateway.kernel.AesNumberVault;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.NumberVault;
import org.jarshy.gateway.kernel.RootKey;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole room on a database of its own, with a settable clock. */
final class InboundFixture implements AutoCloseable {

  static final Msisdn AIGUL = new Msisdn("+77011234567");
  static final Msisdn BOLAT = new Msisdn("+77777654321");

  final MutableClock clock = MutableClock.startingInJanuary2022();
  final NumberVault vault = new AesNumberVault(RootKey.of(new byte[RootKey.BYTES]));
  final Answers answers = new Answers();
  final OddTexts odd = new OddTexts();
  final Settler settler = new Settler();
  final CountingTransactions transactions;

  private final TestDatabase database;
  private final List<InboundRoom> rooms = new ArrayList<>();
  private int sequence;

  InboundFixture(TestDatabase.Kind kind) {
    database = kind.open();
    transactions = new CountingTransactions(database.dataSource());
  }

  /** A new process on the same database; nothing runs yet. */
  InboundRoom room(InboundLimits limits, TextHandler handler, ReceiptSettler receipts) {
    InboundRoom room =
        new InboundRoom(
            new JdbcTemplate(database.dataSource()),
            transactions,
            vault,
            () -> receipts,
            () -> handler,
            limits,
            odd,
            clock);
    rooms.add(room);
    return room;
  }

  InboundRoom room(InboundLimits limits) {
    return room(limits, answers, settler);
  }

  /** All of it running. */
  InboundRoom running() {
    return running(InboundLimits.DEFAULTS);
  }

  InboundRoom running(InboundLimits limits) {
    InboundRoom room = room(limits);
    room.journal().start();
    room.texts().start();
    room.receipts().start();
    return room;
  }

  /** The journal alone: texts are stored and nobody answers them. */
  InboundRoom journalOnly() {
    InboundRoom room = room(InboundLimits.DEFAULTS);
    room.journal().start();
    return room;
  }

  /** Takes part in the transaction of the thread that uses it. */
  JdbcTemplate template() {
    return new JdbcTemplate(database.dataSource());
  }

  JdbcClient jdbc() {
    return database.jdbc();
  }

  long rows(State state) {
    return jdbc()
        .sql("select count(*) from inbound_text where state = ?")
        .param(state.name())
        .query(Long.class)
        .single();
  }

  DeliveredText text(Msisdn from, String text) {
    return text(from, text, "link-a", ++sequence);
  }

  DeliveredText text(Msisdn from, String text, String link, int pdu) {
    UserData data = UserData.encode(Segmenter.segment(text), 1, Alphabet.GSM7, false).get(0);
    return delivered(from, data, null, link, pdu);
  }

  /** All parts of a longer text, in order. */
  List<DeliveredText> parts(Msisdn from, String text, int reference) {
    return UserData.encode(Segmenter.segment(text), reference, Alphabet.GSM7, false).stream()
        .map(data -> delivered(from, data, null, "link-a", ++sequence))
        .toList();
  }

  DeliveredText sar(Msisdn from, String text, Concat place) {
    UserData data = UserData.encode(Segmenter.segment(text), 1, Alphabet.GSM7, false).get(0);
    return delivered(from, data, place, "link-a", ++sequence);
  }

  /** User data as a phone made it, header included. */
  DeliveredText raw(Msisdn from, byte[] octets, int dataCoding) {
    return delivered(
        from, new UserData(octets, (byte) dataCoding, true), null, "link-a", ++sequence);
  }

  /** The same PDU over another link. */
  static DeliveredText over(String link, int pdu, DeliveredText text) {
    return new DeliveredText(
        text.carrier(),
        link,
        text.from(),
        text.to(),
        text.octets(),
        text.dataCoding(),
        text.udhi(),
        text.alphabet(),
        text.sar(),
        pdu,
        text.receivedAt());
  }

  /** The same PDU, delivered again now. */
  DeliveredText again(DeliveredText text, String link, int pdu) {
    DeliveredText moved = over(link, pdu, text);
    return new DeliveredText(
        moved.carrier(),
        moved.link(),
        moved.from(),
        moved.to(),
        moved.octets(),
        moved.dataCoding(),
        moved.udhi(),
        moved.alphabet(),
        moved.sar(),
        moved.sequence(),
        clock.instant());
  }

  DeliveredReceipt receipt(String id) {
    return new DeliveredReceipt("kcell", id, 2, "", "id:" + id + " stat:DELIVRD", clock.instant());
  }

  private DeliveredText delivered(Msisdn from, UserData data, Concat sar, String link, int pdu) {
    return new DeliveredText(
        "kcell",
        link,
        from,
        "1414",
        data.octets(),
        data.dataCoding(),
        data.udhi(),
        Alphabet.GSM7,
        sar,
        pdu,
        clock.instant());
  }

  static void join(CompletionStage<Void> stage) {
    try {
      stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw new AssertionError("the stage did not complete");
      }
      throw e;
    }
  }

  void accept(InboundRoom room, DeliveredText text) {
    join(room.journal().accept(text));
  }

  static ConditionFactory eventually() {
    return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5));
  }

  /** Lets time pass and everyone see it. */
  void pass(InboundRoom room, Duration time) {
    clock.advance(time);
    room.journal().sweep();
    room.texts().wake();
    room.receipts().wake();
  }

  /** Returns when the journal's thread has done all that was asked of it before. */
  void settled(InboundRoom room) {
    join(room.journal().accept(receipt("none")));
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    for (InboundRoom room : rooms) {
      room.receipts().stop();
      room.texts().stop();
      room.journal().stop();
    }
    database.close();
  }
}
