package io.lifeboat.cluster.checker;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leader Completeness (Raft Figure 3): an entry committed in a term is in the logs of the leaders
 * of all higher terms.
 *
 * <p>What is known to be committed: when a leader says that it is ready, its first entry of its
 * term (§5.4.2); from then on its commit index, for all its later entries are of its term. With
 * what this is compared: the log that a later leader describes while it leads and that has an entry
 * of its term; where it is compacted nothing is said. And its first own entry, which must come
 * after all that was committed before. The order in which facts of different nodes arrive does not
 * matter. The last {@value #TERMS} terms are remembered. Immutable.
 */
final class LeaderCompleteness {
  static final int TERMS = 1_024;

  private final Leading leading;
  private final IndexBook<Term> terms;
  private final SafetyFinding finding;

  /**
   * What is known of a term.
   *
   * @param readyIndex the index of its leader's first entry, or a later one of that term
   * @param committed the highest index known to be committed with an entry of this term
   * @param shape the last description of its leader's log while it led, or null
   * @param confirmed whether that log had an entry that was committed in an earlier term
   */
  private record Term(
      long term,
      NodeId leader,
      long readyIndex,
      long readySequence,
      long committed,
      long committedSequence,
      @Nullable Shape shape,
      boolean confirmed) {

    static Term led(long term, NodeId leader) {
      return new Term(term, leader, 0, 0, 0, 0, null, false);
    }

    Term ready(long index, long sequence) {
      return new Term(term, leader, index, sequence, index, sequence, shape, confirmed);
    }

    Term committed(long index, long sequence) {
      return new Term(term, leader, readyIndex, readySequence, index, sequence, shape, confirmed);
    }

    Term described(Shape next) {
      return new Term(
          term, leader, readyIndex, readySequence, committed, committedSequence, next, confirmed);
    }

    Term asConfirmed() {
      return new Term(
          term, leader, readyIndex, readySequence, committed, committedSequence, shape, true);
    }

    boolean isReady() {
      return readyIndex > 0;
    }
  }

  private LeaderCompleteness(Leading leading, IndexBook<Term> terms, SafetyFinding finding) {
    this.leading = leading;
    this.terms = terms;
    this.finding = finding;
  }

  static LeaderCompleteness start() {
    return new LeaderCompleteness(
        Leading.nobody(),
        IndexBook.ofCapacity(TERMS),
        SafetyFinding.none(SafetyProperty.LEADER_COMPLETENESS));
  }

  LeaderCompleteness next(FactRecord record) {
    return switch (record.fact()) {
      case Fact.LeaderReady f -> ready(f, record);
      case Fact.NodeLevels f -> levels(f, record);
      case Fact.LogShape f -> shape(new Shape(f, record.sequence()), record);
      case Fact.FactsDropped f ->
          new LeaderCompleteness(Leading.nobody(), terms, finding.withMissing(f.count()));
      default -> {
        Leading next = leading.next(record.fact());
        yield next == leading ? this : new LeaderCompleteness(next, terms, finding);
      }
    };
  }

  /** What is known of this term, if it is led by this node; null when another leads it, too. */
  private @Nullable Term term(long term, NodeId leader) {
    Term known = terms.get(term);
    if (known == null) {
      return Term.led(term, leader);
    }
    return known.leader.equals(leader) ? known : null;
  }

  private LeaderCompleteness ready(Fact.LeaderReady f, FactRecord record) {
    Term known = term(f.term(), f.node());
    if (known == null || known.isReady() || f.index() <= 0) {
      return this;
    }
    Term ready = known.ready(f.index(), record.sequence());
    return with(ready).lookingBack(ready, record).lookingAhead(ready, record);
  }

  private LeaderCompleteness levels(Fact.NodeLevels f, FactRecord record) {
    Long led = leading.termOf(f.node());
    if (led == null || led != f.term()) {
      return this;
    }
    Term known = terms.get(led);
    boolean news =
        known != null
            && known.leader.equals(f.node())
            && known.isReady()
            && f.commitIndex() > known.committed;
    if (known == null || !news) {
      return this;
    }
    Term next = known.committed(f.commitIndex(), record.sequence());
    return with(next).lookingAhead(next, record);
  }

  private LeaderCompleteness shape(Shape shape, FactRecord record) {
    Long led = leading.termOf(shape.node());
    if (led == null || !shape.hasTerm(led)) {
      return this;
    }
    Term known = term(led, shape.node());
    if (known == null) {
      return this;
    }
    Term next = known.described(shape);
    return with(next).lookingBack(next, record);
  }

  private LeaderCompleteness with(Term term) {
    return new LeaderCompleteness(leading, terms.with(term.term, term), finding);
  }

  /** Compares what was committed in earlier terms with this leader's log. */
  private LeaderCompleteness lookingBack(Term leader, FactRecord record) {
    LeaderCompleteness result = this;
    for (Term earlier = terms.below(leader.term);
        earlier != null;
        earlier = terms.below(earlier.term)) {
      result = result.compare(earlier, leader, record);
    }
    return result;
  }

  /** Compares what is committed in this term with the logs of later leaders. */
  private LeaderCompleteness lookingAhead(Term earlier, FactRecord record) {
    LeaderCompleteness result = this;
    for (Term later = terms.below(Long.MAX_VALUE);
        later != null && later.term > earlier.term;
        later = terms.below(later.term)) {
      result = result.compare(earlier, later, record);
    }
    return result;
  }

  private LeaderCompleteness compare(Term earlier, Term later, FactRecord record) {
    if (!earlier.isReady()) {
      return this;
    }
    if (later.isReady() && earlier.committed >= later.readyIndex) {
      return broken(earlier, later, later.readySequence, null, record);
    }
    Shape shape = later.shape;
    if (shape == null || earlier.committed < shape.firstKnown()) {
      return this;
    }
    if (earlier.committed > shape.last()) {
      return broken(earlier, later, shape.sequence(), null, record);
    }
    long found = shape.termAt(earlier.committed);
    if (found != earlier.term) {
      return broken(earlier, later, shape.sequence(), found, record);
    }
    Term current = terms.get(later.term);
    return current == null || current.confirmed
        ? this
        : new LeaderCompleteness(
            leading,
            terms.with(later.term, current.asConfirmed()),
            finding.confirmed(later.term, later.term));
  }

  private LeaderCompleteness broken(
      Term earlier, Term later, long sequence, @Nullable Long found, FactRecord record) {
    return new LeaderCompleteness(
        leading,
        terms,
        finding.contradicted(
            new Contradiction.MissingEntry(
                later.leader,
                later.term,
                earlier.committed,
                earlier.term,
                earlier.leader,
                found,
                List.of(earlier.committedSequence, sequence)),
            record.atMicros()));
  }

  SafetyFinding finding() {
    return finding;
  }
}
