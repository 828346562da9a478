package org.jarshy.gateway.keyword.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.SubscriberId;
import org.jarshy.gateway.proxy.App;
import org.jarshy.gateway.proxy.ProxyDesk;
import org.jarshy.gateway.proxy.ProxyDesk.HandOut;
import org.jarshy.gateway.proxy.ProxyId;
import org.jarshy.gateway.subscriber.Subscribers;

/** PROXY and BAD: what the desk hands out, as answers. A link is looked up when it is sent. */
final class ProxyAnswers {

  /**
   * What becomes of one text of a hand-out at the moment it is sent.
   *
   * @param link null where nothing is said: another text of the same hand-out says enough
   */
  record Said(String link) {
    /** That the proxy stopped working. */
    static final Said WORDS = new Said("");

    static final Said NOTHING = new Said(null);
  }

  private final ProxyDesk desk;
  private final Subscribers subscribers;

  ProxyAnswers(ProxyDesk desk, Subscribers subscribers) {
    this.desk = desk;
    this.subscribers = subscribers;
  }

  /**
   * Empty for silence.
   *
   * @param app null where none was named
   * @param advice what is answered where the pools have nothing: bulletins about proxies, or that
   *     there is none
   */
  Optional<AnswerRequest> ask(SubscriberId who, App app, AnswerRequest advice) {
    Msisdn number = subscribers.numbers(List.of(who)).get(who);
    if (number == null) {
      return Optional.of(advice);
    }
    HandOut handed = desk.ask(who, number, app);
    if (handed instanceof HandOut.Given given) {
      List<String> ids = given.proxies().stream().map(ProxyId::toString).toList();
      return Optional.of(AnswerRequest.of(Answer.PROXY_LINK, advice.lang()).naming(ids));
    }
    if (handed instanceof HandOut.None none && !none.others().isEmpty()) {
      List<String> apps = new ArrayList<>(List.of(none.app().code()));
      none.others().forEach(other -> apps.add(other.code()));
      return Optional.of(AnswerRequest.of(Answer.PROXY_OTHER, advice.lang()).naming(apps));
    }
    if (handed instanceof HandOut.Later) {
      return Optional.of(AnswerRequest.of(Answer.PROXY_WAIT, advice.lang()));
    }
    if (handed instanceof HandOut.TooSoon) {
      return Optional.of(AnswerRequest.of(Answer.PROXY_SOON, advice.lang()));
    }
    return handed instanceof HandOut.Silence ? Optional.empty() : Optional.of(advice);
  }

  Answer bad(SubscriberId who, App app) {
    return desk.bad(who, app) ? Answer.BAD_NOTED : Answer.BAD_NONE;
  }

  /** A proxy that was burned while its text waited is not sent. */
  Said saidNow(AnswerRequest request) {
    List<ProxyId> ids =
        request.found().stream().map(id -> new ProxyId(Long.parseLong(id))).toList();
    Map<ProxyId, String> sendable = desk.sendable(ids);
    ProxyId own = ids.get(0);
    if (sendable.containsKey(own)) {
      return new Said(sendable.get(own));
    }
    boolean first = ids.stream().allMatch(id -> id.value() >= own.value());
    return sendable.isEmpty() && first ? Said.WORDS : Said.NOTHING;
  }
}
