package org.jarshy.gateway.bench;

import java.nio.file.Path;
import org.jarshy.gateway.kernel.Secret;

/**
 * Where the measured service keeps its data.
 *
 * @param jdbcUrl null for the service's own kind of database, a file
 * @param directory for database file and keyfile, kept afterwards; null for a temporary one
 */
public record Storage(String jdbcUrl, String username, Secret<String> password, Path directory) {}
