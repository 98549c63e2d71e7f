package io.lifeboat.cluster.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.ScanResult;
import io.lifeboat.cluster.model.ScanVerdict;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How fast a million records are scanned, beside the CRC32 of the same files' bytes alone. */
@Tag("bench")
class ScanThroughputTest {
  private static final Logger LOG = LoggerFactory.getLogger(ScanThroughputTest.class);
  private static final int RECORDS = 1_000_000;
  private static final int ROUNDS = 7;

  @TempDir Path node;

  @Test
  void scanningIsLimitedByTheChecksum() throws IOException {
    try (TestJournal journal = new TestJournal(node, 32 * 1024 * 1024)) {
      journal.put(1, RECORDS, 100, 300);
      journal.vote(1, "n1");
    }
    double scan = 0;
    double bare = 0;
    double pieces = 0;
    long bytes = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long began = System.nanoTime();
      ScanResult result = JournalScanner.scan(node, ScanOptions.stopped());
      long middle = System.nanoTime();
      assertThat(result.verdict()).isEqualTo(ScanVerdict.SOUND);
      assertThat(result.records()).isEqualTo(RECORDS);
      bytes = result.bytes();
      assertThat(checksum(bytes, Integer.MAX_VALUE)).isPositive();
      long ended = System.nanoTime();
      assertThat(checksum(bytes, (int) (bytes / RECORDS))).isPositive();
      pieces = Math.max(pieces, bytes / (double) (System.nanoTime() - ended));
      scan = Math.max(scan, bytes / (double) (middle - began));
      bare = Math.max(bare, bytes / (double) (ended - middle));
    }
    LOG.warn(
        "{} records, {} MB: scan {} GB/s; CRC32 alone {} GB/s in one go (ratio {}), {} GB/s in"
            + " pieces as long as a record (ratio {}); {} records a second",
        RECORDS,
        bytes / 1_000_000,
        "%.2f".formatted(scan),
        "%.2f".formatted(bare),
        "%.2f".formatted(scan / bare),
        "%.2f".formatted(pieces),
        "%.2f".formatted(scan / pieces),
        Math.round(RECORDS / (bytes / (scan * 1e9))));
    assertThat(scan / bare).isGreaterThan(0.1);
  }

  /** The CRC32 of as many bytes of the same files, each piece for itself. */
  private long checksum(long bytes, int piece) throws IOException {
    CRC32 crc = new CRC32();
    long left = bytes;
    for (NodeFiles.Numbered segment : NodeFiles.list(node).segments()) {
      try (FileChannel channel = FileChannel.open(segment.file(), StandardOpenOption.READ);
          Arena arena = Arena.ofConfined()) {
        long length = Math.min(left, channel.size());
        ByteBuffer mapped =
            channel.map(FileChannel.MapMode.READ_ONLY, 0, length, arena).asByteBuffer();
        for (long at = 0; at < length; at += piece) {
          crc.reset();
          mapped.limit((int) Math.min(length, at + piece)).position((int) at);
          crc.update(mapped);
        }
        left -= length;
      }
    }
    return crc.getValue() + 1;
  }
}
