package org.jarshy.gateway.inbound;

import java.util.List;

/** Settles receipts inside the journal's transaction, so that most of them cost one row write. */
public interface ReceiptSettler {

  /**
   * @return those that match nothing yet; the journal parks and offers them again
   */
  List<DeliveredReceipt> settle(List<DeliveredReceipt> receipts);
}
