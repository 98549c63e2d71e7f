package io.lifeboat.cluster.storage;

import io.lifeboat.cluster.model.JournalRecord;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Records of a journal as its files hold them, sound or not, for a person to look at. */
public final class RecordBytes {
  private static final int SHOWN = 512;

  private RecordBytes() {}

  /**
   * Reads records, those that can be found: nothing behind a record whose length cannot be, up to
   * the next segment, and nothing behind the end of the log.
   */
  public static List<JournalRecord> read(Path directory, long from, int count) throws IOException {
    List<SegmentFile.Name> files = SegmentFile.list(directory);
    List<JournalRecord> records = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      long next = i + 1 < files.size() ? files.get(i + 1).firstIndex() : Long.MAX_VALUE;
      if (next > from && files.get(i).firstIndex() < from + count) {
        read(files.get(i), from, Math.min(next, from + count), records);
      }
    }
    return records;
  }

  private static void read(SegmentFile.Name name, long from, long to, List<JournalRecord> records)
      throws IOException {
    try (SegmentBytes bytes = new SegmentBytes(name.file(), Integer.MAX_VALUE / 2)) {
      long at = SegmentHeader.BYTES;
      for (long index = name.firstIndex(); index < to && bytes.isPlausibleAt(at); index++) {
        int length = bytes.lengthAt(at);
        if (index >= from) {
          boolean sound = bytes.isSoundAt(at) || bytes.isSoundAfterAll(at);
          int stored = bytes.checksumAt(at);
          records.add(
              new JournalRecord(
                  index,
                  String.valueOf(name.file().getFileName()),
                  at,
                  length,
                  SegmentWalk.hex(stored),
                  SegmentWalk.hex(sound ? stored : bytes.computeAt(at, length)),
                  content(name.file(), at, Math.min(SHOWN, length))));
        }
        at += SegmentBytes.RECORD_HEADER + (long) length;
      }
    } catch (NoSuchFileException compactedMeanwhile) {
      throw new IOException("the records were compacted meanwhile", compactedMeanwhile);
    }
  }

  private static String content(Path file, long at, int length) throws IOException {
    return HexFormat.of()
        .formatHex(FileCorruptor.read(file, at + SegmentBytes.RECORD_HEADER, length));
  }
}
