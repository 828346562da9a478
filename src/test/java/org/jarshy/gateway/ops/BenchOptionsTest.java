package org.jarshy.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jarshy.gateway.GatewayApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a measurement is said before anything is started. */
class BenchOptionsTest {

  private final CommandRun run = new CommandRun(GatewayApplication.class);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--recipients 10 --text x | --smsc HOST:PORT is needed",
        "--smsc 127.0.0.1:2775 --text x | --recipients N is needed",
        "--smsc 127.0.0.1:2775 --recipients 10 | --text T is needed",
        "--smsc 127.0.0.1 --recipients 10 --text x | HOST:PORT is allowed",
        "--smsc 127.0.0.1:0 --recipients 10 --text x | a port from 1 to 65535",
        "--smsc 127.0.0.1:2775 --recipients 0 --text x | --recipients is 0; 1 to 10000000",
        "--smsc 127.0.0.1:2775 --recipients -5 --text x | --recipients is -5; 1 to 10000000",
        "--smsc 127.0.0.1:2775 --recipients many --text x | --recipients",
        "--smsc 127.0.0.1:2775 --recipients 10 --text x --subscribers 9 | --subscribers is 9",
        "--smsc 127.0.0.1:2775 --recipients 10 --text x --window 0 | --window is 0; 1 to 5000",
        "--smsc 127.0.0.1:2775 --recipients 10 --text x --links 33 | --links is 33; 1 to 32",
        "--smsc 127.0.0.1:2775 --recipients 10 --text x --segments-per-second -1 | 0 (no limit)",
        "--smsc 127.0.0.1:2775 --recipients 10 --text x --class reply | emergency, notice or digest",
        "--smsc 127.0.0.1:2775 --recipients 10 --text x --timeout soon | is no time: 500ms",
        "--smsc 127.0.0.1:2775 --recipients 10 --text x --timeout 0s | --timeout is zero",
        "--smsc 127.0.0.1:2775 --recipients 10 --text x --database postgres | a JDBC URL",
        "--smsc 127.0.0.1:2775 --recipients 10 --text x --system-id 0123456789abcdef | 1 to 15",
        "audit --records 999 | 1000 to 10000000 are allowed",
        "keywords | --smsc HOST:PORT is needed",
        "keywords --smsc 127.0.0.1:2775 --segments-per-second 0 | 1 to 100000 are allowed",
        "keywords --smsc 127.0.0.1:2775 --duration 10ms | 1s to 1h are allowed",
        "keywords --smsc 127.0.0.1:2775 --simulator 127.0.0.1:8090 | --simulator",
        "keywords --smsc 127.0.0.1:2775 --texts-per-second 0 | 1 to 10000 are allowed"
      })
  void a_wrong_option_is_named_with_what_is_allowed_and_exits_with_2(String words, String said) {
    assertThat(bench(words.split(" "))).isEqualTo(2);
    assertThat(run.err()).contains(said);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void an_empty_text_exits_with_2() {
    assertThat(bench("--smsc", "127.0.0.1:2775", "--recipients", "1", "--text", "  ")).isEqualTo(2);
    assertThat(run.err()).contains("--text is empty");
  }

  @Test
  void where_nobody_listens_it_says_so_and_exits_with_1() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    assertThat(bench("--smsc", "127.0.0.1:" + port, "--recipients", "1", "--text", "x"))
        .isEqualTo(1);
    assertThat(run.err()).contains("no SMSC can be reached at 127.0.0.1:" + port + " within 10 s");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void help_names_every_option_of_the_contract() {
    assertThat(bench("--help")).isZero();
    assertThat(run.out())
        .contains("--smsc", "--recipients", "--text", "--window", "--links", "--database")
        .contains("keywords");
  }

  private int bench(String... words) {
    List<String> all = new ArrayList<>(List.of("bench"));
    all.addAll(Arrays.asList(words));
    return run.with(all.toArray(String[]::new));
  }
}
