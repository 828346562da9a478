package org.jarshy.gateway.demo;

import org.jarshy.gateway.inbound.Journal;
import org.springframework.context.SmartLifecycle;

/**
 * Loads the samples before the first text can come in: whoever texts the demo in its first second
 * must hear the same as later.
 */
final class BeforeTheLinks implements SmartLifecycle {

  private final Runnable load;
  private volatile boolean loaded;

  BeforeTheLinks(Runnable load) {
    this.load = load;
  }

  @Override
  public void start() {
    load.run();
    loaded = true;
  }

  @Override
  public void stop() {
    loaded = false;
  }

  @Override
  public boolean isRunning() {
    return loaded;
  }

  /** The journal opens after it, and links bind after that. */
  @Override
  public int getPhase() {
    return Journal.PHASE - 1;
  }
}
