package io.lifeboat.cluster.checker;

import io.lifeboat.cluster.model.NodeId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What contradicts a safety property, with the facts that tell it. */
public sealed interface Contradiction {

  /** The sequences of the facts it rests on, ascending. */
  List<Long> sequences();

  /** It in one sentence of English, without the facts. */
  String words();

  /** Two nodes led one term. */
  record TwoLeaders(long term, NodeId one, NodeId other, List<Long> sequences)
      implements Contradiction {
    @Override
    public String words() {
      return "Term "
          + term
          + " had two leaders: "
          + one
          + factAt(sequences, 0)
          + " and "
          + other
          + factAt(sequences, 1)
          + ".";
    }
  }

  /** A leader's log became shorter while it led. */
  record ShorterLog(
      NodeId leader, long term, long lastIndex, long nowLastIndex, List<Long> sequences)
      implements Contradiction {
    @Override
    public String words() {
      return "The log of "
          + leader
          + " ended at index "
          + lastIndex
          + factAt(sequences, 0)
          + " and then at "
          + nowLastIndex
          + factAt(sequences, 1)
          + " while it led term "
          + term
          + ".";
    }
  }

  /** An entry in a leader's log changed its term while it led. */
  record RewrittenLog(
      NodeId leader, long term, long index, long was, long now, List<Long> sequences)
      implements Contradiction {
    @Override
    public String words() {
      return "The entry at index "
          + index
          + " in the log of "
          + leader
          + " was of term "
          + was
          + factAt(sequences, 0)
          + " and then of term "
          + now
          + factAt(sequences, 1)
          + " while it led term "
          + term
          + ".";
    }
  }

  /**
   * Two logs have the same entry and differ before it.
   *
   * @param other may be the same node at another time
   * @param sharedIndex where both have an entry of {@code sharedTerm}
   * @param index the highest index before it at which they differ
   */
  record DifferentPrefixes(
      NodeId one,
      NodeId other,
      long sharedIndex,
      long sharedTerm,
      long index,
      long termOfOne,
      long termOfOther,
      List<Long> sequences)
      implements Contradiction {
    @Override
    public String words() {
      return "The logs of "
          + one
          + factAt(sequences, 0)
          + " and "
          + other
          + factAt(sequences, 1)
          + " both have an entry of term "
          + sharedTerm
          + " at index "
          + sharedIndex
          + ", but at index "
          + index
          + " terms "
          + termOfOne
          + " and "
          + termOfOther
          + ".";
    }
  }

  /** Committed entries of the same indices differ in two journals. */
  record DifferentEntries(
      NodeId one, NodeId other, long fromIndex, long toIndex, List<Long> sequences)
      implements Contradiction {
    @Override
    public String words() {
      return "The committed entries from index "
          + fromIndex
          + " to "
          + toIndex
          + " differ in the journals of "
          + one
          + factAt(sequences, 0)
          + " and "
          + other
          + factAt(sequences, 1)
          + ".";
    }
  }

  /**
   * A leader lacks an entry that was committed in an earlier term.
   *
   * @param found the term of the entry the leader has at this index, or null when its log ends
   *     before it or its own first entry is not above it
   */
  record MissingEntry(
      NodeId leader,
      long leaderTerm,
      long index,
      long term,
      NodeId committedBy,
      @Nullable Long found,
      List<Long> sequences)
      implements Contradiction {
    @Override
    public String words() {
      return "The entry at index "
          + index
          + " was committed in term "
          + term
          + " by "
          + committedBy
          + factAt(sequences, 0)
          + ", but "
          + leader
          + ", the leader of term "
          + leaderTerm
          + (found == null ? ", does not have it" : ", has one of term " + found + " there")
          + factAt(sequences, 1)
          + ".";
    }
  }

  /** Two replicas have different states after applying the same index. */
  record DifferentStates(
      NodeId one,
      NodeId other,
      long index,
      String digestOfOne,
      String digestOfOther,
      List<Long> sequences)
      implements Contradiction {
    @Override
    public String words() {
      return "After index "
          + index
          + " the digests differ: "
          + one
          + " has "
          + digestOfOne
          + factAt(sequences, 0)
          + ", "
          + other
          + " has "
          + digestOfOther
          + factAt(sequences, 1)
          + ".";
    }
  }

  /** The facts as a list of their numbers. */
  default String facts() {
    return sequences().stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static String factAt(List<Long> sequences, int place) {
    return " (fact " + sequences.get(place) + ")";
  }
}
