package org.jarshy.gateway.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The least of an SMSC, in this process and reachable from this machine alone: takes every bind and
 * every submit_sm, and sends a receipt with each answer. To warm up with; nothing is measured on
 * it.
 */
final class LoopbackSmsc implements AutoCloseable {

  private static final int HEADER = 16;
  private static final int MOST_OCTETS = 65_536;
  private static final int RESPONSE = 0x8000_0000;
  private static final int GENERIC_NACK = RESPONSE;
  private static final int BIND_RECEIVER = 0x0000_0001;
  private static final int BIND_TRANSMITTER = 0x0000_0002;
  private static final int SUBMIT_SM = 0x0000_0004;
  private static final int DELIVER_SM = 0x0000_0005;
  private static final int UNBIND = 0x0000_0006;
  private static final int BIND_TRANSCEIVER = 0x0000_0009;
  private static final int ENQUIRE_LINK = 0x0000_0015;
  private static final int ESME_RINVCMDID = 3;
  private static final byte RECEIPT = 0x04;

  private final ServerSocket server;
  private final AtomicLong ids = new AtomicLong();

  private LoopbackSmsc(ServerSocket server) {
    this.server = server;
  }

  static LoopbackSmsc start() {
    try {
      LoopbackSmsc smsc =
          new LoopbackSmsc(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      daemon(smsc::accept, "bench-warm-up-smsc");
      return smsc;
    } catch (IOException e) {
      throw new NotMeasured("cannot listen on the loopback address to warm up", e);
    }
  }

  SmscAddress address() {
    return new SmscAddress(server.getInetAddress().getHostAddress(), server.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      // Nothing is left to close.
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        daemon(() -> serve(socket), "bench-warm-up-session");
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()))) {
      socket.setTcpNoDelay(true);
      AtomicInteger sequence = new AtomicInteger();
      while (true) {
        answer(in, out, sequence);
        if (in.available() == 0) {
          out.flush();
        }
      }
    } catch (IOException e) {
      // The peer went, as it does when the warm-up is over.
    }
  }

  private void answer(DataInputStream in, DataOutputStream out, AtomicInteger sequence)
      throws IOException {
    int length = in.readInt();
    int command = in.readInt();
    in.readInt();
    int number = in.readInt();
    if (length < HEADER || length > MOST_OCTETS) {
      throw new EOFException("a PDU of " + length + " octets");
    }
    byte[] body = in.readNBytes(length - HEADER);
    if (command < 0) {
      return; // an answer to us
    }
    switch (command) {
      case SUBMIT_SM -> {
        byte[] id = Long.toString(ids.incrementAndGet()).getBytes(StandardCharsets.US_ASCII);
        pdu(out, command | RESPONSE, 0, number, id.length + 1);
        out.write(id);
        out.writeByte(0);
        receipt(out, sequence.incrementAndGet(), id, body);
      }
      case BIND_RECEIVER, BIND_TRANSMITTER, BIND_TRANSCEIVER -> {
        pdu(out, command | RESPONSE, 0, number, 1);
        out.writeByte(0);
      }
      case UNBIND, ENQUIRE_LINK -> pdu(out, command | RESPONSE, 0, number, 0);
      default -> pdu(out, GENERIC_NACK, ESME_RINVCMDID, number, 0);
    }
  }

  /** As SMPP 3.4, appendix B writes it. */
  private static void receipt(DataOutputStream out, int sequence, byte[] id, byte[] submit)
      throws IOException {
    int source = endOfString(submit, 0) + 2; // after service_type, ton and npi
    int afterSource = endOfString(submit, source);
    int to = afterSource + 2;
    int afterTo = endOfString(submit, to);
    byte[] text =
        ("id:"
                + new String(id, StandardCharsets.US_ASCII)
                + " sub:001 dlvrd:001 submit date:2601010000 done date:2601010000"
                + " stat:DELIVRD err:000 text:")
            .getBytes(StandardCharsets.US_ASCII);
    int addresses = 2 + (afterTo - to) + 2 + (afterSource - source);
    pdu(out, DELIVER_SM, 0, sequence, 1 + addresses + 3 + 2 + 4 + 1 + text.length);
    out.writeByte(0);
    out.writeShort(0x0101);
    out.write(submit, to, afterTo - to);
    out.writeShort(0x0000);
    out.write(submit, source, afterSource - source);
    out.writeByte(RECEIPT);
    out.writeShort(0); // protocol_id, priority_flag
    out.writeShort(0); // schedule_delivery_time and validity_period, both empty
    out.writeInt(0); // registered_delivery, replace_if_present, data_coding, sm_default_msg_id
    out.writeByte(text.length);
    out.write(text);
  }

  /** The place after a C-octet string's final zero. */
  private static int endOfString(byte[] body, int from) throws IOException {
    for (int i = from; i < body.length; i++) {
      if (body[i] == 0) {
        return i + 1;
      }
    }
    throw new EOFException("a submit_sm that ends in an address");
  }

  private static void pdu(DataOutputStream out, int command, int status, int number, int body)
      throws IOException {
    out.writeInt(HEADER + body);
    out.writeInt(command);
    out.writeInt(status);
    out.writeInt(number);
  }

  private static void daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
