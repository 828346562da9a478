package org.jarshy.gateway.subscriber.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CountsMigrationTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.Kind.class)
  void subscribers_from_before_are_counted_once_the_counts_are_kept(TestDatabase.Kind kind) {
    try (TestDatabase database = kind.open()) {
      // An installation of its own in a schema beside the one that is up to date.
      FluentConfiguration old =
          Flyway.configure()
              .dataSource(database.dataSource())
              .schemas("installed")
              .defaultSchema("installed");
      old.target("0180").load().migrate();
      add(database, 1, "ACTIVE", "kk", "almaty-city", "almaty", 15, "kcell");
      add(database, 2, "ACTIVE", "kk", "almaty-city", "almaty", 15, "kcell");
      add(database, 3, "ACTIVE", null, null, null, 2, null);
      add(database, 4, "ACTIVE", "ru", null, null, 2, null);
      add(database, 5, "GUEST", "kk", "almaty-city", "almaty", 0, "kcell");
      add(database, 6, "STOPPED", "kk", "almaty-city", "almaty", 15, "kcell");

      old.target("latest").load().migrate();

      assertThat(
              database
                  .jdbc()
                  .sql(
                      "select region, city, topics, lang, carrier, subscribers"
                          + " from installed.subscriber_count order by subscribers, region")
                  .query(
                      (row, n) ->
                          List.of(
                              row.getString(1),
                              row.getString(2),
                              row.getInt(3),
                              row.getString(4),
                              row.getString(5),
                              row.getLong(6)))
                  .list())
          .containsExactly(
              List.of("", "", 2, "ru", "", 2L),
              List.of("almaty-city", "almaty", 15, "kk", "kcell", 2L));
    }
  }

  private static void add(
      TestDatabase database,
      int number,
      String status,
      String lang,
      String region,
      String city,
      int topics,
      String carrier) {
    database
        .jdbc()
        .sql(
            """
            insert into installed.subscriber (number_index, number_sealed, status, lang, region,
                city, topics, carrier, carrier_learned, created_at, changed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, false, current_timestamp, current_timestamp)
            """)
        .param(new byte[] {(byte) number})
        .param(new byte[] {1})
        .param(status)
        .param(lang)
        .param(region)
        .param(city)
        .param(topics)
        .param(carrier)
        .update();
  }
}
