package io.lifeboat.cluster.model;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a node's files, or in its memory.
 *
 * @param file its name, without the folder; of a value in memory its key
 * @param index of the log, where there is one and it is known
 * @param offset in the file, in bytes
 * @param length in bytes
 * @param stored what the file holds: of a record its CRC32 in hexadecimal, of a value in memory its
 *     CRC32C
 * @param computed what it should hold, as far as that can be computed
 * @param hidden how many sound records stand behind it, which the engine would never read again
 */
public record Finding(
    FilePart part,
    FindingKind kind,
    String file,
    @Nullable Long index,
    long offset,
    long length,
    @Nullable String stored,
    @Nullable String computed,
    long hidden) {}
