package org.jarshy.gateway.audit;

/** A checkpoint is in the file outside the database, and in the database. */
public record CheckpointMade(Checkpoint checkpoint) {}
