package org.jarshy.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jarshy.gateway.audit.AuditHouse;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.testing.MutableClock;
import org.jarshy.gateway.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class AuditHealthTest {

  @TempDir private Path directory;

  @Test
  void a_file_of_checkpoints_that_was_emptied_is_said_and_a_changed_record_is_out_of_service()
      throws IOException {
    try (TestDatabase database = TestDatabase.Kind.H2.open()) {
      AuditHouse house =
          new AuditHouse(
              database.dataSource(),
              new DataSourceTransactionManager(database.dataSource()),
              directory,
              MutableClock.startingInJanuary2022());
      AuditHealth health = new AuditHealth(house.watch);
      house.log.record(new Actor("aigerim"), "test.done", "test:1", "");
      house.checkpoints.make();
      house.watch.check();
      assertThat(health.health().getDetails())
          .containsEntry("log", "sound")
          .doesNotContainKey("notices");

      Files.writeString(house.checkpointFile, "");
      house.watch.check();
      Health emptied = health.health();
      assertThat(emptied.getStatus()).isEqualTo(Status.UP);
      assertThat(emptied.getDetails().get("notices").toString()).contains("missing or empty");

      database.jdbc().sql("update audit_entry set actor = 'bolat' where seq = 0").update();
      house.watch.check();
      Health changed = health.health();
      assertThat(changed.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
      assertThat(changed.getDetails().get("problem").toString()).startsWith("Record 0: ");
    }
  }
}
