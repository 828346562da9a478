package org.jarshy.gateway.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.carrier.LinkObserver;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The service at work as in production, with its links, pools and schedules, but without web pages:
 * one carrier, data of its own, and the defaults of the jar.
 */
final class MeasuredService implements AutoCloseable {

  /** Place of the database file in the service's own default URL. */
  private static final String DEFAULT_FILE = "file:./data/jarshy;";

  private final ConfigurableApplicationContext context;
  private final DataDirectory directory;

  private MeasuredService(ConfigurableApplicationContext context, DataDirectory directory) {
    this.context = context;
    this.directory = directory;
  }

  /**
   * @param settings further configuration keys as {@code --KEY=VALUE}
   */
  static MeasuredService start(
      Class<?> application,
      LinkPlan link,
      Storage storage,
      boolean verbose,
      List<String> settings,
      LinkObserver observer) {
    DataDirectory directory = DataDirectory.of(storage.directory());
    try {
      return new MeasuredService(
          new SpringApplicationBuilder(application)
              .web(WebApplicationType.NONE)
              // Pages and whatever else only they need stay away …
              .lazyInitialization(true)
              .logStartupInfo(false)
              .initializers(prepared -> prepare(prepared, storage, directory.path(), observer))
              .build()
              .run(ServiceArguments.of(link, storage, directory.path(), verbose, settings)),
          directory);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static void prepare(
      ConfigurableApplicationContext prepared,
      Storage storage,
      Path directory,
      LinkObserver observer) {
    ConfigurableEnvironment environment = prepared.getEnvironment();
    // JARSHY_CARRIERS_… of an operator would add carriers to ours.
    environment
        .getPropertySources()
        .remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
    if (storage.jdbcUrl() == null) {
      environment
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "bench", Map.of("spring.datasource.url", fileUrl(environment, directory))));
    }
    prepared
        .getBeanFactory()
        .registerSingleton(
            "benchEager",
            // … and all else is there before the first message, as in production.
            (LazyInitializationExcludeFilter) (name, definition, type) -> runsWithoutPages(type));
    prepared.getBeanFactory().registerSingleton("benchObserver", observer);
    prepared.addBeanFactoryPostProcessor(
        beans -> {
          for (String runner : beans.getBeanNamesForType(ApplicationRunner.class, true, false)) {
            ((BeanDefinitionRegistry) beans).removeBeanDefinition(runner);
          }
        });
  }

  private static boolean runsWithoutPages(Class<?> type) {
    String name = type.getName();
    return name.startsWith("org.jarshy.gateway.")
        && !name.startsWith("org.jarshy.gateway.console.");
  }

  /** The service's own URL with the file elsewhere, so that what is measured is what is shipped. */
  private static String fileUrl(ConfigurableEnvironment environment, Path directory) {
    String url = environment.getRequiredProperty("spring.datasource.url");
    if (!url.contains(DEFAULT_FILE)) {
      throw new IllegalStateException("no " + DEFAULT_FILE + " in the default URL of the database");
    }
    return url.replace(DEFAULT_FILE, "file:" + directory.toAbsolutePath().resolve("bench") + ";");
  }

  <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** What is written, and where: {@code H2 on ext4}. */
  String storage() {
    String url = context.getEnvironment().getRequiredProperty("spring.datasource.url");
    if (url.startsWith("jdbc:postgresql:")) {
      return "PostgreSQL";
    }
    return url.startsWith("jdbc:h2:file:") ? "H2 on " + directory.fileSystem() : url.split(":")[1];
  }

  @Override
  public void close() {
    context.close();
    directory.close();
  }
}
