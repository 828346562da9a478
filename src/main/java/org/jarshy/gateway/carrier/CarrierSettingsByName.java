package org.jarshy.gateway.carrier;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jarshy.gateway.kernel.Secret;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.Environment;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/**
 * The carriers of {@code jarshy.carriers}, by id in order. A wrong key or value stops the start.
 */
record CarrierSettingsByName(Map<String, CarrierSettings> carriers) {

  private static final String PREFIX = "jarshy.carriers";
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,23}");

  static CarrierSettingsByName bind(Environment environment) {
    LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();
    validator.afterPropertiesSet();
    try {
      Map<String, CarrierSettings> carriers =
          binder(environment)
              .bind(
                  PREFIX,
                  Bindable.mapOf(String.class, CarrierSettings.class),
                  // Validation outside: the other does not pass the end of a binding on.
                  new ValidationBindHandler(
                      new NoUnboundElementsBindHandler(BindHandler.DEFAULT), validator))
              .orElseGet(Map::of);
      carriers.keySet().stream()
          .filter(id -> !ID.matcher(id).matches())
          .findFirst()
          .ifPresent(
              id -> {
                throw new IllegalArgumentException(
                    PREFIX
                        + "."
                        + id
                        + ": a carrier's id has 1 to 24 characters a-z, 0-9 and -, a letter first");
              });
      return new CarrierSettingsByName(new TreeMap<>(carriers));
    } finally {
      validator.destroy();
    }
  }

  /** One that can read a {@link Secret}, which the plain one cannot. */
  private static Binder binder(Environment environment) {
    ApplicationConversionService conversion = new ApplicationConversionService();
    conversion.addConverter(new SecretConverter());
    return new Binder(
        ConfigurationPropertySources.get(environment),
        new PropertySourcesPlaceholdersResolver(environment),
        conversion);
  }
}
