package org.jarshy.gateway.ops;

import java.sql.SQLException;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.support.AbstractApplicationContext;

/**
 * The parts of the service for a command that works on its database: the same configuration and
 * beans, but no pages, no links to carriers and no schedules.
 */
final class OfflineParts {

  /**
   * Profile that is active in a command; what must not run there says {@code @Profile("!command")}.
   */
  static final String COMMAND_PROFILE = "command";

  /** Cannot start; the message says why and what to do. */
  static final class NotStarted extends RuntimeException {
    NotStarted(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** H2's DATABASE_ALREADY_OPEN_1. */
  private static final int FILE_IN_USE = 90020;

  private final Class<?> application;
  private final List<String> settings;

  OfflineParts(Class<?> application, List<String> settings) {
    this.application = application;
    this.settings = settings;
  }

  ConfigurableApplicationContext start() {
    SpringApplication offline =
        new SpringApplicationBuilder(application)
            .web(WebApplicationType.NONE)
            .lazyInitialization(true)
            .logStartupInfo(false)
            .profiles(COMMAND_PROFILE)
            .properties(
                "spring.main.banner-mode=off",
                "logging.level.root=WARN",
                "management.endpoint.health.validate-group-membership=false")
            .initializers(
                context ->
                    context
                        .getBeanFactory()
                        .registerSingleton(
                            AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME,
                            new NothingStarts()))
            .build();
    try {
      return offline.run(settings.toArray(String[]::new));
    } catch (RuntimeException e) {
      throw explained(e);
    }
  }

  /** What a failed start or a failed first use of the database means for the person who asked. */
  static NotStarted explained(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getErrorCode() == FILE_IN_USE) {
        return new NotStarted(
            "the database file is in use: stop the service first, or do this in its console",
            failure);
      }
    }
    return new NotStarted("could not start; the reason is logged above", failure);
  }

  /** Lifecycle beans are links, pools and schedules: none of them starts for a command. */
  private static final class NothingStarts implements LifecycleProcessor {
    @Override
    public void onRefresh() {}

    @Override
    public void onClose() {}

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public boolean isRunning() {
      return false;
    }
  }
}
