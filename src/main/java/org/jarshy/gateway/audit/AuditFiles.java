package org.jarshy.gateway.audit;

import java.nio.file.Path;

/** Where the log's files are, outside the database. */
record AuditFiles(Path key, Path checkpoints) {}
