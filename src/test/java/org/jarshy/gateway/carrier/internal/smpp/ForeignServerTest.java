package org.jarshy.gateway.carrier.internal.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jarshy.gateway.carrier.internal.CarrierRun;
import org.jarshy.gateway.carrier.internal.FakeJournal;
import org.jarshy.gateway.carrier.internal.TestSettings;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.outbox.Binding;
import org.jarshy.gateway.outbox.MessageState;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.outbox.RealOutbox;
import org.jarshy.gateway.testing.TestDatabase;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A carrier bound to jSMPP's own SMSC, which reads and answers as its authors see SMPP. */
class ForeignServerTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final FakeJournal journal = new FakeJournal();
  private final Clock clock = Clock.systemUTC();
  private TestDatabase database;
  private RealOutbox outbox;
  private SMPPServerSessionListener listener;
  private CarrierRun run;

  @BeforeEach
  void open() throws Exception {
    database = TestDatabase.Kind.H2.open();
    outbox =
        new RealOutbox(
            database,
            clock,
            c -> new Binding.Words(new Msisdn("+77011234567"), "Қазақша ".repeat(20), false));
    int port = freePort();
    listener = new SMPPServerSessionListener(port);
    listener.setTimeout(20_000);
    run =
        new CarrierRun(
            "kcell", TestSettings.of(port).build(), null, outbox.outbox(), journal, clock);
    outbox.outbox().onQueued(carrier -> run.wake());
    run.start();
  }

  @AfterEach
  void close() throws IOException {
    run.stopClaiming();
    run.stop();
    listener.close();
    database.close();
  }

  /** The listener does not say which one it took. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private SMPPServerSession accept(AtomicInteger submits) throws Exception {
    SMPPServerSession session = listener.accept();
    session.setMessageReceiverListener(new CountingListener(submits));
    session.waitForBind(20_000).accept("jsmpp", InterfaceVersion.IF_50);
    return session;
  }

  @Test
  void long_texts_are_taken_and_texts_and_receipts_are_acknowledged_in_every_form()
      throws Exception {
    AtomicInteger submits = new AtomicInteger();
    SMPPServerSession session = accept(submits);
    outbox.queue("kcell", PriorityClass.NOTICE, 1, 20);
    await().atMost(SOON).until(() -> outbox.counts().equals(Map.of(MessageState.ACCEPTED, 20L)));
    assertThat(submits).hasValue(60);

    // These throw when there is no answer, or another one than ESME_ROK.
    session.deliverShortMessage(
        "",
        TypeOfNumber.INTERNATIONAL,
        NumberingPlanIndicator.ISDN,
        "77011234567",
        TypeOfNumber.UNKNOWN,
        NumberingPlanIndicator.UNKNOWN,
        "1414",
        new ESMClass(),
        (byte) 0,
        (byte) 0,
        new RegisteredDelivery(0),
        DataCodings.ZERO,
        "HELP".getBytes(StandardCharsets.US_ASCII));
    DataSmResult data =
        session.dataShortMessage(
            "",
            TypeOfNumber.INTERNATIONAL,
            NumberingPlanIndicator.ISDN,
            "77011234568",
            TypeOfNumber.UNKNOWN,
            NumberingPlanIndicator.UNKNOWN,
            "1414",
            new ESMClass(),
            new RegisteredDelivery(0),
            DataCodings.ZERO,
            new OptionalParameter.Message_payload("NEWS".getBytes(StandardCharsets.US_ASCII)));
    assertThat(data).isNotNull();
    assertThat(journal.texts)
        .extracting(text -> new String(text.octets(), StandardCharsets.US_ASCII))
        .containsExactly("HELP", "NEWS");
  }

  @Test
  void its_unbind_is_answered_and_it_is_bound_to_again() throws Exception {
    AtomicInteger submits = new AtomicInteger();
    SMPPServerSession session = accept(submits);
    session.unbindAndClose();
    accept(submits);
    outbox.queue("kcell", PriorityClass.NOTICE, 1, 1);
    await().atMost(SOON).until(() -> outbox.counts().equals(Map.of(MessageState.ACCEPTED, 1L)));
  }
}
