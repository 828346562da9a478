package org.jarshy.gateway.proxy;

public record ProxyId(long value) {

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
