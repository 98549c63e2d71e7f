package io.lifeboat.cluster.model;

/**
 * A backup of the state.
 *
 * @param name its folder's
 * @param index the log index whose state it holds
 * @param keys how many
 * @param bytes of all its files
 * @param createdAt ISO-8601, UTC
 */
public record BackupInfo(String name, long index, int keys, long bytes, String createdAt) {}
