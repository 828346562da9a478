package org.jarshy.gateway.carrier.internal.smpp;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jarshy.gateway.carrier.internal.TestSettings;
import org.jsmpp.bean.BindType;
import org.jsmpp.session.connection.Connection;
import org.junit.jupiter.api.Test;

class EndedWhileBindingTest {

  /** Whoever writes to it learns, before the write returns, that the session is over. */
  private static final class GoneWithTheFirstWrite implements Connection {

    private final AtomicReference<LinkSession> session = new AtomicReference<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public OutputStream getOutputStream() {
      return new OutputStream() {
        @Override
        public void write(int octet) {
          session.get().end("the SMSC hung up during the bind");
        }
      };
    }

    @Override
    public InputStream getInputStream() {
      return new InputStream() {
        @Override
        public int read() {
          try {
            closed.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return -1;
        }
      };
    }

    @Override
    public void setSoTimeout(int timeout) {
      // Nothing comes in time or late.
    }

    @Override
    public void close() {
      closed.countDown();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public InetAddress getInetAddress() {
      return InetAddress.getLoopbackAddress();
    }

    @Override
    public int getPort() {
      return 2775;
    }

    @Override
    public InetAddress getLocalAddress() {
      return InetAddress.getLoopbackAddress();
    }

    @Override
    public int getLocalPort() {
      return 2775;
    }
  }

  @Test
  void a_bind_that_is_over_before_it_is_waited_for_does_not_wait() {
    GoneWithTheFirstWrite connection = new GoneWithTheFirstWrite();
    LinkSession session =
        new LinkSession(
            "kcell-1",
            TestSettings.of(2775).timeouts(Duration.ofMinutes(5), Duration.ofMinutes(5)).build(),
            null,
            (host, port) -> connection);
    connection.session.set(session);

    CompletableFuture<Void> bind =
        CompletableFuture.runAsync(
            () -> {
              try {
                session.bind(BindType.BIND_TRX);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });

    assertThat(bind)
        .failsWithin(20, SECONDS)
        .withThrowableThat()
        .withStackTraceContaining("the SMSC hung up during the bind");
    session.dispose();
  }
}
