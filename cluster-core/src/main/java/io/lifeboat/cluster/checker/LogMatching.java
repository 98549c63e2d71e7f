package io.lifeboat.cluster.checker;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import java.util.List;

/**
 * Log Matching (Raft Figure 3): if two logs contain an entry with the same index and term, they are
 * identical in all entries up to it. That holds for descriptions of different moments and of one
 * node at two moments, too: the entry was created once, by one leader, on top of one prefix. So the
 * last description of every node is kept over restarts, and each new one is compared with all of
 * them; equal terms are looked at in the descriptions, equal contents by the digests of committed
 * blocks. Immutable.
 */
final class LogMatching {
  private final PerNode<Shape> shapes;
  private final Blocks blocks;
  private final SafetyFinding finding;

  private LogMatching(PerNode<Shape> shapes, Blocks blocks, SafetyFinding finding) {
    this.shapes = shapes;
    this.blocks = blocks;
    this.finding = finding;
  }

  static LogMatching start() {
    return new LogMatching(
        PerNode.empty(), Blocks.none(), SafetyFinding.none(SafetyProperty.LOG_MATCHING));
  }

  LogMatching next(FactRecord record) {
    return switch (record.fact()) {
      case Fact.LogShape f -> shape(new Shape(f, record.sequence()), record);
      case Fact.LogBlock f -> block(f, record);
      case Fact.FactsDropped f -> new LogMatching(shapes, blocks, finding.withMissing(f.count()));
      default -> this;
    };
  }

  private LogMatching shape(Shape shape, FactRecord record) {
    SafetyFinding found = finding;
    for (Shape other : shapes.all()) {
      Shape.Comparison comparison = other.compare(shape);
      if (comparison == null) {
        continue;
      }
      Long differ = comparison.differ();
      if (differ != null) {
        found =
            found.contradicted(
                new Contradiction.DifferentPrefixes(
                    other.node(),
                    shape.node(),
                    comparison.agree(),
                    shape.termAt(comparison.agree()),
                    differ,
                    other.termAt(differ),
                    shape.termAt(differ),
                    List.of(other.sequence(), record.sequence())),
                record.atMicros());
      } else if (!other.node().equals(shape.node())) {
        found = found.confirmed(comparison.agree(), comparison.agree());
      }
    }
    return new LogMatching(shapes.with(shape.node(), shape), blocks, found);
  }

  private LogMatching block(Fact.LogBlock block, FactRecord record) {
    Blocks.Told first = blocks.first(block);
    if (first == null) {
      return new LogMatching(shapes, blocks.plus(block, record.sequence()), finding);
    }
    if (first.block().term() != block.term()) {
      // Not the same last entry: not a matter of this property.
      return this;
    }
    if (first.block().digest().equals(block.digest())) {
      return first.block().node().equals(block.node())
          ? this
          : new LogMatching(shapes, blocks, finding.confirmed(block.fromIndex(), block.toIndex()));
    }
    return new LogMatching(
        shapes,
        blocks,
        finding.contradicted(
            new Contradiction.DifferentEntries(
                first.block().node(),
                block.node(),
                block.fromIndex(),
                block.toIndex(),
                List.of(first.sequence(), record.sequence())),
            record.atMicros()));
  }

  SafetyFinding finding() {
    return finding;
  }
}
