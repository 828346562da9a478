package org.jarshy.gateway.carrier;

import org.jarshy.gateway.kernel.Secret;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Lets configuration hold a {@link Secret}, so that no error report can print it. */
@Component
@ConfigurationPropertiesBinding
final class SecretConverter implements Converter<String, Secret<String>> {

  @Override
  public Secret<String> convert(String source) {
    return Secret.of(source);
  }
}
