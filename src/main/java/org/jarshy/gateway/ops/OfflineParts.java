package org.jarshy.gateway.ops;

import java.util.List;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.NestedExceptionUtils;

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
                "logging.level.root=ERROR",
                "management.endpoint.health.validate-group-membership=false")
            .initializers(OfflineParts::nothingRuns)
            .build();
    try {
      return offline.run(settings.toArray(String[]::new));
    } catch (RuntimeException e) {
      throw explained(e);
    }
  }

  /** What a failed start or a failed first use of a part means for the person who asked. */
  static NotStarted explained(RuntimeException failure) {
    if (DatabaseInUse.causes(failure)) {
      return new NotStarted(
          "the database file is in use: stop the service first, or do this in its console",
          failure);
    }
    FailureAnalysis wrongValue = new WrongValueAnalyzer().analyze(failure);
    return new NotStarted(
        "could not start: "
            + (wrongValue == null
                ? NestedExceptionUtils.getMostSpecificCause(failure).getMessage()
                : wrongValue.getDescription()),
        failure);
  }

  /** Neither links, pools and schedules (lifecycle beans) nor what is done once at a start. */
  private static void nothingRuns(ConfigurableApplicationContext context) {
    context
        .getBeanFactory()
        .registerSingleton(
            AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, new NothingStarts());
    context.addBeanFactoryPostProcessor(
        beans -> {
          for (String runner : beans.getBeanNamesForType(ApplicationRunner.class, true, false)) {
            ((BeanDefinitionRegistry) beans).removeBeanDefinition(runner);
          }
        });
  }

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
