package io.lifeboat.console.application.state;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.Story.Told;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Text;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Gathers the facts that led to one that is told. It looks back only, and never guesses. */
final class Grounds {
  private final Telling telling;
  private final TreeSet<Evidence> found =
      new TreeSet<>(Comparator.comparingLong(Evidence::sequence));

  Grounds(Telling telling) {
    this.telling = telling;
  }

  private void add(Told told) {
    found.add(new Evidence(told.record().sequence(), told.record().atMicros(), told.title()));
  }

  /** The command it is a consequence of, as it was asked for. */
  Grounds asked() {
    return asked(telling.record().cause());
  }

  Grounds asked(@Nullable CommandId id) {
    return id == null
        ? this
        : last(told -> told.fact() instanceof Fact.CommandRequested f && f.id().equals(id));
  }

  /** The latest that fits. */
  Grounds last(Predicate<Told> fits) {
    Told told = telling.story().last(fits);
    if (told != null) {
      add(told);
    }
    return this;
  }

  /** The latest facts that fit. */
  Grounds all(Predicate<Told> fits) {
    telling.story().last(Occurrence.EVIDENCE, fits).forEach(this::add);
    return this;
  }

  /** What this command certainly brought about. */
  Grounds consequencesOf(@Nullable CommandId id) {
    return id == null ? this : all(told -> id.equals(told.record().cause()));
  }

  /** When this node last heard from a leader. */
  Grounds heard(NodeId node) {
    FactRecord record = telling.story().heard().get(node);
    if (record != null && record.fact() instanceof Fact.LeaderHeard f) {
      Text text = Text.of(FactsMsg.EVIDENCE_HEARD, f.node(), f.leader(), f.term());
      found.add(new Evidence(record.sequence(), f.heardAtMicros(), text));
    }
    return this;
  }

  /** What took this leader away: the end of its process, its stepping down, a cut. */
  Grounds lossOf(@Nullable NodeId leader) {
    return leader == null ? this : last(told -> isLossOf(told, leader));
  }

  private static boolean isLossOf(Told told, NodeId leader) {
    return switch (told.fact()) {
      case Fact.NodeKilled f -> f.node().equals(leader);
      case Fact.NodeStopped f -> f.node().equals(leader);
      case Fact.NodeFrozen f -> f.node().equals(leader);
      case Fact.SteppedDown f -> f.node().equals(leader);
      case Fact.LinkCut _ -> told.links().stream().anyMatch(link -> link.from().equals(leader));
      case Fact.LinkDisturbed f -> !f.disturbances().isEmpty() && f.from().equals(leader);
      default -> false;
    };
  }

  /** Who won this term. */
  Grounds electionOf(long term) {
    return all(told -> told.fact() instanceof Fact.LeaderElected f && f.term() == term);
  }

  /** Oldest first; of too many the latest. */
  List<Evidence> evidence() {
    List<Evidence> all = List.copyOf(found);
    return all.subList(Math.max(0, all.size() - Occurrence.EVIDENCE), all.size());
  }
}
