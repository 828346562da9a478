package org.jarshy.gateway.keyword.internal;

import java.util.List;
import org.jarshy.gateway.audit.AuditLogs;
import org.jarshy.gateway.bulletin.FakeCheckCodes;
import org.jarshy.gateway.inbound.CitizenText;
import org.jarshy.gateway.inbound.OddTexts;
import org.jarshy.gateway.kernel.AesNumberVault;
import org.jarshy.gateway.kernel.Msisdn;
import org.jarshy.gateway.kernel.RootKey;
import org.jarshy.gateway.keyword.Understanding;
import org.jarshy.gateway.lookup.LiveWordsChanged;
import org.jarshy.gateway.lookup.TestLookups;
import org.jarshy.gateway.outbox.Binding;
import org.jarshy.gateway.proxy.TestProxies;
import org.jarshy.gateway.rumour.TestRumours;
import org.jarshy.gateway.subscriber.Subscriber;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole room that answers, on a real database, with everything around it in memory. */
final class Desk {

  static final Msisdn PHONE = new Msisdn("+77011234567");
  private static final Understanding UNDERSTANDING = new Understanding();

  final MutableClock clock = MutableClock.startingInJanuary2022();
  final FakeSubscribers subscribers = new FakeSubscribers(clock);
  final FakeContent content = new FakeContent();
  final FakeOutbox outbox = new FakeOutbox();
  final FakeTraffic traffic = new FakeTraffic();
  final FakeCheckCodes codes = new FakeCheckCodes();
  final OddTexts odd = new OddTexts();
  final FreeQuestions questions = new FreeQuestions(UNDERSTANDING, content, content, clock);
  final Conversations conversations;
  final TestLookups operators;
  final TestRumours rumours;
  final TestProxies pools;
  private final TransactionTemplate transactions;
  private final AnswerCitizens handler;
  private final ReplyTexts texts;
  private long serial;

  Desk(TestDatabase database) {
    this(database, AnswerLimits.DEFAULTS);
  }

  Desk(TestDatabase database, AnswerLimits limits) {
    JdbcClient jdbc = database.jdbc();
    transactions = database.transactions();
    Replies replies = new Replies(jdbc);
    conversations = new Conversations(jdbc);
    OperatorWords[] listener = new OperatorWords[1];
    operators =
        TestLookups.on(
            database,
            AuditLogs.log(database, clock),
            event -> listener[0].changed((LiveWordsChanged) event),
            clock,
            "localhost");
    OperatorWords operatorWords = new OperatorWords(operators.lookups, UNDERSTANDING, clock);
    listener[0] = operatorWords;
    pools = TestProxies.on(jdbc, transactions, AuditLogs.log(database, clock), clock);
    ProxyAnswers proxies = new ProxyAnswers(pools.desk, subscribers);
    WordAnswers wordAnswers =
        new WordAnswers(
            operators.lookups,
            new AesNumberVault(RootKey.of(new byte[RootKey.BYTES])),
            new Catalogue(),
            clock);
    rumours = TestRumours.on(database, subscribers, outbox, AuditLogs.log(database, clock), clock);
    RumourAnswers rumourAnswers =
        new RumourAnswers(rumours.asking, questions, replies, new Catalogue());
    CheckQuestions checks = new CheckQuestions(codes, content);
    handler =
        new AnswerCitizens(
            UNDERSTANDING,
            subscribers,
            conversations,
            replies,
            operatorWords,
            new Respond(
                subscribers, replies, wordAnswers, questions, rumourAnswers, proxies, checks),
            new Allowances(limits, odd),
            checks,
            outbox,
            clock);
    Answers answers =
        new Answers(
            new Catalogue(),
            new SenderProperties("Жаршы", 3),
            FreshFor.DEFAULTS,
            SecondPath.NONE,
            codes::on);
    texts =
        new ReplyTexts(
            replies,
            conversations,
            subscribers,
            content,
            content,
            answers,
            new Askers(conversations, traffic, traffic),
            wordAnswers,
            rumourAnswers,
            proxies,
            clock);
  }

  /** A text arrives, and what we answer is queued. */
  void receive(String words) {
    receive(PHONE, words);
  }

  void receive(Msisdn from, String words) {
    CitizenText text = new CitizenText(++serial, "kcell", from, "1414", words, clock.instant());
    transactions.executeWithoutResult(status -> handler.handle(text));
  }

  /** Everything queued is sent; withdrawn answers are left out. */
  List<String> send() {
    return bind().stream()
        .filter(Binding.Words.class::isInstance)
        .map(b -> ((Binding.Words) b).text())
        .toList();
  }

  List<Binding> bind() {
    return outbox.send(texts);
  }

  /** The one answer to a text; null for silence. */
  String answerTo(String words) {
    receive(words);
    List<String> sent = send();
    if (sent.size() > 1) {
      throw new AssertionError("one text in, one text out; but " + sent);
    }
    return sent.isEmpty() ? null : sent.get(0);
  }

  Subscriber citizen() {
    return subscribers.of(PHONE);
  }
}
