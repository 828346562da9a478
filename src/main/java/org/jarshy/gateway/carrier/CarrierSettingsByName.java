package org.jarshy.gateway.carrier;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
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
      carriers.forEach((id, settings) -> checkStandIns(id, settings, carriers));
      return new CarrierSettingsByName(new TreeMap<>(carriers));
    } finally {
      validator.destroy();
    }
  }

  private static void checkStandIns(
      String id, CarrierSettings settings, Map<String, CarrierSettings> carriers) {
    for (String other : settings.standIns()) {
      CarrierSettings standIn = carriers.get(other);
      String wrong =
          other.equals(id)
              ? "a carrier does not stand in for itself"
              : standIn == null
                  ? "no such carrier; there are " + new TreeSet<>(carriers.keySet())
                  : standIn.reachesForeignNumbers()
                      ? null
                      : "only a carrier with reaches-foreign-numbers: true may stand in";
      if (wrong != null) {
        throw new IllegalArgumentException(
            PREFIX + "." + id + ".stand-ins: " + other + ": " + wrong);
      }
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
