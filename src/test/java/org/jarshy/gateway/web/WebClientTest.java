package org.jarshy.gateway.web;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that lead elsewhere the second time, and other ways around the judgement of an address. */
class WebClientTest {

  private static final String PASSWORD = "changeit";
  private static final Duration CONNECT = Duration.ofSeconds(2);

  @TempDir private static Path directory;

  /** On 127.0.0.1 and 127.0.0.2, at the same port, as a name would lead to both. */
  private static WireMockServer first;

  private static WireMockServer second;
  private static SSLContext trust;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private WebClient client;

  @BeforeAll
  static void serve() throws Exception {
    Path keys = directory.resolve("keys.p12");
    Process made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "feed",
                "-dname",
                "CN=feed.test",
                "-ext",
                "san=dns:feed.test",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(made.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("feed", store.getCertificate("feed"));
    trust = SSLContexts.custom().loadTrustMaterial(trusted, null).build();
    first =
        new WireMockServer(
            options()
                .dynamicPort()
                .dynamicHttpsPort()
                .bindAddress("127.0.0.1")
                .keystoreType("PKCS12")
                .keystorePath(keys.toString())
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
    first.start();
    second = new WireMockServer(options().port(first.port()).bindAddress("127.0.0.2"));
    second.start();
  }

  @AfterAll
  static void stop() {
    first.stop();
    second.stop();
  }

  @BeforeEach
  void answer() {
    for (WireMockServer server : List.of(first, second)) {
      server.resetAll();
      server.stubFor(get(anyUrl()).willReturn(aResponse().withBody("here")));
    }
  }

  @AfterEach
  void close() {
    client.close();
    threads.shutdownNow();
    timer.shutdownNow();
  }

  private void open(List<String> allowed, WebHosts.Names names) {
    WebHosts.Names counted =
        host -> {
          asked.add(host);
          return names.addresses(host);
        };
    client =
        new WebClient(
            "web-test",
            new CheckedNames(new WebHosts(allowed, "k", counted)),
            threads,
            timer,
            CONNECT,
            trust);
  }

  /** Names that lead to one address at the first question and to the next at the next. */
  private static WebHosts.Names oneAfterTheOther(String... addresses) {
    List<String> left = new ArrayList<>(List.of(addresses));
    return host -> {
      if (left.isEmpty()) {
        throw new UnknownHostException(host);
      }
      return new InetAddress[] {InetAddress.getByName(left.remove(0))};
    };
  }

  private CompletableFuture<WebClient.Answer> ask(String address) {
    return client
        .get(
            new WebClient.Question(
                URI.create(address),
                Map.of(),
                Duration.ofSeconds(5),
                1024,
                WebClient.Redirects.PUBLIC_HOSTS))
        .toCompletableFuture();
  }

  private BadAnswer refused(String address) {
    Throwable failure = catchThrowable(() -> ask(address).get(10, TimeUnit.SECONDS));
    assertThat(failure).isInstanceOf(ExecutionException.class);
    assertThat(failure.getCause()).isInstanceOf(BadAnswer.class);
    return (BadAnswer) failure.getCause();
  }

  private static String http(String path) {
    return "http://feed.test:" + first.port() + path;
  }

  @Test
  void a_name_is_looked_up_once_and_the_connection_goes_to_what_was_judged() throws Exception {
    open(List.of("feed.test"), oneAfterTheOther("127.0.0.1", "127.0.0.2"));
    assertThat(ask(http("/a")).get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
    assertThat(asked).containsExactly("feed.test");
    first.verify(
        1,
        getRequestedFor(urlEqualTo("/a"))
            .withHeader("Host", equalTo("feed.test:" + first.port()))
            .withHeader("User-Agent", equalTo("jarshy")));
    assertThat(second.getAllServeEvents()).isEmpty();
  }

  @Test
  void a_name_that_has_turned_private_is_refused_before_anybody_is_asked() {
    open(List.of(), oneAfterTheOther("127.0.0.1"));
    assertThat(refused(http("/a")).why()).isEqualTo(BadAnswer.Why.PRIVATE_ADDRESS);
    assertThat(first.getAllServeEvents()).isEmpty();
  }

  @Test
  void one_private_address_among_public_ones_is_enough_to_refuse() {
    open(
        List.of(),
        host ->
            new InetAddress[] {
              InetAddress.getByName("8.8.8.8"), InetAddress.getByName("127.0.0.1")
            });
    assertThat(refused(http("/a")).why()).isEqualTo(BadAnswer.Why.PRIVATE_ADDRESS);
    assertThat(first.getAllServeEvents()).isEmpty();
  }

  @Test
  void a_redirect_is_judged_anew_and_a_kept_connection_is_to_a_judged_address() throws Exception {
    first.stubFor(
        get("/moved").willReturn(aResponse().withStatus(302).withHeader("Location", "/a")));
    first.stubFor(
        get("/away")
            .willReturn(aResponse().withStatus(302).withHeader("Location", "http://other.test/a")));
    open(List.of("feed.test"), host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")});
    assertThat(ask(http("/moved")).get(10, TimeUnit.SECONDS).body())
        .isEqualTo("here".getBytes(StandardCharsets.UTF_8));
    assertThat(refused(http("/away")).why()).isEqualTo(BadAnswer.Why.PRIVATE_ADDRESS);
    assertThat(asked).contains("other.test");
  }

  @Test
  void behind_tls_the_host_proves_its_name_whatever_address_it_has() throws Exception {
    open(
        List.of("feed.test", "other.test"),
        host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")});
    assertThat(
            ask("https://feed.test:" + first.httpsPort() + "/s").get(10, TimeUnit.SECONDS).status())
        .isEqualTo(200);
    assertThat(refused("https://other.test:" + first.httpsPort() + "/s").why())
        .isEqualTo(BadAnswer.Why.UNTRUSTED);
    first.verify(1, getRequestedFor(urlEqualTo("/s")));
  }

  @Test
  void a_name_that_hangs_hangs_neither_its_asker_nor_another_question() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Thread asking = Thread.currentThread();
    List<Thread> lookedUpBy = new CopyOnWriteArrayList<>();
    open(
        List.of("feed.test", "slow.test"),
        host -> {
          lookedUpBy.add(Thread.currentThread());
          if (host.equals("slow.test")) {
            awaited(release);
          }
          return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
        });
    CompletableFuture<WebClient.Answer> slow = ask("http://slow.test:" + first.port() + "/");
    assertThat(ask(http("/a")).get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
    assertThat(slow).isNotDone();
    release.countDown();
    assertThat(slow.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
    assertThat(lookedUpBy).hasSize(2).doesNotContain(asking);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void no_connection_and_no_name_are_told_apart() {
    open(
        List.of("feed.test"),
        host -> {
          if (host.equals("none.test")) {
            throw new UnknownHostException(host);
          }
          return new InetAddress[] {InetAddress.getByName("127.0.0.3")};
        });
    assertThat(refused(http("/a")).why()).isEqualTo(BadAnswer.Why.UNREACHABLE);
    assertThat(refused("http://none.test/").why()).isEqualTo(BadAnswer.Why.NO_SUCH_HOST);
  }

  @Test
  void whoever_still_waits_when_it_closes_is_told_so() {
    open(List.of("feed.test"), host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")});
    first.stubFor(get("/slow").willReturn(aResponse().withFixedDelay(4_000)));
    CompletableFuture<WebClient.Answer> slow = ask(http("/slow"));
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> !first.getAllServeEvents().isEmpty());
    client.close();
    assertThat(catchThrowable(() -> slow.get(2, TimeUnit.SECONDS)))
        .isInstanceOf(ExecutionException.class);
  }
}
