package org.jarshy.gateway.subscriber.internal;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the key that protects numbers lies.
 *
 * @param file the keyfile, readable by its owner alone; back it up apart from the database
 * @param create permission to make a keyfile where there is none and the database is new
 * @param throwaway says that the key is for a demonstration and protects nobody
 */
@Validated
@ConfigurationProperties(prefix = "jarshy.keys", ignoreUnknownFields = false)
record KeySettings(
    @NotNull(message = "a path is needed, such as data/jarshy.key") @DefaultValue("data/jarshy.key")
        Path file,
    @DefaultValue("false") boolean create,
    @DefaultValue("false") boolean throwaway) {

  static final String FILE = "jarshy.keys.file";
}
