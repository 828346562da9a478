package org.jarshy.sim.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadCaptureTest {

  private static final byte[] BIND = Pdus.bind(1, "kcell", "demo");
  private static final byte[] SUBMIT = Pdus.submit(2, "77011234567", "hello");

  @TempDir Path folder;

  private List<CapturedConnection> read(byte[] octets) throws IOException {
    return ReadCapture.read(new ByteArrayInputStream(octets));
  }

  private static List<byte[]> octets(CapturedConnection connection) {
    return connection.pdus().stream().map(CapturedPdu::octets).toList();
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "12", "101", "113", "228", "276"})
  void every_link_type_is_read_with_both_versions_of_ip(int linkType) throws IOException {
    for (boolean v6 : new boolean[] {false, true}) {
      List<byte[]> packets = PacketFiles.conversation(linkType, v6, List.of(BIND, SUBMIT));

      List<CapturedConnection> read =
          read(PacketFiles.pcap(ByteOrder.LITTLE_ENDIAN, false, linkType, packets));

      assertThat(read).hasSize(1);
      assertThat(octets(read.get(0))).containsExactly(BIND, SUBMIT);
      assertThat(read.get(0).pdus()).allMatch(pdu -> pdu.fromEsme() && pdu.whole());
      assertThat(read.get(0).esme())
          .isEqualTo(v6 ? "[fd00:0:0:0:0:0:0:1]:40000" : "10.0.0.1:40000");
      assertThat(read.get(0).smsc()).isEqualTo(v6 ? "[fd00:0:0:0:0:0:0:2]:2775" : "10.0.0.2:2775");
      assertThat(read.get(0).closed()).isTrue();
    }
  }

  @Test
  void classic_files_of_both_byte_orders_and_resolutions_have_their_times() throws IOException {
    List<byte[]> packets = PacketFiles.conversation(101, false, List.of(BIND));
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      assertThat(read(PacketFiles.pcap(order, false, 101, packets)).get(0).pdus().get(0).nanos())
          .isEqualTo(3_000_005_000L);
      assertThat(read(PacketFiles.pcap(order, true, 101, packets)).get(0).pdus().get(0).nanos())
          .isEqualTo(3_000_000_005L);
    }
  }

  @Test
  void every_interface_has_its_own_link_type_and_time() throws IOException {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      PacketFiles.Ng file =
          new PacketFiles.Ng(order)
              .describe(1, -1, 0) // microseconds
              .describe(113, 9, 0)
              .describe(101, 0x80 | 10, 1) // 1/1024 s, counted from a second after 1970
              .packet(0, 2_000_001, PacketFiles.packet(1, false, true, 99, 2, new byte[0]))
              .packet(1, 3_000_000_007L, PacketFiles.packet(113, false, true, 100, 16, BIND))
              .packet(
                  2,
                  3 * 1024 + 512,
                  PacketFiles.packet(101, false, true, 100 + BIND.length, 16, SUBMIT));

      CapturedConnection read = read(file.octets()).get(0);

      assertThat(octets(read)).containsExactly(BIND, SUBMIT);
      assertThat(read.openedNanos()).isEqualTo(2_000_001_000L);
      assertThat(read.pdus().get(0).nanos()).isEqualTo(3_000_000_007L);
      assertThat(read.pdus().get(1).nanos()).isEqualTo(4_500_000_000L);
      assertThat(read.closed()).isFalse();
    }
  }

  @Test
  void segments_are_put_in_order_and_counted_once() throws IOException {
    byte[] stream = Pdus.join(BIND, SUBMIT);
    List<byte[]> packets = new ArrayList<>();
    int start = -10; // the numbers run over the end of 32 bits
    packets.add(PacketFiles.ipv4(true, start - 1, 2, new byte[0]));
    packets.add(PacketFiles.ipv4(true, start - 1, 2, new byte[0]));
    packets.add(segment(stream, start, 20, 40));
    packets.add(segment(stream, start, 0, 10));
    packets.add(segment(stream, start, 0, 10));
    packets.add(segment(stream, start, 5, 30));
    packets.add(segment(stream, start, stream.length - 1, stream.length));
    packets.add(segment(stream, start, 35, stream.length - 1));
    packets.add(segment(stream, start, 40, 50));

    CapturedConnection read =
        read(PacketFiles.pcap(ByteOrder.LITTLE_ENDIAN, false, 101, packets)).get(0);

    assertThat(octets(read)).containsExactly(BIND, SUBMIT);
    assertThat(read.problems()).isEmpty();
    assertThat(read.pdus().get(1).nanos()).as("when its last octet came").isEqualTo(8_000_005_000L);
  }

  private static byte[] segment(byte[] stream, int start, int from, int to) {
    return PacketFiles.ipv4(true, start + from, 16, Arrays.copyOfRange(stream, from, to));
  }

  @Test
  void what_was_not_captured_is_said_and_the_rest_is_still_read() throws IOException {
    byte[] third = Pdus.submit(3, "77011234567", "after the gap");
    List<byte[]> packets =
        List.of(
            PacketFiles.ipv4(true, 99, 2, new byte[0]),
            PacketFiles.ipv4(true, 100, 16, BIND),
            PacketFiles.ipv4(true, 100 + BIND.length + SUBMIT.length, 16, third));

    CapturedConnection read =
        read(PacketFiles.pcap(ByteOrder.LITTLE_ENDIAN, false, 101, packets)).get(0);

    assertThat(octets(read)).containsExactly(BIND, third);
    assertThat(read.problems())
        .containsExactly(
            SUBMIT.length + " octets of what the ESME sent are missing or belong to no whole PDU");
  }

  @Test
  void a_capture_that_begins_midway_is_read_from_the_next_pdu_on() throws IOException {
    byte[] tail = Arrays.copyOfRange(SUBMIT, 9, SUBMIT.length);
    byte[] next = Pdus.submit(3, "77011234567", "x");
    List<byte[]> packets =
        List.of(
            PacketFiles.ipv4(true, 5000, 16, tail),
            PacketFiles.ipv4(true, 5000 + tail.length, 16, next),
            PacketFiles.ipv4(false, 900, 16, Pdus.submitResponse(3, 0, "id")));

    CapturedConnection read =
        read(PacketFiles.pcap(ByteOrder.LITTLE_ENDIAN, false, 101, packets)).get(0);

    assertThat(octets(read)).containsExactly(next, Pdus.submitResponse(3, 0, "id"));
    assertThat(read.esme()).as("the higher port").isEqualTo("10.0.0.1:40000");
  }

  @Test
  void a_port_that_is_used_again_is_another_connection() throws IOException {
    List<byte[]> packets = new ArrayList<>(PacketFiles.conversation(101, false, List.of(BIND)));
    packets.add(PacketFiles.ipv4(true, 7_000, 2, new byte[0]));
    packets.add(PacketFiles.ipv4(true, 7_001, 16, SUBMIT));
    packets.add(PacketFiles.ipv4(false, 1, 4, new byte[0]));

    List<CapturedConnection> read =
        read(PacketFiles.pcap(ByteOrder.LITTLE_ENDIAN, false, 101, packets));

    assertThat(read).hasSize(2);
    assertThat(octets(read.get(0))).containsExactly(BIND);
    assertThat(octets(read.get(1))).containsExactly(SUBMIT);
    assertThat(read.get(1).closed()).as("by a reset").isTrue();
  }

  @Test
  void octets_of_which_no_length_can_be_trusted_are_kept_as_they_came() throws IOException {
    byte[] nonsense = Pdus.hex("00000003 ffff");
    byte[] more = Pdus.ascii("GET / HTTP/1.1");
    List<byte[]> packets = PacketFiles.conversation(101, false, List.of(BIND, nonsense, more));

    CapturedConnection read =
        read(PacketFiles.pcap(ByteOrder.LITTLE_ENDIAN, false, 101, packets)).get(0);

    assertThat(octets(read)).containsExactly(BIND, nonsense, more);
    assertThat(read.pdus()).extracting(CapturedPdu::whole).containsExactly(true, false, false);
  }

  @Test
  void a_pdu_that_its_sender_left_unfinished_is_kept() throws IOException {
    byte[] half = Arrays.copyOf(SUBMIT, 20);
    List<byte[]> packets = PacketFiles.conversation(101, false, List.of(BIND, half));

    CapturedConnection read =
        read(PacketFiles.pcap(ByteOrder.LITTLE_ENDIAN, false, 101, packets)).get(0);

    assertThat(octets(read)).containsExactly(BIND, half);
    assertThat(read.pdus()).extracting(CapturedPdu::whole).containsExactly(true, false);
  }

  @Test
  void a_file_cut_off_anywhere_is_read_up_to_there() throws IOException {
    List<byte[]> packets = PacketFiles.conversation(101, false, List.of(BIND, SUBMIT));
    byte[] classic = PacketFiles.pcap(ByteOrder.BIG_ENDIAN, false, 101, packets);
    PacketFiles.Ng ng = new PacketFiles.Ng(ByteOrder.BIG_ENDIAN).describe(101, 9, 0);
    packets.forEach(packet -> ng.packet(0, 1, packet));

    for (byte[] file : List.of(classic, ng.octets())) {
      for (int length = 4; length < file.length; length++) {
        List<CapturedConnection> read = read(Arrays.copyOf(file, length));
        assertThat(read).hasSizeLessThanOrEqualTo(1);
        if (length > file.length / 2 + 40 && !read.isEmpty()) {
          assertThat(octets(read.get(0))).startsWith(BIND);
        }
      }
    }
  }

  @Test
  void a_compressed_file_is_read_as_well() throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(
          PacketFiles.pcap(
              ByteOrder.LITTLE_ENDIAN,
              false,
              101,
              PacketFiles.conversation(101, false, List.of(BIND))));
    }

    assertThat(octets(read(compressed.toByteArray()).get(0))).containsExactly(BIND);
  }

  @Test
  void what_is_no_capture_is_refused_with_the_reason() throws IOException {
    assertRefused("<html>".getBytes(), "neither pcap-ng, nor pcap, nor JSON lines", "3c68746d");
    assertRefused(new byte[0], "empty");
    assertRefused("{\"time\":1\n{}\n".getBytes(), "line 1 is no JSON");
    assertRefused("{\"peer\":\"1.2.3.4:5\",\"port\":1}\n{}".getBytes(), "line 1: ", "time");
    assertRefused(
        "{\"time\":\"2022-01-07T14:00:00Z\",\"peer\":\"x:1\",\"port\":1}\n{}".getBytes(),
        "line 1: ",
        "'x:1'");
    assertRefused(
        PacketFiles.pcap(ByteOrder.BIG_ENDIAN, false, 105, List.of(new byte[60])),
        "link types [105] are not known");
    assertRefused(
        new PacketFiles.Ng(ByteOrder.BIG_ENDIAN).packet(4, 1, new byte[4]).octets(),
        "the packet at octet 28 belongs to interface 4");
    byte[] broken = new PacketFiles.Ng(ByteOrder.BIG_ENDIAN).describe(1, 9, 0).octets();
    broken[32] = 0x7F;
    assertRefused(broken, "the block at octet 28 says that it has ");
  }

  private void assertRefused(byte[] octets, String... words) {
    assertThatThrownBy(() -> ReadCapture.read(Files.write(folder.resolve("capture"), octets)))
        .isInstanceOf(InvalidCapture.class)
        .hasMessageStartingWith(folder.resolve("capture") + ": ")
        .hasMessageContainingAll(words);
  }

  @Test
  void connections_of_other_protocols_are_left_out() throws IOException {
    byte[] web = PacketFiles.ipv4(true, 100, 16, Pdus.ascii("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
    web[22] = 0x1F; // port 8090
    web[23] = (byte) 0x9A;

    assertThat(read(PacketFiles.pcap(ByteOrder.BIG_ENDIAN, false, 101, List.of(web)))).isEmpty();
  }
}
