package org.jarshy.sim.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import tlschannel.NeedsReadException;
import tlschannel.NeedsWriteException;
import tlschannel.TlsChannel;

/** TLS on top of a socket. The handshake happens with the first read. */
final class TlsTransport implements Transport {

  private final SocketTransport socket;
  private final TlsChannel channel;
  private boolean reading = true;
  private boolean writing;
  // The handshake, or a renewal of keys, may want the other direction than we do.
  private boolean readNeedsWrite;
  private boolean writeNeedsRead;

  TlsTransport(SocketTransport socket, TlsChannel channel) {
    this.socket = socket;
    this.channel = channel;
  }

  @Override
  public void start(Runnable ready) throws IOException {
    socket.start(ready);
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    boolean wantedWrite = readNeedsWrite;
    readNeedsWrite = false;
    try {
      return channel.read(into);
    } catch (NeedsReadException e) {
      return 0;
    } catch (NeedsWriteException e) {
      readNeedsWrite = true;
      return 0;
    } finally {
      if (wantedWrite != readNeedsWrite) {
        interest(reading, writing);
      }
    }
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    writeNeedsRead = false;
    try {
      return channel.write(from);
    } catch (NeedsWriteException e) {
      return 0;
    } catch (NeedsReadException e) {
      writeNeedsRead = true;
      return 0;
    }
  }

  @Override
  public void shutdownOutput() throws IOException {
    try {
      channel.shutdown();
    } catch (NeedsReadException | NeedsWriteException e) {
      // The farewell of TLS is a courtesy; the end of the stream says the same.
    }
    socket.shutdownOutput();
  }

  @Override
  public void close(boolean reset) throws IOException {
    if (reset) {
      socket.close(true);
    }
    channel.close();
  }

  @Override
  public void interest(boolean reading, boolean writing) {
    this.reading = reading;
    this.writing = writing;
    socket.interest(reading || writeNeedsRead, (writing && !writeNeedsRead) || readNeedsWrite);
  }

  @Override
  public boolean readsInPieces() {
    return true;
  }

  @Override
  public String peer() {
    return socket.peer();
  }
}
