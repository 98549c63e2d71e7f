package io.lifeboat.cluster.checker;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leader Append-Only (Raft Figure 3): a leader never overwrites or deletes entries in its log. What
 * a node tells of its log while it leads a term is compared with what it told before in that term:
 * its last index, and the terms of its entries where both descriptions have them (the beginning may
 * have been compacted). A description counts only if it has an entry of that term, so that it was
 * certainly made after the election. Immutable.
 */
final class LeaderAppendOnly {
  private final Leading leading;
  private final PerNode<Own> own;
  private final SafetyFinding finding;

  /** What a leader told last of its own log in a term; parts of it are null until it did. */
  private record Own(long term, @Nullable Last last, @Nullable Shape shape) {}

  private record Last(long index, long sequence) {}

  private LeaderAppendOnly(Leading leading, PerNode<Own> own, SafetyFinding finding) {
    this.leading = leading;
    this.own = own;
    this.finding = finding;
  }

  static LeaderAppendOnly start() {
    return new LeaderAppendOnly(
        Leading.nobody(), PerNode.empty(), SafetyFinding.none(SafetyProperty.LEADER_APPEND_ONLY));
  }

  LeaderAppendOnly next(FactRecord record) {
    return switch (record.fact()) {
      case Fact.NodeLevels f -> levels(f, record);
      case Fact.LogShape f -> shape(new Shape(f, record.sequence()), record);
      case Fact.FactsDropped f ->
          new LeaderAppendOnly(Leading.nobody(), PerNode.empty(), finding.withMissing(f.count()));
      default -> {
        Leading next = leading.next(record.fact());
        yield next == leading ? this : new LeaderAppendOnly(next, own, finding);
      }
    };
  }

  private Own own(NodeId node, long term) {
    Own known = own.get(node);
    return known != null && known.term == term ? known : new Own(term, null, null);
  }

  private LeaderAppendOnly levels(Fact.NodeLevels f, FactRecord record) {
    Long term = leading.termOf(f.node());
    if (term == null || term != f.term()) {
      return this;
    }
    Own before = own(f.node(), term);
    Last last = new Last(f.lastLogIndex(), record.sequence());
    PerNode<Own> next = own.with(f.node(), new Own(term, last, before.shape));
    if (before.last == null) {
      return new LeaderAppendOnly(leading, next, finding);
    }
    if (last.index >= before.last.index) {
      return new LeaderAppendOnly(leading, next, finding.confirmed(term, term));
    }
    return broken(
        next,
        record,
        new Contradiction.ShorterLog(
            f.node(),
            term,
            before.last.index,
            last.index,
            List.of(before.last.sequence, record.sequence())));
  }

  private LeaderAppendOnly shape(Shape shape, FactRecord record) {
    Long term = leading.termOf(shape.node());
    if (term == null || !shape.hasTerm(term)) {
      return this;
    }
    Own known = own(shape.node(), term);
    PerNode<Own> next = own.with(shape.node(), new Own(term, known.last, shape));
    Shape before = known.shape;
    if (before == null) {
      return new LeaderAppendOnly(leading, next, finding);
    }
    List<Long> sequences = List.of(before.sequence(), record.sequence());
    if (shape.last() < before.last()) {
      return broken(
          next,
          record,
          new Contradiction.ShorterLog(shape.node(), term, before.last(), shape.last(), sequences));
    }
    Long rewritten = before.differs(shape, before.last());
    if (rewritten == null) {
      return new LeaderAppendOnly(leading, next, finding.confirmed(term, term));
    }
    return broken(
        next,
        record,
        new Contradiction.RewrittenLog(
            shape.node(),
            term,
            rewritten,
            before.termAt(rewritten),
            shape.termAt(rewritten),
            sequences));
  }

  private LeaderAppendOnly broken(PerNode<Own> next, FactRecord record, Contradiction what) {
    return new LeaderAppendOnly(leading, next, finding.contradicted(what, record.atMicros()));
  }

  SafetyFinding finding() {
    return finding;
  }
}
