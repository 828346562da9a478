package org.jarshy.gateway.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.feed.Internet.Window;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Learns at which hours there is internet: censors keep habits. */
@Component
class LinkHours {

  static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
  static final int LOOK_BACK_DAYS = 14;

  /** One good night is no habit. */
  private static final int LEAST_DAYS = 2;

  private static final double USUAL = 0.6;
  private static final int HOURS = 24;

  private final JdbcClient jdbc;

  LinkHours(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One try of anything, and whether somebody answered. */
  void tried(Instant at, boolean answered) {
    ZonedDateTime local = at.atZone(ZONE);
    jdbc.sql(
            "insert into feed_link_hour (at_day, at_hour, tried, answered) values (?, ?, 0, 0)"
                + " on conflict do nothing")
        .params(local.toLocalDate(), local.getHour())
        .update();
    jdbc.sql(
            "update feed_link_hour set tried = tried + 1, answered = answered + ?"
                + " where at_day = ? and at_hour = ?")
        .params(answered ? 1 : 0, local.toLocalDate(), local.getHour())
        .update();
  }

  /** Of how many days something is known. */
  int days(Instant now) {
    return jdbc.sql("select count(distinct at_day) from feed_link_hour where at_day > ?")
        .param(since(now))
        .query(Integer.class)
        .single();
  }

  /** Hours in which somebody answered on most of the days on which it was tried then. */
  List<Window> windows(Instant now) {
    boolean[] usual = new boolean[HOURS];
    jdbc.sql(
            """
            select at_hour, count(*) as days, sum(case when answered > 0 then 1 else 0 end) as good
            from feed_link_hour where at_day > ? and tried > 0 group by at_hour""")
        .param(since(now))
        .query(
            row -> {
              int days = row.getInt("days");
              usual[row.getInt("at_hour")] =
                  days >= LEAST_DAYS && row.getInt("good") >= USUAL * days;
            });
    return windows(usual);
  }

  static List<Window> windows(boolean[] usual) {
    List<Window> windows = new ArrayList<>();
    for (int hour = 0; hour < HOURS; hour++) {
      if (usual[hour]) {
        int from = hour;
        while (hour + 1 < HOURS && usual[hour + 1]) {
          hour++;
        }
        windows.add(new Window(from, hour + 1));
      }
    }
    int last = windows.size() - 1;
    if (last > 0 && windows.get(0).from() == 0 && windows.get(last).to() == HOURS) {
      // Around midnight it is one.
      windows.set(last, new Window(windows.get(last).from(), windows.get(0).to()));
      windows.remove(0);
    }
    return List.copyOf(windows);
  }

  void forget(Instant now) {
    jdbc.sql("delete from feed_link_hour where at_day <= ?").param(since(now)).update();
  }

  private static LocalDate since(Instant now) {
    return LocalDate.ofInstant(now, ZONE).minusDays(LOOK_BACK_DAYS);
  }
}
