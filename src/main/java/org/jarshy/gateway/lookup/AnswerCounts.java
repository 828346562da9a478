package org.jarshy.gateway.lookup;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jarshy.gateway.kernel.PendingCounts;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How many texts each keyword answered on a day of Almaty. */
@Component
class AnswerCounts implements DisposableBean {

  static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

  private record Counted(KeywordId origin, LocalDate day) {}

  private final PendingCounts<Counted> unwritten = new PendingCounts<>();
  private final JdbcClient jdbc;
  private final Clock clock;

  AnswerCounts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void count(KeywordId origin) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
    unwritten.count(new Counted(origin, today));
  }

  @Scheduled(fixedDelay = 5_000)
  void write() {
    unwritten.write(this::add);
  }

  private void add(Counted counted, long more) {
    jdbc.sql(
            "insert into lookup_count (origin, at_day, answers) values (?, ?, 0)"
                + " on conflict do nothing")
        .params(counted.origin().value(), counted.day())
        .update();
    jdbc.sql("update lookup_count set answers = answers + ? where origin = ? and at_day = ?")
        .params(more, counted.origin().value(), counted.day())
        .update();
  }

  @Override
  public void destroy() {
    write();
  }
}
