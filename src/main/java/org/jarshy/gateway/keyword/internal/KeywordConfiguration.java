package org.jarshy.gateway.keyword.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.CheckCodes;
import org.jarshy.gateway.directory.Directory;
import org.jarshy.gateway.inbound.OddTexts;
import org.jarshy.gateway.inbound.TextHandler;
import org.jarshy.gateway.inbound.TextsReceived;
import org.jarshy.gateway.kernel.NumberVault;
import org.jarshy.gateway.keyword.ReadWords;
import org.jarshy.gateway.keyword.RumourWords;
import org.jarshy.gateway.keyword.TryWords;
import org.jarshy.gateway.keyword.Understanding;
import org.jarshy.gateway.lookup.Lookups;
import org.jarshy.gateway.outbox.Outbox;
import org.jarshy.gateway.outbox.RecipientHistory;
import org.jarshy.gateway.outbox.TextSource;
import org.jarshy.gateway.proxy.ProxyDesk;
import org.jarshy.gateway.rumour.AskRumours;
import org.jarshy.gateway.rumour.RumourReader;
import org.jarshy.gateway.subscriber.Subscribers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  SenderProperties.class,
  FreshFor.class,
  AnswerLimits.class,
  SecondPath.class
})
class KeywordConfiguration {

  @Bean
  Understanding understanding() {
    return new Understanding();
  }

  @Bean
  ReadWords readWords(Understanding understanding) {
    return new ReadWords(understanding);
  }

  @Bean
  OperatorWords operatorWords(Lookups lookups, Understanding understanding, Clock clock) {
    return new OperatorWords(lookups, understanding, clock);
  }

  @Bean
  Catalogue replyCatalogue() {
    return new Catalogue();
  }

  @Bean
  WordAnswers wordAnswers(Lookups lookups, NumberVault vault, Catalogue catalogue, Clock clock) {
    return new WordAnswers(lookups, vault, catalogue, clock);
  }

  @Bean
  ProxyAnswers proxyAnswers(ProxyDesk desk, Subscribers subscribers) {
    return new ProxyAnswers(desk, subscribers);
  }

  @Bean
  TryWords tryWords(Understanding understanding, Lookups lookups, Catalogue catalogue) {
    return new RehearseWords(understanding, lookups, catalogue);
  }

  @Bean
  RumourReader rumourReader(Understanding understanding) {
    return new ReadRumours(new RumourWords(understanding));
  }

  @Bean
  RumourAnswers rumourAnswers(
      AskRumours rumours, FreeQuestions questions, JdbcClient jdbc, Catalogue catalogue) {
    return new RumourAnswers(rumours, questions, new Replies(jdbc), catalogue);
  }

  @Bean
  FreeQuestions freeQuestions(
      Understanding understanding, Bulletins bulletins, Directory directory, Clock clock) {
    return new FreeQuestions(understanding, bulletins, directory, clock);
  }

  @Bean
  TextHandler answerCitizens(
      Understanding understanding,
      OperatorWords operatorWords,
      WordAnswers wordAnswers,
      FreeQuestions questions,
      RumourAnswers rumourAnswers,
      ProxyAnswers proxies,
      CheckCodes codes,
      Bulletins bulletins,
      Subscribers subscribers,
      Outbox outbox,
      AnswerLimits limits,
      OddTexts odd,
      JdbcClient jdbc,
      Clock clock) {
    Replies replies = new Replies(jdbc);
    CheckQuestions checks = new CheckQuestions(codes, bulletins);
    return new AnswerCitizens(
        understanding,
        subscribers,
        new Conversations(jdbc),
        replies,
        operatorWords,
        new Respond(subscribers, replies, wordAnswers, questions, rumourAnswers, proxies, checks),
        new Allowances(limits, odd),
        checks,
        outbox,
        clock);
  }

  @Bean
  TextSource replyTexts(
      Subscribers subscribers,
      Bulletins bulletins,
      Directory directory,
      SenderProperties sender,
      FreshFor freshFor,
      SecondPath secondPath,
      CheckCodes codes,
      RecipientHistory history,
      TextsReceived received,
      Catalogue catalogue,
      WordAnswers wordAnswers,
      RumourAnswers rumourAnswers,
      ProxyAnswers proxies,
      JdbcClient jdbc,
      Clock clock) {
    Conversations conversations = new Conversations(jdbc);
    return new ReplyTexts(
        new Replies(jdbc),
        conversations,
        subscribers,
        bulletins,
        directory,
        new Answers(catalogue, sender, freshFor, secondPath, codes::on),
        new Askers(conversations, history, received),
        wordAnswers,
        rumourAnswers,
        proxies,
        clock);
  }

  @Bean
  ForgetAnswered forgetAnswered(JdbcClient jdbc, Clock clock) {
    return new ForgetAnswered(new Replies(jdbc), new Conversations(jdbc), clock);
  }

  /** What people asked is not kept longer than it takes to answer and to go on from there. */
  static final class ForgetAnswered {

    static final Duration QUIET = Duration.ofDays(3);

    private final Replies replies;
    private final Conversations conversations;
    private final Clock clock;

    ForgetAnswered(Replies replies, Conversations conversations, Clock clock) {
      this.replies = replies;
      this.conversations = conversations;
      this.clock = clock;
    }

    @Scheduled(fixedDelay = 600_000)
    void forget() {
      Instant now = clock.instant();
      replies.forgetExpired(now);
      conversations.forgetQuietSince(now.minus(QUIET));
    }
  }
}
