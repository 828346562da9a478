package org.jarshy.gateway.audit;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.jarshy.gateway.audit.internal.CheckpointFile;
import org.jarshy.gateway.audit.internal.SigningKeyFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The log's files, by default beside the keyfile of numbers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSettings.class)
class AuditConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(AuditConfiguration.class);

  @Bean
  AuditFiles auditFiles(
      AuditSettings settings, @Value("${jarshy.keys.file:data/jarshy.key}") Path numbersKey) {
    AuditSettings placed = settings.beside(numbersKey);
    return new AuditFiles(placed.keyFile(), placed.checkpointsFile());
  }

  @Bean
  CheckpointFile checkpointFile(AuditFiles files) {
    return new CheckpointFile(files.checkpoints());
  }

  @Bean
  LogKeys logKeys(AuditFiles files) {
    return open(files.key());
  }

  /** Opens the key; makes one where there is none: a service in need must not wait for it. */
  static LogKeys open(Path path) {
    SigningKeyFile file = new SigningKeyFile(path);
    boolean fresh = !file.exists();
    try {
      if (fresh) {
        file.create(new SecureRandom());
        LOG.info("Made a new key for the audit log: {}", path);
      }
      var signer = file.read();
      return new LogKeys(signer, file.keys(signer), fresh);
    } catch (SigningKeyFile.Refused e) {
      throw new InvalidConfigurationPropertyValueException(
          AuditSettings.KEY_FILE, path, e.getMessage());
    }
  }
}
