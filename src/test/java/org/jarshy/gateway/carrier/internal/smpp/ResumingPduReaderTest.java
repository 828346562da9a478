package org.jarshy.gateway.carrier.internal.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;
import org.junit.jupiter.api.Test;

class ResumingPduReaderTest {

  private final List<byte[]> taken = new ArrayList<>();
  private final ResumingPduReader reader =
      new ResumingPduReader(
          Thread.currentThread().getName(),
          (header, pdu) -> {
            if (header.getCommandId() == SMPPConstant.CID_DELIVER_SM) {
              taken.add(pdu);
              return null;
            }
            return pdu;
          });

  /** Gives its pieces one read each; a null piece is a pause longer than the socket's timeout. */
  private static DataInputStream pieces(byte[]... pieces) {
    Deque<byte[]> left = new ArrayDeque<>();
    for (byte[] piece : pieces) {
      left.add(piece == null ? new byte[0] : piece);
    }
    return new DataInputStream(
        new InputStream() {
          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] into, int offset, int count) throws IOException {
            byte[] next = left.poll();
            if (next == null) {
              return -1;
            }
            if (next.length == 0) {
              throw new SocketTimeoutException();
            }
            int given = Math.min(count, next.length);
            System.arraycopy(next, 0, into, offset, given);
            if (given < next.length) {
              left.push(java.util.Arrays.copyOfRange(next, given, next.length));
            }
            return given;
          }
        });
  }

  private static byte[] pdu(int id, int sequence, int body) {
    ByteBuffer pdu = ByteBuffer.allocate(16 + body);
    pdu.putInt(16 + body).putInt(id).putInt(0).putInt(sequence);
    while (pdu.hasRemaining()) {
      pdu.put((byte) sequence);
    }
    return pdu.array();
  }

  private Command readThroughPauses(DataInputStream in) throws IOException {
    while (true) {
      try {
        return reader.readPDUHeader(in);
      } catch (SocketTimeoutException e) {
        // jSMPP sends an enquire_link here and reads on.
      }
    }
  }

  @Test
  void a_pdu_cut_anywhere_by_a_pause_is_read_whole() throws IOException {
    byte[] whole = pdu(SMPPConstant.CID_ENQUIRE_LINK, 7, 5);
    for (int cut = 1; cut < whole.length; cut++) {
      byte[] first = java.util.Arrays.copyOf(whole, cut);
      byte[] rest = java.util.Arrays.copyOfRange(whole, cut, whole.length);
      DataInputStream in =
          pieces(first, null, null, rest, pdu(SMPPConstant.CID_ENQUIRE_LINK, 8, 0));

      Command header = readThroughPauses(in);
      assertThat(header.getSequenceNumber()).as("cut at %s", cut).isEqualTo(7);
      assertThat(reader.readPDU(in, header)).isEqualTo(whole);
      assertThat(readThroughPauses(in).getSequenceNumber()).isEqualTo(8);
      reader.readPDU(in, header);
    }
  }

  @Test
  void deliveries_are_handed_over_and_the_rest_goes_on() throws IOException {
    DataInputStream in =
        pieces(
            pdu(SMPPConstant.CID_DELIVER_SM, 1, 30),
            pdu(SMPPConstant.CID_DELIVER_SM, 2, 0),
            pdu(SMPPConstant.CID_ENQUIRE_LINK, 3, 0));

    assertThat(reader.readPDUHeader(in).getSequenceNumber()).isEqualTo(3);
    assertThat(taken)
        .containsExactly(
            pdu(SMPPConstant.CID_DELIVER_SM, 1, 30), pdu(SMPPConstant.CID_DELIVER_SM, 2, 0));
  }

  @Test
  void a_lying_length_ends_the_session_and_takes_no_memory() {
    for (int length : new int[] {0, 15, -1, Integer.MIN_VALUE, 80 * 1024, Integer.MAX_VALUE}) {
      ResumingPduReader fresh = new ResumingPduReader("test", (header, pdu) -> pdu);
      byte[] lie = ByteBuffer.allocate(16).putInt(length).array();
      assertThatThrownBy(() -> fresh.readPDUHeader(pieces(lie)))
          .as("length %s", length)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("command_length " + length);
    }
  }

  @Test
  void the_end_of_the_stream_is_said() {
    assertThatThrownBy(() -> reader.readPDUHeader(pieces(new byte[] {0, 0})))
        .isInstanceOf(EOFException.class);
  }
}
