package org.jarshy.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.jarshy.sim.cli.SimulatorCommand;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LifecycleTest {

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("sim-"))
        .toList();
  }

  @Test
  void closing_frees_ports_threads_and_open_pages() throws Exception {
    Smsc sim = Esme.quick().account("kcell", "demo").start();
    RawEsme esme = new RawEsme(sim);
    esme.bind("kcell");
    HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(sim.url() + "/api/events")).build(),
            BodyHandlers.ofInputStream());

    sim.close();

    await().until(() -> threads().isEmpty());
    assertThat(esme.readOctet()).isEqualTo(-1);
    esme.close();
    new ServerSocket(sim.smppPort()).close();
    new ServerSocket(sim.httpPort()).close();
    sim.close();
    assertThatThrownBy(sim::stats).hasMessageContaining("closed");
  }

  @Test
  void a_taken_port_is_named_and_nothing_is_left_open() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThatThrownBy(() -> Smsc.builder().smppPort(taken.getLocalPort()).start())
          .isInstanceOf(PortNotFree.class)
          .hasMessageContaining("SMPP at 127.0.0.1:" + taken.getLocalPort());
      assertThatThrownBy(() -> Smsc.builder().httpPort(taken.getLocalPort()).start())
          .isInstanceOf(PortNotFree.class)
          .hasMessageContaining("HTTP at 127.0.0.1:" + taken.getLocalPort());
    }
    await().until(() -> threads().isEmpty());
  }

  @Test
  void wrong_options_end_with_a_word_and_a_code() throws Exception {
    assertThat(run("--smpp", "70000")).startsWith("2 ").contains("--smpp: 70000 is not allowed");
    assertThat(run("--receipt-delay", "soon")).startsWith("2 ").contains("such as 500ms or 2s");
    assertThat(run("--scenario", "none.yaml")).startsWith("1 ").contains("none.yaml cannot be");
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThat(run("--smpp", "" + taken.getLocalPort()))
          .startsWith("1 ")
          .contains("choose another port with --smpp");
    }
  }

  private static String run(String... arguments) {
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new SimulatorCommand())
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return code + " " + err;
  }

  @Test
  void the_same_account_twice_is_refused() {
    assertThatThrownBy(() -> Smsc.builder().account("a", "x").account("a", "y"))
        .hasMessageContaining("account 'a' is there twice");
  }
}
