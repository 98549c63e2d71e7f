package io.lifeboat.cluster.checker;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import java.util.List;

/**
 * State Machine Safety (Raft Figure 3): no two servers apply different entries for the same index.
 * Seen through the digests of replicas at equal indices, whenever they were reported and in
 * whichever life of a node, and through the committed entries in the journals. The last {@value
 * #INDICES} indices are remembered; replicas further apart are not compared. Immutable.
 */
final class StateMachineSafety {
  static final int INDICES = 8_192;

  private final IndexBook<Told> digests;
  private final Blocks blocks;
  private final SafetyFinding finding;

  private record Told(NodeId node, String digest, long sequence) {}

  private StateMachineSafety(IndexBook<Told> digests, Blocks blocks, SafetyFinding finding) {
    this.digests = digests;
    this.blocks = blocks;
    this.finding = finding;
  }

  static StateMachineSafety start() {
    return new StateMachineSafety(
        IndexBook.ofCapacity(INDICES),
        Blocks.none(),
        SafetyFinding.none(SafetyProperty.STATE_MACHINE_SAFETY));
  }

  StateMachineSafety next(FactRecord record) {
    return switch (record.fact()) {
      case Fact.ReplicaDigest f -> digest(f, record);
      case Fact.LogBlock f -> block(f, record);
      case Fact.FactsDropped f ->
          new StateMachineSafety(digests, blocks, finding.withMissing(f.count()));
      default -> this;
    };
  }

  private StateMachineSafety digest(Fact.ReplicaDigest f, FactRecord record) {
    Told first = digests.get(f.index());
    if (first == null) {
      Told told = new Told(f.node(), f.digest(), record.sequence());
      return new StateMachineSafety(digests.with(f.index(), told), blocks, finding);
    }
    if (!first.digest.equals(f.digest())) {
      return broken(
          record,
          new Contradiction.DifferentStates(
              first.node,
              f.node(),
              f.index(),
              first.digest,
              f.digest(),
              List.of(first.sequence, record.sequence())));
    }
    return first.node.equals(f.node())
        ? this
        : new StateMachineSafety(digests, blocks, finding.confirmed(f.index(), f.index()));
  }

  private StateMachineSafety block(Fact.LogBlock block, FactRecord record) {
    Blocks.Told first = blocks.first(block);
    if (first == null) {
      return new StateMachineSafety(digests, blocks.plus(block, record.sequence()), finding);
    }
    if (first.block().digest().equals(block.digest())) {
      return first.block().node().equals(block.node())
          ? this
          : new StateMachineSafety(
              digests, blocks, finding.confirmed(block.toIndex(), block.toIndex()));
    }
    return broken(
        record,
        new Contradiction.DifferentEntries(
            first.block().node(),
            block.node(),
            block.fromIndex(),
            block.toIndex(),
            List.of(first.sequence(), record.sequence())));
  }

  private StateMachineSafety broken(FactRecord record, Contradiction what) {
    return new StateMachineSafety(digests, blocks, finding.contradicted(what, record.atMicros()));
  }

  SafetyFinding finding() {
    return finding;
  }
}
