package org.jarshy.gateway.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jarshy.gateway.broadcast.Broadcast.State;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.outbox.MessageState;
import org.jarshy.gateway.outbox.Tally;
import org.junit.jupiter.api.Test;

class BroadcastExportTest {

  private final BroadcastExport export =
      new BroadcastExport(
          new FakeBroadcasts(
              List.of(
                  Broadcasting.progress(
                      7,
                      State.FINISHED,
                      new Tally("kcell", MessageState.DELIVERED, 1_180, 2_360),
                      new Tally(null, MessageState.REFUSED, 3, 0),
                      new Tally("beeline", MessageState.UNDELIVERABLE, 12, 24),
                      new Tally("=HYPERLINK(\"http://x\")", MessageState.EXPIRED, 1, 0),
                      new Tally("beeline", MessageState.DELIVERED, 1_400, 2_800),
                      new Tally("two, words", MessageState.WITHDRAWN, 4, 0)),
                  Broadcasting.progress(8, State.SENDING))));

  @Test
  void the_counts_of_a_broadcast_are_exported_as_in_the_golden_file() throws IOException {
    StringBuilder csv = new StringBuilder();
    assertThat(export.write(new BroadcastId(7), csv)).isTrue();
    assertThat(csv).hasToString(golden("broadcast.csv"));
  }

  @Test
  void a_broadcast_without_messages_is_a_header_alone() throws IOException {
    StringBuilder csv = new StringBuilder();
    assertThat(export.write(new BroadcastId(8), csv)).isTrue();
    assertThat(csv).hasToString("carrier,state,messages,segments\r\n");
  }

  @Test
  void a_broadcast_that_does_not_exist_writes_nothing() throws IOException {
    StringBuilder csv = new StringBuilder();
    assertThat(export.write(new BroadcastId(9), csv)).isFalse();
    assertThat(csv).isEmpty();
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = BroadcastExportTest.class.getResourceAsStream("/report/" + name)) {
      // The file has plain line ends so that any editor may open it; CSV has two characters.
      return new String(file.readAllBytes(), UTF_8).replace("\n", "\r\n");
    }
  }
}
