package io.lifeboat.cluster.recovery;

import io.lifeboat.cluster.store.KeyValueEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Packs a backup's entries into pieces that fit into a log entry. */
public final class RestoreChunks implements BackupFolder.EntryUse {
  /** A log entry may have 64 KiB, 32 in the smallest segments. An entry is never divided. */
  static final int BYTES = 16 * 1024;

  private static final int OVERHEAD = 24;

  private final ChunkUse use;
  private final int limit;
  private List<KeyValueEntry> chunk = new ArrayList<>();
  private int bytes;

  /** Does something with a piece; the first one is to find an empty state. */
  @FunctionalInterface
  public interface ChunkUse {
    void use(List<KeyValueEntry> chunk) throws IOException;
  }

  public RestoreChunks(ChunkUse use) {
    this(use, BYTES);
  }

  RestoreChunks(ChunkUse use, int limit) {
    this.use = use;
    this.limit = limit;
  }

  @Override
  public void use(KeyValueEntry entry) throws IOException {
    int size =
        OVERHEAD
            + entry.key().getBytes(StandardCharsets.UTF_8).length
            + entry.entry().value().getBytes(StandardCharsets.UTF_8).length;
    if (!chunk.isEmpty() && bytes + size > limit) {
      end();
    }
    chunk.add(entry);
    bytes += size;
  }

  /** Hands out what is left. */
  public void end() throws IOException {
    if (!chunk.isEmpty()) {
      use.use(chunk);
      chunk = new ArrayList<>();
      bytes = 0;
    }
  }
}
