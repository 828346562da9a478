package org.jarshy.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmscAddressTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:2775, 127.0.0.1, 2775",
    "smsc.example:1, smsc.example, 1",
    "[::1]:65535, ::1, 65535"
  })
  void host_and_port_are_read(String written, String host, int port) {
    assertThat(SmscAddress.parse(written)).isEqualTo(new SmscAddress(host, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2775",
        "host",
        "host:",
        ":2775",
        "host:0",
        "host:65536",
        "host:99999999999",
        "::1:2775",
        "host:-1",
        "host:27x",
        "http://host:2775",
        "a b:2775"
      })
  void anything_else_is_refused_with_what_is_allowed(String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SmscAddress.parse(written))
        .withMessageContaining("HOST:PORT");
  }

  @Test
  void it_is_shown_as_it_is_written() {
    assertThat(SmscAddress.parse("[::1]:2775")).hasToString("[::1]:2775");
    assertThat(SmscAddress.parse("smsc:2775")).hasToString("smsc:2775");
  }
}
