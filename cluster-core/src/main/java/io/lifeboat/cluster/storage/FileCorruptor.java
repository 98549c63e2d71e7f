package io.lifeboat.cluster.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Damages a node's files: the nemesis' tool. It writes through a channel, and never makes a file
 * shorter, so that it can also be let loose on files which a running engine has mapped.
 */
public final class FileCorruptor {
  private static final int PAGE = 4096;

  private FileCorruptor() {}

  /** Which record: the one at an index, or any. */
  public record Choice(@Nullable Long index) {
    public static final Choice ANY = new Choice(null);

    public static Choice record(long index) {
      return new Choice(index);
    }
  }

  /** Which bytes of a snapshot. */
  public enum SnapshotPlace {
    HEADER,
    CONTENT
  }

  /**
   * Flips bits in a record: its length, its checksum or its content.
   *
   * @param bits how many different ones
   */
  public static Damage flip(Path directory, Choice choice, int bits, long seed) throws IOException {
    Random random = new Random(seed);
    RecordPlaces.Place place = choose(directory, choice, random);
    return flip(
        Damage.Kind.FLIPPED_BITS,
        place.file(),
        place.index(),
        place.offset(),
        (int) place.bytes(),
        bits,
        random);
  }

  /** Cuts the last record: from some byte of its content on nothing was written. */
  public static Damage tearTail(Path directory, long seed) throws IOException {
    RecordPlaces.Place last = places(directory).getLast();
    Random random = new Random(seed);
    byte[] content = read(last.file(), last.contentOffset(), last.contentBytes());
    int end = content.length;
    while (end > 1 && content[end - 1] == 0) {
      end--;
    }
    int kept = random.nextInt(end);
    return overwrite(
        Damage.Kind.TORN_TAIL,
        last.file(),
        last.index(),
        last.contentOffset() + kept,
        new byte[content.length - kept]);
  }

  /** Writes zeros over a page of 4 KiB that holds records. */
  public static Damage zeroPage(Path directory, Choice choice, long seed) throws IOException {
    List<RecordPlaces.Place> places = places(directory);
    RecordPlaces.Place place = choose(places, choice, new Random(seed));
    long from = Math.max(SegmentHeader.BYTES, place.offset() / PAGE * PAGE);
    long to = Math.min(place.offset() / PAGE * PAGE + PAGE, Files.size(place.file()));
    long first = place.index();
    for (RecordPlaces.Place other : places) {
      if (other.file().equals(place.file()) && other.offset() + other.bytes() > from) {
        first = other.index();
        break;
      }
    }
    return overwrite(
        Damage.Kind.ZEROED_PAGE, place.file(), first, from, new byte[(int) (to - from)]);
  }

  /** Writes the bytes of one record over another, as a disk does that mistakes the place. */
  public static Damage misdirect(Path directory, long from, long over) throws IOException {
    List<RecordPlaces.Place> places = places(directory);
    Random unused = new Random(0);
    RecordPlaces.Place source = choose(places, Choice.record(from), unused);
    RecordPlaces.Place target = choose(places, Choice.record(over), unused);
    byte[] bytes = read(source.file(), source.offset(), source.bytes());
    long room = Files.size(target.file()) - target.offset();
    return overwrite(
        Damage.Kind.MISDIRECTED_WRITE,
        target.file(),
        over,
        target.offset(),
        bytes.length <= room ? bytes : java.util.Arrays.copyOf(bytes, (int) room));
  }

  /** Flips a bit of the newest complete snapshot. */
  public static Damage damageSnapshot(Path directory, SnapshotPlace where, long seed)
      throws IOException {
    List<NodeFiles.Numbered> snapshots = NodeFiles.list(directory).snapshots();
    for (NodeFiles.Numbered snapshot : snapshots.reversed()) {
      SideFiles.SnapshotHeader header = SideFiles.SnapshotHeader.read(snapshot.file());
      if (header != null && header.complete()) {
        int begin = SideFiles.SnapshotHeader.BYTES + Integer.BYTES;
        // Of the header not the time it was taken, which means nothing.
        return where == SnapshotPlace.HEADER
            ? flip(Damage.Kind.SNAPSHOT, snapshot.file(), null, 0, 8, 1, new Random(seed))
            : flip(
                Damage.Kind.SNAPSHOT,
                snapshot.file(),
                null,
                begin,
                Math.max(1, header.length()),
                1,
                new Random(seed));
      }
    }
    throw new IOException("there is no complete snapshot in " + directory);
  }

