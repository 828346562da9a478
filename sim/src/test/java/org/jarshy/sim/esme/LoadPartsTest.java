package org.jarshy.sim.esme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The small things on which the counting stands, each against a slow and plain one. */
class LoadPartsTest {

  private final Random random = new Random(20220107);

  @Test
  void a_set_of_numbers_is_a_set() {
    LongSet set = new LongSet();
    Set<Long> plain = new HashSet<>();
    for (int i = 0; i < 400_000; i++) {
      // Few values, so that adding meets what is there and removing finds something.
      long value = (random.nextInt(30_000) + 1) * (1L << random.nextInt(3) * 16);
      if (random.nextInt(5) < 3) {
        assertThat(set.add(value)).isEqualTo(plain.add(value));
      } else {
        assertThat(set.remove(value)).isEqualTo(plain.remove(value));
      }
    }
    assertThat(set.size()).isEqualTo(plain.size());
    plain.forEach(value -> assertThat(set.remove(value)).isTrue());
    assertThat(set.isEmpty()).isTrue();
    assertThat(set.remove(0)).isFalse();
  }

  @Test
  void open_requests_are_found_by_sequence_and_the_oldest_first() {
    Outstanding outstanding = new Outstanding(20);
    Map<Integer, Long> plain = new HashMap<>();
    for (long number = 0; number < 20_000; number++) {
      int sequence = outstanding.open(number, 0, number);
      assertThat(plain.put(sequence, number)).as("no sequence twice at once").isNull();
      if (plain.size() == 20) {
        int place = outstanding.oldest();
        // One in twenty answers is for the oldest; that one stays open for many rounds of the ring.
        Integer answered =
            number % 20 == 0
                ? plain.entrySet().stream().min(Map.Entry.comparingByValue()).get().getKey()
                : sequence;
        assertThat(outstanding.number(place))
            .isEqualTo(plain.values().stream().min(Long::compare).get());
        int found = outstanding.place(answered);
        assertThat(outstanding.number(found)).isEqualTo(plain.remove(answered));
        outstanding.close(found);
        assertThat(outstanding.place(answered)).isEqualTo(-1);
      }
    }
    assertThat(outstanding.open()).isEqualTo(plain.size());
    assertThat(outstanding.place(0)).isEqualTo(-1);
    assertThat(outstanding.place(Integer.MIN_VALUE)).isEqualTo(-1);
  }

  @Test
  void percentiles_are_at_most_a_thirty_second_too_long() {
    Latencies latencies = new Latencies();
    long[] values = random.longs(50_000, 0, 1L << 40).map(v -> v >> random.nextInt(30)).toArray();
    Arrays.stream(values).forEach(latencies::add);
    Arrays.sort(values);
    for (double part : new double[] {0.01, 0.5, 0.95, 0.99, 1}) {
      long exact = values[(int) Math.ceil(values.length * part) - 1];
      assertThat(latencies.percentile(part)).isBetween(exact, exact + exact / 32 + 1);
    }
    assertThat(latencies.max()).isEqualTo(values[values.length - 1]);
    assertThat(new Latencies().percentile(0.5)).isZero();
  }

  @Test
  void numbers_leave_a_queue_as_they_came() {
    LongFifo fifo = new LongFifo();
    long in = 0;
    long out = 0;
    for (int i = 0; i < 10_000; i++) {
      if (random.nextInt(5) < 3 || fifo.isEmpty()) {
        fifo.add(in++);
      } else {
        assertThat(fifo.peek()).isEqualTo(out);
        assertThat(fifo.poll()).isEqualTo(out++);
      }
    }
    assertThat(fifo.size()).isEqualTo(in - out);
  }

  @Test
  void a_receipt_that_is_cut_anywhere_is_either_whole_or_not_read() {
    String body = "\0\1\00177010000001\0\0\0011414\0\4\0\0\0\0\0\0\0\0\22id:7f stat:DELIVRD";
    byte[] whole = ScriptedSmsc.pdu(5, 0, 1, body + "\0\u001E\0\0037f\0" + "\4\u0027\0\1\2");
    Reception reception = new Reception();
    assertThat(reception.read(whole)).isTrue();
    assertThat(
            new String(
                whole,
                reception.idFrom(),
                reception.idTo() - reception.idFrom(),
                StandardCharsets.US_ASCII))
        .isEqualTo("7f");
    int bodyEnd = 16 + body.length();
    for (int length = 16; length < whole.length; length++) {
      boolean betweenParameters = length == bodyEnd || length == bodyEnd + 7;
      assertThat(reception.read(Arrays.copyOf(whole, length)))
          .as("cut at %d", length)
          .isEqualTo(betweenParameters);
    }
  }
}
