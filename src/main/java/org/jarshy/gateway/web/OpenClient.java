package org.jarshy.gateway.web;

import java.nio.channels.ClosedSelectorException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP client below, with everything switched off that remembers or decides by itself. */
final class OpenClient {

  /**
   * More than are ever asked at once, so that none waits for a connection on the network thread.
   */
  private static final int MOST_CONNECTIONS = 100;

  private static final Logger log = LoggerFactory.getLogger(OpenClient.class);
  private static final int MAX_LINE_CHARS = 16 * 1024;
  private static final int MAX_HEADERS = 200;
  private static final TimeValue KEPT = TimeValue.ofSeconds(8);

  private OpenClient() {}

  /** The certificate authorities of the JVM. */
  static SSLContext usualTrust() {
    return SSLContexts.createDefault();
  }

  /** For one question. */
  static RequestConfig question(Duration limit) {
    return RequestConfig.custom()
        .setAuthenticationEnabled(false)
        .setHardCancellationEnabled(true)
        .setProtocolUpgradeEnabled(false)
        .setResponseTimeout(Timeout.of(limit))
        .build();
  }

  static CloseableHttpAsyncClient of(
      String name, CheckedNames names, Duration connectLimit, SSLContext trust) {
    Timeout connect = Timeout.of(connectLimit);
    return HttpAsyncClientBuilder.create()
        .setConnectionManager(
            PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setTlsStrategy(
                    ClientTlsStrategyBuilder.create()
                        .setSslContext(trust)
                        .setHostVerificationPolicy(HostnameVerificationPolicy.BUILTIN)
                        .buildAsync())
                .setDefaultTlsConfig(
                    TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .setHandshakeTimeout(connect)
                        .build())
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setTimeToLive(KEPT)
                        // Whatever became of its question: no silent connection is kept.
                        .setSocketTimeout(Timeout.of(KEPT.toDuration()))
                        .build())
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .build())
        .setIoReactorExceptionCallback(
            failure -> {
              // Its own words when it is closed. Of others only the class: they may hold an
              // address.
              if (!(failure instanceof ClosedSelectorException)) {
                log.warn("{}: {}", name, failure.getClass().getName());
              }
            })
        .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(1).build())
        .setThreadFactory(
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            })
        .setHttp1Config(
            Http1Config.custom()
                .setMaxLineLength(MAX_LINE_CHARS)
                .setMaxHeaderCount(MAX_HEADERS)
                .build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }
}
