package org.jarshy.gateway.ops;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.GatewayApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service's own beans over a database of its own, with no pages, links or schedules. */
public final class OfflineContext {

  private OfflineContext() {}

  /**
   * @param more settings, such as {@code --jarshy.proxy.practice=true}
   */
  public static ConfigurableApplicationContext in(Path directory, String... more) {
    List<String> settings = new ArrayList<>(settings(directory));
    settings.addAll(List.of(more));
    return new OfflineParts(GatewayApplication.class, settings).start();
  }

  static List<String> settings(Path directory) {
    return List.of(
        "--spring.config.location=classpath:/,file:config/",
        "--spring.datasource.url=jdbc:h2:file:"
            + directory.resolve("jarshy")
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0",
        "--jarshy.keys.file=" + directory.resolve("jarshy.key"),
        "--jarshy.keys.create=true",
        "--jarshy.keys.throwaway=true");
  }
}
