package org.jarshy.sim.capture;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jarshy.sim.io.EventLoop;
import org.jarshy.sim.io.Opening;
import org.jarshy.sim.io.Pace;
import org.jarshy.sim.io.Port;
import org.jarshy.sim.io.Tap;
import org.jarshy.sim.io.Wire;

/** A loop with a small SMSC on it, and clients that say what they were given to say. */
final class Run implements AutoCloseable {

  static final Instant START = Instant.parse("2022-01-07T14:00:00Z");
  static final int LARGEST = 1024 * 1024;

  final EventLoop loop;

  Run() throws IOException {
    this(Pace.jumping(START));
  }

  Run(Pace pace) throws IOException {
    loop = new EventLoop("run", pace);
  }

  /** Answers every frame with what the function says; with nothing when it says null. */
  Port smsc(InetSocketAddress address, Tap tap, Function<byte[], byte[]> answers)
      throws IOException {
    return loop.listen(
        address,
        null,
        LARGEST,
        port -> tap,
        wire ->
            new Quiet() {
              @Override
              public void onFrame(byte[] frame) {
                byte[] answer = answers.apply(frame);
                if (answer != null) {
                  wire.send(answer);
                }
              }
            });
  }

  /** Sends each frame a second after the other, closes, and waits until all of that is done. */
  List<byte[]> say(Port port, byte[]... frames) throws InterruptedException {
    List<byte[]> answers = new ArrayList<>();
    CountDownLatch closed = new CountDownLatch(1);
    loop.connect(
        port,
        LARGEST,
        new Opening() {
          @Override
          public Wire.Listener connected(Wire wire) {
            for (int i = 0; i < frames.length; i++) {
              byte[] frame = frames[i];
              loop.schedule(Duration.ofSeconds(1 + i), () -> wire.send(frame));
            }
            loop.schedule(Duration.ofSeconds(1 + frames.length), wire::finish);
            return new Quiet() {
              @Override
              public void onFrame(byte[] frame) {
                answers.add(frame);
              }

              @Override
              public void onClosed() {
                closed.countDown();
              }
            };
          }

          @Override
          public void failed(IOException cause) {
            throw new AssertionError(cause);
          }
        });
    if (!closed.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("the connection did not end");
    }
    return answers;
  }

  @Override
  public void close() {
    loop.close();
  }

  /** Does nothing until told otherwise. */
  static class Quiet implements Wire.Listener {
    @Override
    public void onFrame(byte[] frame) {}

    @Override
    public void onBadLength(byte[] beginning) {}

    @Override
    public void onFlushed() {}

    @Override
    public void onClosed() {}
  }
}
