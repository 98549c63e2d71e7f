package io.lifeboat.cluster.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Checksums of our own over what the engine leaves unprotected in a node's directory, in a small
 * file of text beside it that is closed by a checksum of itself. They say what the files were when
 * they were sealed; see {@link Sealing} for when that is done and for what it leaves open.
 *
 * @param stopped whether the node was stopped, so that every file must still be as it was;
 *     otherwise only what never changes is compared
 * @param committed up to which index entries were known to be committed, and so never go again; 0
 *     when nothing was known
 */
public record Seals(boolean stopped, long committed, List<Segment> segments, List<Whole> files) {
  static final String NAME = "lifeboat.seals";
  private static final String TITLE = "lifeboat-seals 1";
  private static final Pattern HEAD = Pattern.compile("(stopped|running) committed ([0-9]{1,18})");
  private static final Pattern SEGMENT =
      Pattern.compile(
          "segment (n[1-9]-[0-9]+\\.log) first ([0-9]{1,18}) upto ([0-9]{1,18})"
              + " header ([0-9a-f]{8}) chain ([0-9a-f]{8})");
  private static final Pattern WHOLE =
      Pattern.compile("file ([-.a-z0-9]+) bytes ([0-9]{1,18}) sha256 ([0-9a-f]{64})");

  /**
   * A segment's records up to an index.
   *
   * @param header CRC32C of its first 64 bytes, in hexadecimal
   * @param chain CRC32C of the lengths and checksums of its records, one behind the other
   */
  public record Segment(String file, long first, long upTo, String header, String chain) {}

  /** A whole file. */
  public record Whole(String file, long bytes, String sha256) {}

  public Seals {
    segments = List.copyOf(segments);
    files = List.copyOf(files);
  }

  /**
   * The seals of a node's directory, none when it never was sealed.
   *
   * @throws SealsDamagedException when the file is not exactly as it was written
   */
  public static Optional<Seals> read(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    String text;
    try {
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException neverSealed) {
      return Optional.empty();
    }
    Seals seals = parse(text);
    if (seals == null || !seals.text().equals(text)) {
      throw new SealsDamagedException(file);
    }
    return Optional.of(seals);
  }

  private static @Nullable Seals parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() < 3 || !lines.getFirst().equals(TITLE)) {
      return null;
    }
    Matcher head = HEAD.matcher(lines.get(1));
    if (!head.matches()) {
      return null;
    }
    List<Segment> segments = new ArrayList<>();
    List<Whole> files = new ArrayList<>();
    for (String line : lines.subList(2, lines.size() - 1)) {
      Matcher segment = SEGMENT.matcher(line);
      Matcher whole = WHOLE.matcher(line);
      if (segment.matches()) {
        segments.add(
            new Segment(
                segment.group(1),
                Long.parseLong(segment.group(2)),
                Long.parseLong(segment.group(3)),
                segment.group(4),
                segment.group(5)));
      } else if (whole.matches()) {
        files.add(new Whole(whole.group(1), Long.parseLong(whole.group(2)), whole.group(3)));
      } else {
        return null;
      }
    }
    return new Seals(
        head.group(1).equals("stopped"), Long.parseLong(head.group(2)), segments, files);
  }

  private String text() {
    StringBuilder text = new StringBuilder(TITLE).append('\n');
    text.append(stopped ? "stopped" : "running")
        .append(" committed ")
        .append(committed)
        .append('\n');
    for (Segment segment : segments) {
      text.append("segment ").append(segment.file());
      text.append(" first ").append(segment.first()).append(" upto ").append(segment.upTo());
      text.append(" header ").append(segment.header());
      text.append(" chain ").append(segment.chain()).append('\n');
    }
    for (Whole whole : files) {
      text.append("file ").append(whole.file()).append(" bytes ").append(whole.bytes());
      text.append(" sha256 ").append(whole.sha256()).append('\n');
    }
    CRC32C checksum = new CRC32C();
    checksum.update(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    return text + "crc32c " + String.format(Locale.ROOT, "%08x", checksum.getValue()) + "\n";
  }

  /**
   * Returns once the seals would outlive a loss of power; a crash leaves the old or the new ones.
   */
  void write(Path directory) throws IOException {
    DurableFile.replace(directory.resolve(NAME), text().getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The last index these seals vouch for: all that was there, or what was committed. */
  long known() {
    return stopped ? Math.max(committed, lastIndex()) : committed;
  }

  /** Where the log ended when it was sealed; 0 when it was running. */
  long lastIndex() {
    long last = 0;
    for (Segment segment : segments) {
      last = Math.max(last, segment.upTo());
    }
    return stopped ? last : 0;
  }

  @Nullable Segment segment(String file) {
    for (Segment segment : segments) {
      if (segment.file().equals(file)) {
        return segment;
      }
    }
    return null;
  }

  @Nullable Whole file(String name) {
    for (Whole whole : files) {
      if (whole.file().equals(name)) {
        return whole;
      }
    }
    return null;
  }
}
