package org.jarshy.sim.capture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What the ESME of one connection did, as steps, each with the answer that the capture has. */
final class Script {

  private static final Set<Integer> ANSWERS =
      Set.of(Names.GENERIC_NACK, 0x80000005, 0x80000006, 0x80000015, 0x80000103);

  final CapturedConnection connection;
  final List<Step> steps = new ArrayList<>();

  /**
   * @param binds what becomes of a bind before it is sent
   */
  Script(CapturedConnection connection, UnaryOperator<byte[]> binds) {
    this.connection = connection;
    Matching matching = new Matching();
    List<Step> answered = new ArrayList<>();
    boolean oneSided = true;
    for (CapturedPdu pdu : connection.pdus()) {
      if (!pdu.fromEsme()) {
        oneSided = false;
        Step step = matching.answered(pdu.octets());
        if (step != null) {
          step.capturedStatus = Step.status(pdu.octets());
          step.expected = true;
          answered.add(step);
        }
      } else if (!isAnswer(pdu)) {
        boolean bind = pdu.whole() && BindRequest.is(Step.command(pdu.octets()));
        Step step = new Step(pdu, bind ? binds.apply(pdu.octets()) : pdu.octets());
        step.answeredBefore.addAll(answered);
        answered.clear();
        steps.add(step);
        matching.sent(step);
      }
    }
    if (oneSided) {
      // What the SMSC said was not captured: then whatever it ought to answer is expected.
      steps.forEach(step -> step.expected = step.isRequest());
      for (int i = 1; i < steps.size(); i++) {
        if (steps.get(i - 1).isBind()) {
          steps.get(i).answeredBefore.add(steps.get(i - 1));
        }
      }
    }
  }

  /** Whether it answers what the SMSC sent then: what it sends now is answered as it comes. */
  private static boolean isAnswer(CapturedPdu pdu) {
    return pdu.whole() && ANSWERS.contains(Step.command(pdu.octets()));
  }

  /** Finds the step that a response answers: of those with its sequence the oldest unanswered. */
  static final class Matching {

    private final Map<Integer, List<Step>> open = new HashMap<>();

    void sent(Step step) {
      open.computeIfAbsent(Step.sequence(step.octets), absent -> new ArrayList<>(1)).add(step);
    }

    /** Null when this is no response, or none to what is open. */
    Step answered(byte[] octets) {
      int command = Step.command(octets);
      List<Step> candidates = open.get(Step.sequence(octets));
      if (command >= 0 || candidates == null) {
        return null;
      }
      for (Iterator<Step> each = candidates.iterator(); each.hasNext(); ) {
        Step step = each.next();
        if (step.isAnsweredBy(command)) {
          each.remove();
          return step;
        }
      }
      return null;
    }
  }
}
