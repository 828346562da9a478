package org.jarshy.gateway.carrier.internal.smpp;

import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** Takes every submit_sm and numbers it; an ESME of ours sends nothing else. */
final class CountingListener implements ServerMessageReceiverListener {

  private final AtomicInteger submits;

  CountingListener(AtomicInteger submits) {
    this.submits = submits;
  }

  @Override
  public SubmitSmResult onAcceptSubmitSm(SubmitSm submit, SMPPServerSession source)
      throws ProcessRequestException {
    String id = Integer.toHexString(submits.incrementAndGet());
    try {
      return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
    } catch (PDUStringException e) {
      throw new ProcessRequestException("no id", e.getErrorCode(), e);
    }
  }

  private static UnsupportedOperationException never() {
    return new UnsupportedOperationException("the gateway does not send this");
  }

  @Override
  public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti multi, SMPPServerSession source) {
    throw never();
  }

  @Override
  public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession source) {
    throw never();
  }

  @Override
  public void onAcceptReplaceSm(ReplaceSm replace, SMPPServerSession source) {
    throw never();
  }

  @Override
  public void onAcceptCancelSm(CancelSm cancel, SMPPServerSession source) {
    throw never();
  }

  @Override
  public DataSmResult onAcceptDataSm(DataSm data, Session source) {
    throw never();
  }

  @Override
  public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm broadcast, SMPPServerSession source) {
    throw never();
  }

  @Override
  public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancel, SMPPServerSession source) {
    throw never();
  }

  @Override
  public QueryBroadcastSmResult onAcceptQueryBroadcastSm(
      QueryBroadcastSm query, SMPPServerSession source) {
    throw never();
  }
}
