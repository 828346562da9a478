package org.jarshy.gateway.lookup;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How many texts each keyword answered on a day of Almaty. Written some seconds later, together: a
 * row that every answer locks would put all of them in line.
 */
@Component
class AnswerCounts implements DisposableBean {

  static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

  private record Counted(KeywordId origin, LocalDate day) {}

  private final Map<Counted, LongAdder> unwritten = new ConcurrentHashMap<>();
  private final JdbcClient jdbc;
  private final Clock clock;

  AnswerCounts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void count(KeywordId origin) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
    unwritten.computeIfAbsent(new Counted(origin, today), c -> new LongAdder()).increment();
  }

  @Scheduled(fixedDelay = 5_000)
  void write() {
    unwritten.forEach(
        (counted, adder) -> {
          long more = adder.sumThenReset();
          if (more == 0) {
            unwritten.remove(counted, adder);
          } else {
            add(counted, more);
          }
        });
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
