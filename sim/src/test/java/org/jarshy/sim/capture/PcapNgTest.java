package org.jarshy.sim.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jarshy.sim.io.Pace;
import org.jarshy.sim.io.Port;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcapNgTest {

  private static final byte[] BIND = Pdus.bind(1, "kcell", "demo");
  private static final byte[] UNBIND = Pdus.bare(Pdus.UNBIND, 3);

  @TempDir Path folder;

  /** One connection that binds, says this, and unbinds, in memory. */
  private byte[] capture(String name, byte[]... frames) throws Exception {
    Path file = folder.resolve(name);
    try (Run run = new Run();
        Capture capture = PcapNg.open(file, run.loop, true)) {
      Port port = run.smsc(null, capture.tap(2775), Answers.good());
      run.say(port, frames);
    }
    return Files.readAllBytes(file);
  }

  private static List<byte[]> packets(byte[] file) throws IOException {
    List<byte[]> packets = new ArrayList<>();
    PcapNgReader.read(
        new FileInput(new java.io.ByteArrayInputStream(file)), each -> packets.add(each.data()));
    return packets;
  }

  @Test
  void a_conversation_is_the_very_octets_that_wireshark_was_shown() throws Exception {
    try (InputStream golden = getClass().getResourceAsStream("bind-unbind.pcapng")) {
      assertThat(HexFormat.of().formatHex(capture("a", BIND, UNBIND)))
          .isEqualTo(HexFormat.of().formatHex(golden.readAllBytes()));
    }
  }

  @Test
  void what_was_captured_is_read_again_as_it_crossed() throws Exception {
    byte[] submit =
        Pdus.message(4, 2, "1414", "77011234567", 0, 8, Pdus.ucs2("Комендант"), new byte[0]);
    capture("a", BIND, submit, UNBIND);

    CapturedConnection read = ReadCapture.read(folder.resolve("a")).get(0);

    assertThat(read.pdus().stream().map(CapturedPdu::octets))
        .containsExactly(
            BIND,
            Pdus.bindResponse(1, "sim"),
            submit,
            Pdus.submitResponse(2, 0, "id2"),
            UNBIND,
            Pdus.bare(Pdus.UNBIND | Pdus.RESPONSE, 3));
    assertThat(read.pdus())
        .extracting(CapturedPdu::fromEsme)
        .containsExactly(true, false, true, false, true, false);
    long start = Run.START.getEpochSecond();
    assertThat(read.pdus())
        .extracting(pdu -> pdu.nanos() / 1_000_000_000 - start)
        .containsExactly(1L, 1L, 2L, 2L, 3L, 3L);
    assertThat(read.esme()).isEqualTo("127.0.0.1:49153");
    assertThat(read.smsc()).isEqualTo("127.0.0.1:2775");
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void every_packet_has_right_lengths_and_checksums() throws Exception {
    byte[] odd = Pdus.submit(2, "77011234567", "even");
    byte[] even = Pdus.submit(3, "77011234567", "odd");

    List<byte[]> packets = packets(capture("a", BIND, odd, even));

    assertThat(packets).hasSize(3 + 6 + 3);
    for (byte[] packet : packets) {
      ByteBuffer ip = ByteBuffer.wrap(packet);
      assertThat(ip.getShort(2) & 0xFFFF).isEqualTo(packet.length);
      assertThat(onesComplement(packet, 0, 20, 0)).isEqualTo(0xFFFF);
      int tcp = packet.length - 20;
      int pseudo = tcp + 6;
      for (int at = 12; at < 20; at += 2) {
        pseudo += ip.getShort(at) & 0xFFFF;
      }
      assertThat(onesComplement(packet, 20, packet.length, pseudo)).isEqualTo(0xFFFF);
    }
  }

  private static int onesComplement(byte[] octets, int from, int to, int start) {
    int sum = start;
    for (int i = from; i < to; i++) {
      sum += (octets[i] & 0xFF) << ((i - from) % 2 == 0 ? 8 : 0);
    }
    while (sum > 0xFFFF) {
      sum = (sum & 0xFFFF) + (sum >> 16);
    }
    return sum;
  }

  @Test
  void sequence_numbers_run_on_from_syn_to_fin() throws Exception {
    List<byte[]> packets = packets(capture("a", BIND, UNBIND));

    assertThat(packets.stream().map(packet -> packet[33] & 0x3F))
        .as("SYN, SYN ACK, ACK, four PDUs, FIN, FIN, ACK")
        .containsExactly(0x02, 0x12, 0x10, 0x18, 0x18, 0x18, 0x18, 0x11, 0x11, 0x10);
    int[] next = new int[2];
    for (byte[] packet : packets) {
      ByteBuffer tcp = ByteBuffer.wrap(packet, 20, packet.length - 20);
      int side = (tcp.getShort(20) & 0xFFFF) == 2775 ? 1 : 0;
      int flags = packet[33];
      int header = (packet[32] & 0xF0) >> 2;
      if ((flags & 0x02) == 0) {
        assertThat(tcp.getInt(24)).isEqualTo(next[side]);
      }
      if ((flags & 0x10) != 0) {
        assertThat(tcp.getInt(28)).as("acknowledges all that came").isEqualTo(next[1 - side]);
      }
      next[side] = tcp.getInt(24) + packet.length - 20 - header + ((flags & 0x03) == 0 ? 0 : 1);
    }
  }

  @Test
  void a_frame_beyond_the_largest_packet_is_split() throws Exception {
    byte[] large =
        Pdus.message(4, 2, "1414", "7701", 0, 8, new byte[0], Pdus.tlv(0x424, new byte[65_535]));

    List<byte[]> packets = packets(capture("a", BIND, large));

    assertThat(packets.stream().mapToInt(packet -> packet.length)).contains(65_535);
    assertThat(ReadCapture.read(folder.resolve("a")).get(0).pdus().get(2).octets())
        .isEqualTo(large);
  }

  @Test
  void two_runs_differ_in_nothing_but_times() throws Exception {
    assertThat(withoutTimes(manyConnections("a"))).isEqualTo(withoutTimes(manyConnections("b")));
  }

  private byte[] manyConnections(String name) throws Exception {
    Path file = folder.resolve(name);
    try (Run run = new Run(Pace.real());
        Capture capture = PcapNg.open(file, run.loop, true)) {
      Port port =
          run.smsc(new InetSocketAddress("127.0.0.1", 0), capture.tap(2775), Answers.good());
      Port memory = run.smsc(null, capture.tap(0), Answers.good());
      SocketEsme.say(port.address(), BIND, UNBIND);
      run.say(memory);
      SocketEsme.say(port.address(), BIND);
      run.close(); // a capture is closed after its loop, which still has to see the end
    }
    return Files.readAllBytes(file);
  }

  /** The high and low half of every packet block's time become zero. */
  private static byte[] withoutTimes(byte[] file) {
    ByteBuffer blocks = ByteBuffer.wrap(file.clone()).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < file.length; at += blocks.getInt(at + 4)) {
      if (blocks.getInt(at) == 6) {
        blocks.putLong(at + 12, 0);
      }
    }
    return blocks.array();
  }

  @Test
  void real_addresses_are_shown_unless_a_steady_file_is_wanted() throws Exception {
    for (boolean steady : new boolean[] {false, true}) {
      Path file = folder.resolve("steady-" + steady);
      String client;
      try (Run run = new Run(Pace.real());
          Capture capture = PcapNg.open(file, run.loop, steady)) {
        InetSocketAddress[] address = new InetSocketAddress[1];
        Port port =
            run.smsc(
                new InetSocketAddress("127.0.0.1", 0),
                capture.tap(() -> address[0], false),
                Answers.good());
        address[0] = port.address();
        client = "127.0.0.1:" + SocketEsme.say(port.address(), BIND, UNBIND);
        CapturedConnection read = awaitClosed(file);
        assertThat(read.esme()).isEqualTo(steady ? "127.0.0.1:49153" : client);
        assertThat(read.smsc()).isEqualTo("127.0.0.1:" + port.address().getPort());
      }
    }
  }

  /** While the capture still runs. */
  private static CapturedConnection awaitClosed(Path file) {
    return await()
        .until(() -> ReadCapture.read(file), read -> !read.isEmpty() && read.get(0).closed())
        .get(0);
  }

  @Test
  void a_port_with_tls_says_that_its_octets_were_encrypted() throws Exception {
    Path file = folder.resolve("a");
    try (Run run = new Run();
        Capture capture = PcapNg.open(file, run.loop, true)) {
      run.say(run.smsc(null, capture.tap(() -> null, true), Answers.good()), BIND);
    }

    byte[] octets = Files.readAllBytes(file);
    assertThat(new String(octets, java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains("smpp-2775", "On the wire these octets were encrypted with TLS.");
  }

  @Test
  void an_ipv6_client_has_packets_of_ipv6() throws Exception {
    Line line =
        Line.real(
            1, "[0:0:0:0:0:0:0:1]:40000", new InetSocketAddress("0.0.0.0", 2775), 2775, false);
    List<byte[]> packets = new ArrayList<>();

    new TcpPackets(line).data(true, BIND, (fromClient, packet) -> packets.add(packet));

    byte[] packet = packets.get(0);
    assertThat(packet[0] >> 4).isEqualTo(6);
    assertThat(Arrays.copyOfRange(packet, 8, 40))
        .isEqualTo(Pdus.hex("00".repeat(15) + "01" + "00".repeat(15) + "01"));
    int pseudo = packet.length - 40 + 6 + 1 + 1;
    assertThat(onesComplement(packet, 40, packet.length, pseudo)).isEqualTo(0xFFFF);
    assertThat(Segment.of(new Packet(101, 0, packet, 0)).payload()).isEqualTo(BIND);
  }
}
