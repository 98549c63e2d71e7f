package io.lifeboat.cluster.storage;

import io.lifeboat.cluster.model.FilePart;
import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.FindingKind;
import io.lifeboat.cluster.model.NodeId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The checksum of every record, as the engine wrote it, kept again by index: four bytes a record in
 * a file beside the log. A record that was written to another's place has a right checksum, but not
 * the one that was there. Written some milliseconds behind the engine, on another thread; a zero
 * stands for what is not known. Confined to the thread that opened it.
 */
public final class RecordMarks implements AutoCloseable {
  private static final int MOST_AT_ONCE = 16_384;
  private static final Pattern NUMBERED = Pattern.compile("(n[1-9]-)([0-9]{1,18})\\.log");

  private final Path directory;
  private final FileChannel channel;
  private @Nullable SegmentFile segment;
  private @Nullable Path follower;
  private long segmentEnds;
  private long next = 1;

  private RecordMarks(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  private static Path file(NodeId node, Path directory) {
    return directory.resolve(node + ".crcs");
  }

  /** Makes the file, if there is none, for a life that begins. */
  public static void prepare(NodeId node, Path directory) throws IOException {
    Path file = file(node, directory);
    if (!Files.exists(file)) {
      Files.createDirectories(directory);
      Files.createFile(file);
    }
  }

  /**
   * Opens it for writing behind what it holds.
   *
   * @throws NoSuchFileException when the life it was made for has ended, and its files are gone
   */
  public static RecordMarks open(NodeId node, Path directory) throws IOException {
    RecordMarks marks =
        new RecordMarks(
            directory, FileChannel.open(file(node, directory), StandardOpenOption.WRITE));
    marks.next = Math.max(1, marks.channel.size() / Integer.BYTES);
    return marks;
  }

  /**
   * Notes records up to an index.
   *
   * @param changedFrom those from here on may be others than when they were noted
   * @param upTo the last that is written to its end
   */
  public void note(long changedFrom, long upTo) throws IOException {
    if (changedFrom < next) {
      next = changedFrom;
      letGo();
    }
    Path full = follower;
    if (full != null && Files.exists(full)) {
      letGo(); // what is left at the end of a full file is no record
    }
    while (next <= upTo) {
      int count = (int) Math.min(MOST_AT_ONCE, upTo - next + 1);
      ByteBuffer sums = ByteBuffer.allocate(count * Integer.BYTES);
      while (sums.hasRemaining()) {
        SegmentFile at = segmentOf(next + sums.position() / Integer.BYTES);
        Integer sum = at == null ? null : at.checksum(next + sums.position() / Integer.BYTES);
        if (sum == null) {
          break;
        }
        sums.putInt(sum);
      }
      int noted = sums.position() / Integer.BYTES;
      sums.flip();
      long place = next * Integer.BYTES;
      while (sums.hasRemaining()) {
        place += channel.write(sums, place);
      }
      next += noted;
      if (noted < count) {
        letGo(); // compacted, or not there yet: looked for again the next time
        return;
      }
    }
  }

  /** Null when there is none; then the index may be one that was compacted. */
  private @Nullable SegmentFile segmentOf(long index) throws IOException {
    SegmentFile now = segment;
    if (now != null && index <= segmentEnds) {
      return now;
    }
    letGo();
    List<SegmentFile.Name> names = SegmentFile.list(directory);
    for (int i = names.size() - 1; i >= 0; i--) {
      if (names.get(i).firstIndex() <= index) {
        boolean last = i + 1 == names.size();
        segmentEnds = last ? Long.MAX_VALUE : names.get(i + 1).firstIndex() - 1;
        follower = last ? follower(names.get(i).file()) : null;
        segment = SegmentFile.open(names.get(i));
        return segment;
      }
    }
    if (!names.isEmpty()) {
      next = Math.max(next, names.getFirst().firstIndex());
    }
    return null;
  }

  /** The file the engine makes when this one is full. */
  private static @Nullable Path follower(Path file) {
    Matcher name = NUMBERED.matcher(String.valueOf(file.getFileName()));
    return name.matches()
        ? file.resolveSibling(name.group(1) + (Long.parseLong(name.group(2)) + 1) + ".log")
        : null;
  }

  private void letGo() {
    SegmentFile open = segment;
    segment = null;
    follower = null;
    if (open != null) {
      open.close();
    }
  }

  /**
   * Records whose own checksum is right, and another than was noted.
   *
   * @param upTo the last index that is looked at
   * @param known what is found damaged already: a segment is not read behind it
   */
  static List<Finding> compare(NodeId node, Path directory, long upTo, List<Finding> known)
      throws IOException {
    List<Finding> found = new ArrayList<>();
    Path file = file(node, directory);
    if (!Files.exists(file) || Files.size(file) == 0) {
      return found;
    }
    List<SegmentFile.Name> names = SegmentFile.list(directory);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (int i = 0; i < names.size(); i++) {
        SegmentFile.Name name = names.get(i);
        long end = i + 1 < names.size() ? names.get(i + 1).firstIndex() - 1 : Long.MAX_VALUE;
        compare(channel, name, Math.min(Math.min(end, upTo), soundUpTo(name, known)), found);
      }
    } catch (NoSuchFileException compactedMeanwhile) {
      return List.of();
    }
    return found;
  }

  private static long soundUpTo(SegmentFile.Name name, List<Finding> known) {
    String file = String.valueOf(name.file().getFileName());
    long upTo = Long.MAX_VALUE;
    for (Finding finding : known) {
      Long index = finding.index();
      boolean here = finding.part() == FilePart.JOURNAL && finding.file().equals(file);
      if (here && finding.kind() != FindingKind.MISSING_TAIL) {
        upTo = Math.min(upTo, index == null ? 0 : index - 1);
      }
    }
    return upTo;
  }

  private static void compare(
      FileChannel channel, SegmentFile.Name name, long last, List<Finding> found)
      throws IOException {
    try (SegmentFile segment = SegmentFile.open(name)) {
      for (long from = name.firstIndex(); from <= last; from += MOST_AT_ONCE) {
        int count = (int) Math.min(MOST_AT_ONCE, last - from + 1);
        ByteBuffer sums = ByteBuffer.allocate(count * Integer.BYTES);
        while (sums.hasRemaining()
            && channel.read(sums, from * Integer.BYTES + sums.position()) >= 0) {
          // Goes on until it is full or the file ends.
        }
        sums.flip();
        for (long index = from; sums.remaining() >= Integer.BYTES; index++) {
          int noted = sums.getInt();
          Integer stored = segment.checksum(index);
          if (stored == null) {
            return;
          }
          if (noted != 0 && noted != stored) {
            found.add(
                new Finding(
                    FilePart.JOURNAL,
                    FindingKind.CHANGED_SINCE_SEALED,
                    String.valueOf(name.file().getFileName()),
                    index,
                    segment.offset(index),
                    segment.bytes(index),
                    SegmentWalk.hex(stored),
                    SegmentWalk.hex(noted),
                    0));
          }
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    letGo();
    channel.close();
  }
}
