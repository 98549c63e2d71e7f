package io.lifeboat.cluster.raft;

import io.lifeboat.cluster.model.NodeId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * Where a node keeps its {@link VotePromise}: a few lines of text in its directory, closed by a
 * checksum. A new promise is written beside the old one, flushed, and put in its place in one step,
 * so that a crash leaves the old or the new one whole; anything else found there is damage.
 */
final class VoteFile {
  private static final Pattern LINES =
      Pattern.compile("lifeboat-vote 1\nterm ([0-9]{1,18})\ncandidate (n[1-9])\ncrc32c .{8}\n");
  private static final boolean DIRECTORIES_CAN_BE_FLUSHED =
      !System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

  private final Path file;

  private VoteFile(Path file) {
    this.file = file;
  }

  static VoteFile of(NodeId node, Path directory) {
    return new VoteFile(directory.resolve(node + ".vote"));
  }

  /**
   * The promise kept here, none when none ever was.
   *
   * @throws VoteFileDamagedException when the file is not exactly as it was written
   */
  Optional<VotePromise> read() throws IOException {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException neverVoted) {
      return Optional.empty();
    }
    Matcher lines = LINES.matcher(text);
    if (lines.matches()) {
      VotePromise promise =
          new VotePromise(Long.parseLong(lines.group(1)), new NodeId(lines.group(2)));
      if (text.equals(text(promise))) {
        return Optional.of(promise);
      }
    }
    throw new VoteFileDamagedException(file);
  }

  /** Returns once the promise would outlive a loss of power. */
  void write(VotePromise promise) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(text(promise).getBytes(StandardCharsets.ISO_8859_1));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    if (DIRECTORIES_CAN_BE_FLUSHED) {
      try (FileChannel directory =
          FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
  }

  private static String text(VotePromise promise) {
    NodeId candidate = Objects.requireNonNull(promise.candidate(), "a vote is for somebody");
    String lines = "lifeboat-vote 1\nterm " + promise.term() + "\ncandidate " + candidate + "\n";
    CRC32C checksum = new CRC32C();
    checksum.update(lines.getBytes(StandardCharsets.ISO_8859_1));
    return lines + "crc32c " + String.format(Locale.ROOT, "%08x", checksum.getValue()) + "\n";
  }
}
