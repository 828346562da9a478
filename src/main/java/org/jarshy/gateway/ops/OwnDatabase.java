package org.jarshy.gateway.ops;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.bench.Result;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** Parts of the service on a database that is made for one measurement and deleted after it. */
final class OwnDatabase {

  /** What is measured with the parts; the directory is the database's. */
  interface Measurement {
    Result with(ConfigurableApplicationContext parts, Path directory) throws Exception;
  }

  private OwnDatabase() {}

  /**
   * @param settings of whoever asked; they win over those of the database
   */
  static Result measure(Class<?> application, List<String> settings, Measurement measurement)
      throws Exception {
    Path directory = Files.createTempDirectory("jarshy-bench-");
    List<String> own =
        new ArrayList<>(
            List.of(
                "--spring.datasource.url=jdbc:h2:file:"
                    + directory.resolve("jarshy")
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;CACHE_SIZE=65536",
                "--jarshy.keys.file=" + directory.resolve("jarshy.key"),
                "--jarshy.keys.create=true"));
    own.addAll(settings);
    try (ConfigurableApplicationContext parts = new OfflineParts(application, own).start()) {
      return measurement.with(parts, directory);
    } finally {
      FileSystemUtils.deleteRecursively(directory);
    }
  }
}
