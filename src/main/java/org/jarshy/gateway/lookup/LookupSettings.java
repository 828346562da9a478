package org.jarshy.gateway.lookup;

import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What operators' keywords may reach.
 *
 * @param allowedHosts hosts that a keyword may ask though they have an address of a private
 *     network; every other address of this machine and its networks is refused
 */
@Validated
@ConfigurationProperties(prefix = "jarshy.lookup", ignoreUnknownFields = false)
record LookupSettings(
    @DefaultValue({})
        List<
                @Pattern(
                    regexp = "[A-Za-z0-9.:-]{1,253}",
                    message = "names of hosts or addresses are allowed, without port and path")
                String>
            allowedHosts) {

  LookupSettings {
    allowedHosts = List.copyOf(allowedHosts);
  }
}
