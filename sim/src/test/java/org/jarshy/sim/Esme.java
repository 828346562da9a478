package org.jarshy.sim;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;

/** The other side: a client by jSMPP, which shares no code with what it tests but the codec. */
final class Esme implements AutoCloseable {

  /** Decides what to answer to a delivery; an exception refuses it. */
  interface Reception {
    void take(DeliverSm deliver, int count) throws ProcessRequestException;
  }

  final List<DeliverSm> delivered = new CopyOnWriteArrayList<>();
  private final SMPPSession session = new SMPPSession();
  private Reception reception = (deliver, count) -> {};

  static Esme bind(Smsc sim, BindType type, String systemId, String password) throws IOException {
    return new Esme().connect(sim, type, systemId, password);
  }

  static Esme trx(Smsc sim, String systemId) throws IOException {
    return bind(sim, BindType.BIND_TRX, systemId, "demo");
  }

  Esme receiving(Reception decision) {
    reception = decision;
    return this;
  }

  Esme connect(Smsc sim, BindType type, String systemId, String password) throws IOException {
    session.setTransactionTimer(20_000);
    session.setQueueCapacity(2000); // above the window of deliveries, so that none is throttled
    session.setMessageReceiverListener(
        new MessageReceiverListener() {
          @Override
          public void onAcceptDeliverSm(DeliverSm deliver) throws ProcessRequestException {
            delivered.add(deliver);
            reception.take(deliver, delivered.size());
          }

          @Override
          public void onAcceptAlertNotification(AlertNotification alert) {}

          @Override
          public DataSmResult onAcceptDataSm(DataSm data, Session source) {
            throw new UnsupportedOperationException();
          }
        });
    session.connectAndBind(
        "127.0.0.1",
        sim.smppPort(),
        new BindParameter(
            type,
            systemId,
            password,
            "",
            TypeOfNumber.UNKNOWN,
            NumberingPlanIndicator.UNKNOWN,
            null));
    return this;
  }

  SMPPSession session() {
    return session;
  }

  String submit(String to, String text) throws Exception {
    return submit(to, text.getBytes("US-ASCII"), 0, 0, true);
  }

  String submit(
      String to,
      byte[] data,
      int dataCoding,
      int esmClass,
      boolean receipt,
      OptionalParameter... tlvs)
      throws Exception {
    return session
        .submitShortMessage(
            "",
            TypeOfNumber.UNKNOWN,
            NumberingPlanIndicator.UNKNOWN,
            "1414",
            TypeOfNumber.INTERNATIONAL,
            NumberingPlanIndicator.ISDN,
            to,
            new ESMClass(esmClass),
            (byte) 0,
            (byte) 0,
            null,
            null,
            new RegisteredDelivery(
                receipt ? SMSCDeliveryReceipt.SUCCESS_FAILURE : SMSCDeliveryReceipt.DEFAULT),
            (byte) 0,
            new RawDataCoding((byte) dataCoding),
            (byte) 0,
            data,
            tlvs)
        .getMessageId();
  }

  List<DeliverSm> receipts() {
    return delivered.stream().filter(DeliverSm::isSmscDeliveryReceipt).toList();
  }

  List<DeliverSm> texts() {
    return delivered.stream().filter(d -> !d.isSmscDeliveryReceipt()).toList();
  }

  static String receiptedId(DeliverSm receipt) {
    OptionalParameter tlv =
        receipt.getOptionalParameter(OptionalParameter.Tag.RECEIPTED_MESSAGE_ID);
    return ((OptionalParameter.COctetString) tlv).getValueAsString();
  }

  static SmscBuilder quick() {
    return Smsc.builder().receiptDelay(Duration.ofMillis(20));
  }

  @Override
  public void close() {
    session.unbindAndClose();
  }
}
