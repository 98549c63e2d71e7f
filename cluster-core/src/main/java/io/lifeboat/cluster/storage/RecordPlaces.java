package io.lifeboat.cluster.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the records of a log lie in its files. */
public final class RecordPlaces {
  private RecordPlaces() {}

  /**
   * One record.
   *
   * @param offset of its length, in the file
   * @param bytes its length, its checksum and its content
   */
  public record Place(Path file, long index, long offset, long bytes) {
    /** Where the content begins. */
    public long contentOffset() {
      return offset + SegmentBytes.RECORD_HEADER;
    }

    /** How many bytes the content has. */
    public int contentBytes() {
      return (int) bytes - SegmentBytes.RECORD_HEADER;
    }

    /** The content, read from the file. */
    public byte[] content() throws IOException {
      return FileCorruptor.read(file, contentOffset(), contentBytes());
    }
  }

  /** All records whose length can be believed, in their order, segment by segment. */
  public static List<Place> of(Path directory) throws IOException {
    List<Place> places = new ArrayList<>();
    for (NodeFiles.Numbered segment : NodeFiles.list(directory).segments()) {
      try (SegmentBytes bytes = new SegmentBytes(segment.file(), Integer.MAX_VALUE / 2)) {
        SegmentHeader header = SegmentHeader.of(bytes.header());
        if (header == null) {
          continue;
        }
        long index = header.index();
        long at = SegmentHeader.BYTES;
        while (bytes.isPlausibleAt(at)) {
          long length = SegmentBytes.RECORD_HEADER + (long) bytes.lengthAt(at);
          if (!bytes.isSoundAt(at) && !bytes.canEndAt(at + length)) {
            break;
          }
          places.add(new Place(segment.file(), index, at, length));
          at += length;
          index++;
        }
      }
    }
    return places;
  }

  /**
   * The content of one record.
   *
   * @throws IOException when there is none at this index, or it is not sound
   */
  public static byte[] content(Path directory, long index) throws IOException {
    for (Place place : of(directory)) {
      if (place.index() == index) {
        return place.content();
      }
    }
    throw new IOException("no sound record at index " + index);
  }
}