  /** Flips a bit in one of the fields of a segment's header that the engine reads. */
  public static Damage damageHeader(Path directory, long seed) throws IOException {
    List<NodeFiles.Numbered> segments = NodeFiles.list(directory).segments();
    if (segments.isEmpty()) {
      throw new IOException("there is no segment in " + directory);
    }
    Random random = new Random(seed);
    Path file = segments.get(random.nextInt(segments.size())).file();
    return flip(Damage.Kind.SEGMENT_HEADER, file, null, 0, SegmentHeader.USED_BYTES, 1, random);
  }

  /** Flips a bit of the term or the vote in the engine's file, which has no checksum. */
  public static Damage damageEngineVote(Path directory, long seed) throws IOException {
    TermFiles kept = TermFiles.read(NodeFiles.list(directory));
    String vote = kept.vote();
    int used = vote == null ? Long.BYTES + 1 : Long.BYTES + 1 + Short.BYTES + vote.length();
    return flip(
        Damage.Kind.ENGINE_VOTE,
        NodeFiles.list(directory).meta(),
        null,
        0,
        used,
        1,
        new Random(seed));
  }

  /** Flips a bit of our own file of the vote. */
  public static Damage damageOwnVote(Path directory, long seed) throws IOException {
    Path file = NodeFiles.list(directory).promise();
    return flip(Damage.Kind.OWN_VOTE, file, null, 0, (int) Files.size(file), 1, new Random(seed));
  }

  private static List<RecordPlaces.Place> places(Path directory) throws IOException {
    List<RecordPlaces.Place> places = RecordPlaces.of(directory);
    if (places.isEmpty()) {
      throw new IOException("there is no record in " + directory);
    }
    return places;
  }

  private static RecordPlaces.Place choose(Path directory, Choice choice, Random random)
      throws IOException {
    return choose(places(directory), choice, random);
  }

  private static RecordPlaces.Place choose(
      List<RecordPlaces.Place> places, Choice choice, Random random) throws IOException {
    Long index = choice.index();
    if (index == null) {
      return places.get(random.nextInt(places.size()));
    }
    for (RecordPlaces.Place place : places) {
      if (place.index() == index) {
        return place;
      }
    }
    throw new IOException("there is no sound record at index " + index);
  }

  private static Damage flip(
      Damage.Kind kind,
      Path file,
      @Nullable Long index,
      long offset,
      int length,
      int bits,
      Random random)
      throws IOException {
    int most = length * Byte.SIZE;
    if (bits < 1 || bits > most) {
      throw new IllegalArgumentException("1 to " + most + " bits, not " + bits);
    }
    byte[] bytes = read(file, offset, length);
    List<Integer> chosen = new ArrayList<>();
    while (chosen.size() < bits) {
      int bit = random.nextInt(most);
      if (!chosen.contains(bit)) {
        chosen.add(bit);
        bytes[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      }
    }
    return overwrite(kind, file, index, offset, bytes);
  }

  private static Damage overwrite(
      Damage.Kind kind, Path file, @Nullable Long index, long offset, byte[] bytes)
      throws IOException {
    byte[] before = read(file, offset, bytes.length);
    int changed = 0;
    for (int i = 0; i < bytes.length; i++) {
      changed += Integer.bitCount((before[i] ^ bytes[i]) & 0xFF);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest, offset + rest.position());
      }
      channel.force(false);
    }
    return new Damage(
        file, kind, index, offset, bytes.length, changed, FileHash.of(before), FileHash.of(bytes));
  }

  /** Bytes of a file. */
  static byte[] read(Path file, long offset, long length) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(length)];
    ByteBuffer into = ByteBuffer.wrap(bytes);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (into.hasRemaining()) {
        if (channel.read(into, offset + into.position()) < 0) {
          throw new IOException(file.getFileName() + " ends before byte " + (offset + length));
        }
      }
    }
    return bytes;
  }
}
