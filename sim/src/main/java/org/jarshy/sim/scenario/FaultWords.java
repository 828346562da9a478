package org.jarshy.sim.scenario;

import java.util.Map;
import org.jarshy.sim.fault.Fault;
import org.jarshy.sim.form.Durations;

/** Writes what {@link FaultForm} reads. */
final class FaultWords {

  private FaultWords() {}

  static void write(Fault fault, Map<String, Object> form) {
    if (fault instanceof Fault.Answering answering) {
      answering(answering, form);
    } else {
      linking((Fault.Linking) fault, form);
    }
  }

  private static void answering(Fault.Answering fault, Map<String, Object> form) {
    if (fault instanceof Fault.CloseBeforeResponse close) {
      kind(form, "close-before-response");
      reset(form, close.reset());
    } else if (fault instanceof Fault.CloseAfterResponse close) {
      kind(form, "close-after-response");
      reset(form, close.reset());
    } else if (fault instanceof Fault.NeverAnswer) {
      kind(form, "never-answer");
    } else if (fault instanceof Fault.AnswerTwice) {
      kind(form, "answer-twice");
    } else if (fault instanceof Fault.WrongSequence wrong) {
      boolean unknown = wrong.kind() == Fault.WrongSequence.Kind.UNKNOWN;
      kind(form, unknown ? "unknown-sequence" : "wrong-sequence");
    } else if (fault instanceof Fault.SplitPdu split) {
      kind(form, "split-pdu");
      form.put("octets", split.octets());
      form.put("pause", Durations.write(split.pause()));
    } else if (fault instanceof Fault.MalformedResponse malformed) {
      kind(form, "malformed-response");
      form.put("how", malformed.how().word());
    }
  }

  private static void linking(Fault.Linking fault, Map<String, Object> form) {
    if (fault instanceof Fault.MalformedDelivery malformed) {
      kind(form, "malformed-delivery");
      form.put("how", malformed.how().word());
    } else if (fault instanceof Fault.PauseAnswers pause) {
      kind(form, "pause-answers");
      form.put("duration", Durations.write(pause.duration()));
    } else if (fault instanceof Fault.StopReading stop) {
      kind(form, "stop-reading");
      form.put("duration", Durations.write(stop.duration()));
    } else if (fault instanceof Fault.StopWriting stop) {
      kind(form, "stop-writing");
      form.put("duration", Durations.write(stop.duration()));
    } else if (fault instanceof Fault.SlowDrip drip) {
      kind(form, "slow-drip");
      form.put("octets", drip.octets());
      form.put("interval", Durations.write(drip.interval()));
      form.put("duration", Durations.write(drip.duration()));
    } else if (fault instanceof Fault.IgnoreEnquireLink ignore) {
      kind(form, "ignore-enquire-link");
      form.put("duration", Durations.write(ignore.duration()));
    } else if (fault instanceof Fault.Cut cut) {
      kind(form, "cut");
      reset(form, cut.reset());
    } else if (fault instanceof Fault.Unbind) {
      kind(form, "unbind");
    } else if (fault instanceof Fault.RefuseConnections refuse) {
      kind(form, "refuse-connections");
      form.put("duration", Durations.write(refuse.duration()));
      form.put("cut", refuse.cut());
    } else if (fault instanceof Fault.FloodOfTexts flood) {
      kind(form, "flood-of-texts");
      form.put("count", flood.count());
      form.put("perSecond", flood.perSecond());
      form.put("from", flood.from());
      form.put("to", flood.to());
      form.put("text", flood.text());
    }
  }

  private static void kind(Map<String, Object> form, String kind) {
    form.put("fault", kind);
  }

  private static void reset(Map<String, Object> form, boolean reset) {
    if (reset) {
      form.put("reset", true);
    }
  }
}
