package io.lifeboat.cluster.storage;

import io.lifeboat.cluster.model.NodeId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The term and the vote of a node as two files keep them: the engine's, without a checksum (8 bytes
 * term; a byte that says whether a vote follows; its length in 2 bytes; the name), and ours. The
 * engine writes and flushes its file first; so ours never is of a later term.
 *
 * @param term of the engine's file, 0 when there is none
 * @param vote of the engine's file, null when it has none
 * @param promisedTerm of our file, 0 when there is none or it is damaged
 */
record TermFiles(
    boolean metaExists,
    boolean metaIsImpossible,
    long term,
    @Nullable String vote,
    boolean promiseIsDamaged,
    long promisedTerm,
    String promised) {
  private static final int VOTE_AT = 8;
  private static final int NAME_AT = 11;

  /** More elections than there will ever be: a thousand a second for thirty years. */
  private static final long HIGHEST_TERM = 1_000_000_000_000L;

  private static final Pattern PROMISE =
      Pattern.compile(
          "(lifeboat-vote 1\nterm ([0-9]{1,18})\ncandidate (n[1-9])\n)crc32c ([0-9a-f]{8})\n");

  static TermFiles read(NodeFiles files) throws IOException {
    long promisedTerm = 0;
    String promised = "";
    boolean damaged = false;
    byte[] own = bytes(files.promise());
    if (own != null) {
      Matcher text = PROMISE.matcher(new String(own, StandardCharsets.ISO_8859_1));
      damaged = !text.matches() || !checksum(text.group(1)).equals(text.group(4));
      if (!damaged) {
        promisedTerm = Long.parseLong(text.group(2));
        promised = text.group(3);
      }
    }
    byte[] meta = bytes(files.meta());
    if (meta == null || meta.length == 0) {
      return new TermFiles(false, false, 0, null, damaged, promisedTerm, promised);
    }
    if (meta.length < NAME_AT) {
      return new TermFiles(true, true, 0, null, damaged, promisedTerm, promised);
    }
    ByteBuffer kept = ByteBuffer.wrap(meta);
    long term = kept.getLong(0);
    byte present = kept.get(VOTE_AT);
    int length = Short.toUnsignedInt(kept.getShort(VOTE_AT + 1));
    boolean impossible = term < 0 || term > HIGHEST_TERM || present < 0 || present > 1;
    String vote = null;
    if (present == 1) {
      impossible |= NAME_AT + length > meta.length;
      vote = impossible ? null : new String(meta, NAME_AT, length, StandardCharsets.ISO_8859_1);
      impossible |= vote == null || !vote.matches("n[1-9]");
    }
    return new TermFiles(true, impossible, term, vote, damaged, promisedTerm, promised);
  }

  private static String checksum(String lines) {
    CRC32C checksum = new CRC32C();
    checksum.update(lines.getBytes(StandardCharsets.ISO_8859_1));
    return SegmentWalk.hex((int) checksum.getValue());
  }

  private static byte @Nullable [] bytes(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException none) {
      return null;
    }
  }

  /** Whether both tell of a vote in the same term, and of another one. */
  boolean votesDiffer() {
    return vote != null && term == promisedTerm && !vote.equals(promised);
  }

  /** Whether the engine's file says what the node says of itself. */
  boolean agreesWith(long knownTerm, @Nullable NodeId knownVote) {
    return metaExists
        && !metaIsImpossible
        && term == knownTerm
        && (knownVote == null ? vote == null : knownVote.value().equals(vote));
  }

  String words() {
    return "term " + term + (vote == null ? ", no vote" : ", vote for " + vote);
  }
}
