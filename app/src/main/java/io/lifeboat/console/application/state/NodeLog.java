package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.LogEntry;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.TermRun;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One node's log as far as it was reported. Indices are log indices, 0 for none.
 *
 * @param firstIndex the first index the log still has; 0 while its shape is not known
 * @param snapshotIndex up to where a snapshot covers
 * @param runs the terms of its entries in order; the oldest may be left out, and there are none
 *     while the shape is not known
 * @param fetched entries that were read from its journal on request
 */
public record NodeLog(
    NodeId node,
    long firstIndex,
    long snapshotIndex,
    long lastIndex,
    long commitIndex,
    long appliedIndex,
    List<TermRun> runs,
    FetchedEntries fetched) {

  public NodeLog {
    runs = List.copyOf(runs);
  }

  static NodeLog blank(NodeId node) {
    return new NodeLog(node, 0, 0, 0, 0, 0, List.of(), FetchedEntries.NONE);
  }

  /** Whether its runs are known. */
  public boolean isShapeKnown() {
    return !runs.isEmpty();
  }

  /** The term of the entry at this index, or empty when there is none or it is not known. */
  public OptionalLong termAt(long index) {
    if (runs.isEmpty() || index > lastIndex || index < Math.max(firstIndex, firstKnownIndex())) {
      return OptionalLong.empty();
    }
    int low = 0;
    int high = runs.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (runs.get(middle).fromIndex() <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return OptionalLong.of(runs.get(low).term());
  }

  /** The first index whose term is known. */
  public long firstKnownIndex() {
    return runs.isEmpty() ? lastIndex + 1 : runs.getFirst().fromIndex();
  }

  public boolean isCommitted(long index) {
    return index <= commitIndex;
  }

  /** The entry, when it was read and the log still has it with the same term. */
  public Optional<LogEntry> entry(long index) {
    LogEntry entry = fetched.get(index);
    OptionalLong term = termAt(index);
    boolean same = entry != null && term.isPresent() && entry.term() == term.getAsLong();
    return same ? Optional.ofNullable(entry) : Optional.empty();
  }
}
