package io.lifeboat.cluster.model;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * One record of a node's journal as its file holds it.
 *
 * @param file its name, without the folder
 * @param offset where its length begins, in bytes
 * @param length of its content, in bytes
 * @param stored the CRC32 beside it, 8 hexadecimal digits
 * @param computed the CRC32 of its content
 * @param content the first 512 bytes, in hexadecimal digits
 */
public record JournalRecord(
    long index,
    String file,
    long offset,
    int length,
    String stored,
    String computed,
    String content) {

  /** Whether the checksum beside it is right. */
  @JsonIgnore
  public boolean isSound() {
    return stored.equals(computed);
  }
}
