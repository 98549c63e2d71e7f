package io.lifeboat.cluster.recovery;

import io.lifeboat.cluster.model.Quorum;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Whether a damaged record may be written anew from the peers' copies. It may if what the node held
 * there is proven to be what the cluster committed there; then the log becomes, byte for byte, what
 * it was before the damage, and whatever the node promised by it holds again.
 *
 * <p><b>Proof.</b> Let E be the entry at index i of peers that know i to be committed. By State
 * Machine Safety (Raft §5.4.3) there is one such entry, and a majority of members agreeing on its
 * bytes rules out that their copies are damaged too. Let D be what the node held. D = E follows
 * from any of these:
 *
 * <ol>
 *   <li>The node holds a sound record at a later index j, of the same term as the committed entry
 *       at j. By Log Matching (§5.3) both logs are the same in all entries up to j.
 *   <li>The node itself knew i to be committed when its files were sealed.
 *   <li>The content is E's, so only the length or the checksum is damaged. It tells index and term;
 *       by Log Matching there is one entry with them.
 * </ol>
 *
 * <p>Besides, the place must have E's size, and the checksum beside it or the content in it must be
 * E's: otherwise it is not known what was written there, or where it ends, and the replica is to be
 * rebuilt. A checksum alone is no proof: in one of four thousand million cases it is right by
 * chance.
 */
public final class RecordRepair {
  /** The length and the checksum in front of a record's content. */
  public static final int HEAD = 8;

  private RecordRepair() {}

  /**
   * What is there now.
   *
   * @param place all its bytes, the {@value #HEAD} in front of the content included
   * @param knownCommitted up to which index the node knew its log to be committed
   * @param laterSameTerm a later index at which the node's sound record has the committed term;
   *     null when there is none
   */
  public record Damaged(
      long index, ByteBuffer place, long knownCommitted, @Nullable Long laterSameTerm) {}

  /** What may be done. */
  public sealed interface Decision {
    /** Writing these bytes over the place. */
    record Write(ByteBuffer bytes, String proof) implements Decision {}

    /** Nothing; why, in English. */
    record Refused(String why) implements Decision {}
  }

  /**
   * Decides about one record.
   *
   * @param copies the content of the entry at this index of each peer that knows it to be committed
   * @param members of the cluster, the damaged one included
   */
  public static Decision decide(Damaged damaged, List<ByteBuffer> copies, int members) {
    ByteBuffer agreed = agreed(copies, members);
    String at = "index " + damaged.index() + ": ";
    if (agreed == null) {
      return new Decision.Refused(
          at
              + "no majority of members agrees on what is committed there ("
              + copies.size()
              + " of "
              + members
              + " have it)");
    }
    ByteBuffer place = damaged.place().slice();
    if (place.remaining() != HEAD + agreed.remaining()) {
      return new Decision.Refused(
          at
              + "the place has "
              + place.remaining()
              + " bytes, and the peers' record "
              + (HEAD + agreed.remaining()));
    }
    boolean sameContent = place.slice(HEAD, agreed.remaining()).equals(agreed);
    boolean sameChecksum = place.getInt(Integer.BYTES) == checksum(agreed);
    if (!sameContent && !sameChecksum) {
      return new Decision.Refused(
          at + "neither the checksum nor the content is that of the peers' record");
    }
    String proof = proof(damaged, sameContent);
    if (proof == null) {
      return new Decision.Refused(
          at + "nothing proves that the node held what the peers have committed there");
    }
    ByteBuffer bytes = ByteBuffer.allocate(HEAD + agreed.remaining());
    bytes.putInt(agreed.remaining()).putInt(checksum(agreed)).put(agreed.duplicate()).flip();
    return new Decision.Write(bytes.asReadOnlyBuffer(), proof);
  }

  private static @Nullable String proof(Damaged damaged, boolean sameContent) {
    Long later = damaged.laterSameTerm();
    if (later != null) {
      return "its sound record " + later + " has the committed term (Log Matching)";
    }
    if (damaged.knownCommitted() >= damaged.index()) {
      return "it knew the index to be committed";
    }
    return sameContent ? "its content is the peers'" : null;
  }

  /** The bytes that as many copies share as a majority has members; null when none do. */
  public static @Nullable ByteBuffer agreed(List<ByteBuffer> copies, int members) {
    Map<ByteBuffer, Integer> votes = new HashMap<>();
    for (ByteBuffer copy : copies) {
      if (votes.merge(copy, 1, Integer::sum) >= Quorum.of(members)) {
        return copy;
      }
    }
    return null;
  }

  private static int checksum(ByteBuffer content) {
    CRC32 crc = new CRC32();
    crc.update(content.duplicate());
    return (int) crc.getValue();
  }
}
