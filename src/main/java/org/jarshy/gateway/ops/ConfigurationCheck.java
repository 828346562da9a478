package org.jarshy.gateway.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jarshy.gateway.carrier.CarrierSettings;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;

/**
 * A key under {@code jarshy.} that nothing reads stops the start: it is a typo, and the operator
 * believes in its effect. Environment variables are left out, since a container platform sets
 * {@code JARSHY_PORT} and the like on its own.
 */
@Component
final class ConfigurationCheck implements BeanFactoryPostProcessor, EnvironmentAware {

  private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("jarshy");

  private ConfigurableEnvironment environment;

  /** Not by constructor: this runs before anything that could fill one in. */
  @Override
  public void setEnvironment(Environment environment) {
    this.environment = (ConfigurableEnvironment) environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    KnownKeys known = new KnownKeys();
    // Bound by hand, for names of their own.
    known.addByName("jarshy.carriers", CarrierSettings.class);
    for (String bean : beans.getBeanDefinitionNames()) {
      // No factory bean may be made this early: a type that is not known yet is none of ours.
      Class<?> type = beans.getType(bean, false);
      ConfigurationProperties properties =
          type == null
              ? null
              : AnnotatedElementUtils.findMergedAnnotation(type, ConfigurationProperties.class);
      if (properties != null && (properties.prefix() + ".").startsWith(PREFIX + ".")) {
        known.add(properties.prefix(), type);
      }
    }
    List<String> problems = problems(known);
    if (!problems.isEmpty()) {
      throw new FailureAnalyzedException(
          "The configuration has keys that nothing reads:\n\n" + String.join("\n", problems),
          "Correct or remove them; config/application.yml shows every key with its meaning.");
    }
  }

  private List<String> problems(KnownKeys known) {
    Map<String, String> problems = new TreeMap<>();
    for (PropertySource<?> source : environment.getPropertySources()) {
      if (source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)
          || ConfigurationPropertySources.isAttachedConfigurationPropertySource(source)) {
        continue;
      }
      for (ConfigurationPropertySource keys : ConfigurationPropertySources.from(source)) {
        if (keys instanceof IterableConfigurationPropertySource all) {
          all.stream()
              .filter(PREFIX::isAncestorOf)
              .forEach(key -> check(known, keys, key, problems));
        }
      }
    }
    return new ArrayList<>(problems.values());
  }

  private static void check(
      KnownKeys known,
      ConfigurationPropertySource source,
      ConfigurationPropertyName key,
      Map<String, String> problems) {
    KnownKeys.Unknown unknown = known.check(key);
    if (unknown != null) {
      ConfigurationProperty property = source.getConfigurationProperty(key);
      problems.putIfAbsent(key.toString(), "    " + WrongKey.describe(property, unknown));
    }
  }
}
