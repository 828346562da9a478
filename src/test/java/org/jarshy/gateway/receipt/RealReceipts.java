package org.jarshy.gateway.receipt;

import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jarshy.gateway.inbound.ReceiptSettler;
import org.jarshy.gateway.outbox.Outbox;
import org.jarshy.gateway.subscriber.Subscribers;

/** How the service reads receipts, for tests of other packages; no number is subscribed. */
public final class RealReceipts {

  private RealReceipts() {}

  public static ReceiptSettler settling(Outbox outbox) {
    Subscribers nobody =
        (Subscribers)
            Proxy.newProxyInstance(
                RealReceipts.class.getClassLoader(),
                new Class<?>[] {Subscribers.class},
                (proxy, method, arguments) -> {
                  if (method.getReturnType() == Optional.class) {
                    return Optional.empty();
                  }
                  throw new UnsupportedOperationException(method.getName());
                });
    return new SettleReceipts(outbox, nobody);
  }
}
