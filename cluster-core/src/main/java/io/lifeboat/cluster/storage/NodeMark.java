package io.lifeboat.cluster.storage;

import io.lifeboat.cluster.model.NodeId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What a node last told others, kept beside its log: up to which index it said that it has the
 * entries, and the term and the vote its engine was in. Raft counts on both (§5.2, §5.3): a log
 * that ends before what was acknowledged, or an engine that is in another term than it was, has
 * forgotten something. The engine keeps no such note, and takes a shorter log for the whole of it.
 *
 * <p>Written before an answer leaves the node, into memory that the operating system keeps when the
 * process ends, however it ends; not flushed, so that it costs the Raft thread no waiting. It does
 * not outlive a loss of power for certain, as little as the log does that is not flushed.
 *
 * <p>Two places are written in turn, each closed by a checksum. A process that ends in the middle
 * of writing leaves the other one, which is right: the answer had not left yet.
 */
public final class NodeMark implements AutoCloseable {
  private static final int PLACES = 2;
  private static final int PLACE = 64;
  private static final int CONTENT = 36;

  /** No term was noted yet. */
  private static final long NO_TERM = -1;

  private final MappedByteBuffer bytes;
  private final ByteBuffer place = ByteBuffer.allocate(PLACE);
  private final CRC32C crc = new CRC32C();
  private long sequence;
  private long acknowledged;
  private long term;
  private long vote;
  private boolean closed;
  private long changedFrom = Long.MAX_VALUE;

  /**
   * What is kept.
   *
   * @param acknowledged the last index the node said it has; 0 for none
   * @param term null when none was noted yet
   * @param vote whom the engine had voted for in that term; null for nobody
   */
  public record Said(long acknowledged, @Nullable Long term, @Nullable NodeId vote) {
    /** Whether the engine is in the same term and has the same vote. */
    public boolean sameTerm(Said other) {
      return Objects.equals(term, other.term) && Objects.equals(vote, other.vote);
    }
  }

  private NodeMark(MappedByteBuffer bytes, long sequence, long[] kept) {
    this.bytes = bytes;
    this.sequence = sequence;
    this.acknowledged = kept[0];
    this.term = kept[1];
    this.vote = kept[2];
  }

  private static Path file(NodeId node, Path directory) {
    return directory.resolve(node + ".mark");
  }

  /**
   * Opens a node's mark for writing, with what is in it; one that is not there, or damaged, begins
   * anew: whether that may be is asked before, by {@link #read}.
   */
  public static NodeMark open(NodeId node, Path directory) throws IOException {
    Files.createDirectories(directory);
    try (FileChannel channel =
        FileChannel.open(
            file(node, directory),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      MappedByteBuffer bytes =
          channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) PLACES * PLACE);
      long[] newest = newest(bytes);
      return newest == null
          ? new NodeMark(bytes, 0, new long[] {0, NO_TERM, 0})
          : new NodeMark(bytes, newest[0], new long[] {newest[1], newest[2], newest[3]});
    }
  }

  /**
   * What a node said in its last life; empty when it never kept any.
   *
   * @throws MarkDamagedException when neither place is as it was written
   */
  public static Optional<Said> read(NodeId node, Path directory) throws IOException {
    ByteBuffer bytes;
    try {
      bytes = ByteBuffer.wrap(Files.readAllBytes(file(node, directory)));
    } catch (NoSuchFileException never) {
      return Optional.empty();
    }
    long[] newest = bytes.capacity() < PLACES * PLACE ? null : newest(bytes);
    if (newest == null) {
      if (isEmpty(bytes)) {
        return Optional.empty();
      }
      throw new MarkDamagedException(file(node, directory));
    }
    return Optional.of(said(newest[1], newest[2], newest[3]));
  }

  private static boolean isEmpty(ByteBuffer bytes) {
    for (int at = 0; at < bytes.capacity(); at++) {
      if (bytes.get(at) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Sequence, index, term and vote of the place written last; null when none is sound. */
  private static long @Nullable [] newest(ByteBuffer bytes) {
    long[] newest = null;
    for (int at = 0; at < PLACES * PLACE; at += PLACE) {
      byte[] content = new byte[CONTENT - Integer.BYTES];
      bytes.duplicate().position(at).get(content);
      CRC32C crc = new CRC32C();
      crc.update(content);
      ByteBuffer read = ByteBuffer.wrap(content);
      long sequence = read.getLong();
      boolean sound =
          sequence > 0 && bytes.getInt(at + CONTENT - Integer.BYTES) == (int) crc.getValue();
      if (sound && (newest == null || sequence > newest[0])) {
        newest = new long[] {sequence, read.getLong(), read.getLong(), read.getLong()};
      }
    }
    return newest;
  }

  /**
   * The node is about to say that it has all entries up to here.
   *
   * @param lastIndex of its log, which may have become shorter since it said so last
   */
  public synchronized void acknowledges(long index, long lastIndex) {
    keep(Math.min(Math.max(acknowledged, index), lastIndex), term, vote);
  }

  /** The node is about to send entries up to here, or counts them as its own. */
  public synchronized void has(long lastIndex) {
    keep(Math.max(acknowledged, lastIndex), term, vote);
  }

  /** Entries from this index on may be others than they were. */
  public synchronized void mayHaveChanged(long from) {
    changedFrom = Math.min(changedFrom, from);
  }

  /**
   * Which records are to be noted by their checksums.
   *
   * @param changedFrom those from here on may be others than when this was asked last
   * @param upTo the last that is written to its end
   */
  public record News(long changedFrom, long upTo) {}

  /** What is new since this was asked last. */
  public synchronized News news() {
    News news = new News(changedFrom, acknowledged);
    changedFrom = Long.MAX_VALUE;
    return news;
  }

  /** Entries behind this index are about to be taken away, as a new leader wants it. */
  public synchronized void gives(long lastKept) {
    mayHaveChanged(lastKept + 1);
    keep(Math.min(acknowledged, lastKept), term, vote);
  }

  /** The engine is in this term and has voted so. */
  public synchronized void isIn(long engineTerm, @Nullable NodeId votedFor) {
    keep(acknowledged, engineTerm, votedFor == null ? 0 : votedFor.number());
  }

  /** What is kept now. */
  public synchronized Said said() {
    return said(acknowledged, term, vote);
  }

  private static Said said(long acknowledged, long term, long vote) {
    return new Said(
        acknowledged, term == NO_TERM ? null : term, vote == 0 ? null : NodeId.of((int) vote));
  }

  private void keep(long index, long inTerm, long votedFor) {
    if (closed || (sequence > 0 && index == acknowledged && inTerm == term && votedFor == vote)) {
      return;
    }
    acknowledged = index;
    term = inTerm;
    vote = votedFor;
    sequence++;
    place.clear().putLong(sequence).putLong(index).putLong(inTerm).putLong(votedFor);
    crc.reset();
    crc.update(place.flip());
    place.clear().position(CONTENT - Integer.BYTES);
    place.putInt((int) crc.getValue()).flip();
    bytes.put((int) (sequence % PLACES) * PLACE, place, 0, CONTENT);
  }

  /** Nothing is kept from now on: the file belongs to another life. */
  @Override
  public synchronized void close() {
    closed = true;
  }

  /** The mark of a node is not as it was written. */
  public static final class MarkDamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    MarkDamagedException(Path file) {
      super(Objects.requireNonNull(file.getFileName()) + " is damaged");
    }
  }
}
