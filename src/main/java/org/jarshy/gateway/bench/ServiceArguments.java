package org.jarshy.gateway.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The command line of the measured service. An operator's configuration is left aside: it names
 * real SMSCs and a real database.
 */
final class ServiceArguments {

  static final String CARRIER = "bench";

  private static final String CARRIERS = "--jarshy.carriers.";

  private ServiceArguments() {}

  /**
   * @param settings as {@code --KEY=VALUE}; they win over ours where they bring in no carrier, no
   *     database, no keyfile and no file of configuration
   */
  static String[] of(
      LinkPlan link, Storage storage, Path directory, boolean verbose, List<String> settings) {
    List<String> theirs = settings.stream().filter(ServiceArguments::harmless).toList();
    List<String> all = new ArrayList<>();
    keys(link, storage, directory, verbose)
        .forEach(
            (key, value) -> {
              String option = "--" + key + "=";
              if (theirs.stream().noneMatch(s -> s.startsWith(option))) {
                all.add(option + value);
              }
            });
    all.addAll(theirs);
    return all.toArray(String[]::new);
  }

  private static boolean harmless(String setting) {
    boolean foreign = setting.startsWith(CARRIERS) && !setting.startsWith(CARRIERS + CARRIER + ".");
    return !foreign
        && !setting.startsWith("--spring.config.")
        && !setting.startsWith("--spring.profiles.")
        && !setting.startsWith("--spring.datasource.url")
        && !setting.startsWith("--jarshy.keys.");
  }

  private static Map<String, String> keys(
      LinkPlan link, Storage storage, Path directory, boolean verbose) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("spring.config.location", "classpath:/");
    // On stderr: stdout carries the result.
    keys.put("logging.config", "classpath:org/jarshy/gateway/bench/logback.xml");
    keys.put("logging.level.root", verbose ? "INFO" : "ERROR");
    if (!verbose) {
      // A start that fails is told by the command, in one line.
      keys.put("logging.level.org.springframework.boot.SpringApplication", "OFF");
      keys.put("logging.level.org.springframework.boot.diagnostics", "OFF");
    }
    keys.put("management.endpoint.health.validate-group-membership", "false");
    keys.put("jarshy.keys.file", directory.resolve("bench.key").toString());
    keys.put("jarshy.keys.create", "true");
    keys.put("jarshy.keys.throwaway", "true");
    // The text that was asked for is the text that is measured.
    keys.put("jarshy.bulletin.check-codes", "false");
    // A digest is measured at night too.
    keys.put("jarshy.broadcast.quiet-hours.digest", "none");
    keys.put("jarshy.broadcast.quiet-hours.notice", "none");
    if (storage.jdbcUrl() != null) {
      keys.put("spring.datasource.url", storage.jdbcUrl());
      keys.put("spring.datasource.username", storage.username());
      keys.put("spring.datasource.password", storage.password().use(p -> p));
    }
    String carrier = "jarshy.carriers." + CARRIER + ".";
    keys.put(carrier + "host", link.smsc().host());
    keys.put(carrier + "port", String.valueOf(link.smsc().port()));
    keys.put(carrier + "system-id", link.systemId());
    keys.put(carrier + "password", link.password().use(p -> p));
    keys.put(carrier + "links", String.valueOf(link.links()));
    keys.put(carrier + "window", String.valueOf(link.window()));
    keys.put(carrier + "segments-per-second", String.valueOf(link.segmentsPerSecond()));
    keys.put(carrier + "source-address", link.sourceAddress());
    keys.put(carrier + "connect-timeout", link.connectTimeout().toMillis() + "ms");
    keys.put(carrier + "prefixes[0]", "7");
    return keys;
  }
}
