package org.jarshy.sim;

import java.nio.ByteBuffer;
import java.util.List;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.fault.Malformation;
import org.jarshy.sim.fault.Malformer;
import org.jarshy.sim.io.Timer;

/** The response to one submit whose time has not come, and what goes wrong with it. */
final class Answer extends Timer {

  private static final int SEQUENCE_AT = 12;
  private static final int NO_ONES_SEQUENCE = 0x7FFF0000;

  private final Submits submits;
  private final Session session;
  private final byte[] response;
  private final List<Receipt> after;
  private final List<Fault> faults;
  private final int sequenceBefore;

  /**
   * @param after their time begins to run when this has been said
   * @param faults of the {@link Fault.Answering} kind
   */
  Answer(
      Submits submits, Session session, byte[] response, List<Receipt> after, List<Fault> faults) {
    this.submits = submits;
    this.session = session;
    this.response = response;
    this.after = after;
    this.faults = faults;
    this.sequenceBefore = session.sequenceBefore();
  }

  @Override
  protected void fire() {
    if (submits.isPaused()) {
      submits.hold(this);
      return;
    }
    if (faults.isEmpty()) {
      submits.answered(session, response);
      session.answerSubmit(response);
    } else {
      wrongly();
    }
    for (Receipt receipt : after) {
      submits.reports().start(receipt);
    }
  }

  private void wrongly() {
    byte[] said = response;
    boolean twice = false;
    Fault.SplitPdu split = null;
    Fault last = null;
    for (Fault fault : faults) {
      if (fault instanceof Fault.NeverAnswer) {
        session.neverAnswer();
        return;
      } else if (fault instanceof Fault.CloseBeforeResponse close) {
        session.cut(close.reset());
        return;
      } else if (fault instanceof Fault.WrongSequence wrong) {
        said = withSequence(said, wrong.kind());
      } else if (fault instanceof Fault.MalformedResponse malformed) {
        said = malformed(said, malformed.how());
      } else if (fault instanceof Fault.AnswerTwice) {
        twice = true;
      } else if (fault instanceof Fault.SplitPdu cut) {
        split = cut;
      } else {
        last = fault;
      }
    }
    submits.answered(session, response);
    if (split == null) {
      session.answerSubmit(said);
    } else {
      session.answerSubmitInTwo(said, split.octets(), split.pause());
    }
    if (twice) {
      session.sayAgain(said);
    }
    if (last instanceof Fault.CloseAfterResponse close) {
      session.cut(close.reset());
    }
  }

  private byte[] withSequence(byte[] pdu, Fault.WrongSequence.Kind kind) {
    byte[] copy = pdu.clone();
    ByteBuffer octets = ByteBuffer.wrap(copy);
    int right = octets.getInt(SEQUENCE_AT);
    octets.putInt(
        SEQUENCE_AT,
        kind == Fault.WrongSequence.Kind.UNKNOWN
            ? NO_ONES_SEQUENCE + (right & 0xFFFF)
            : sequenceBefore > 0 ? sequenceBefore : right + 1);
    return copy;
  }

  private byte[] malformed(byte[] pdu, Malformation how) {
    byte[] wrong = Malformer.malform(pdu, how, pdu.length - 1);
    if (how == Malformation.UNKNOWN_COMMAND) {
      session.sayAgain(wrong); // in addition: the response itself is good
      return pdu;
    }
    return wrong;
  }
}
