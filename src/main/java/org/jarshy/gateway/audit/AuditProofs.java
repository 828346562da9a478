package org.jarshy.gateway.audit;

/** Proofs in one line of JSON each, which {@link VerifyAudit} checks without the log. */
public interface AuditProofs {

  /**
   * That a record is in the log of the smallest checkpoint that has it.
   *
   * @throws NotProven where there is no such record or no checkpoint of it yet
   */
  default String inclusion(long seq) {
    return inclusion(seq, 0);
  }

  /**
   * @param size of the checkpoint; 0 for the smallest one that has the record
   * @throws NotProven where there is no such record or checkpoint
   */
  String inclusion(long seq, long size);

  /**
   * That the log of the first checkpoint is the beginning of that of the second.
   *
   * @throws NotProven where one of them does not exist
   */
  String consistency(long first, long second);

  /** There is nothing to prove; the message says what is missing. */
  final class NotProven extends RuntimeException {
    public NotProven(String message) {
      super(message);
    }
  }
}
