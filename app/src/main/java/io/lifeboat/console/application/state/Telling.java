package io.lifeboat.console.application.state;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.Role;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What there is to go by when one fact is told.
 *
 * @param before the picture before it
 * @param after the picture after it
 * @param story what was told before it
 */
record Telling(FactRecord record, ConsoleState before, ConsoleState after, Story story) {

  long at() {
    return record.atMicros();
  }

  /** The open group it would belong to, with it, or a new one. */
  Group group(Group.Key key) {
    Group open = story.open(key, at(), after.occurrencesDropped());
    return open == null ? Group.begin(key, at()) : open.again(at());
  }

  Grounds grounds() {
    return new Grounds(this);
  }

  /** The command with this id, or null when it is not known any more. */
  @Nullable Command command(@Nullable CommandId id) {
    return id == null
        ? null
        : after.commands().stream()
            .filter(asked -> asked.id().equals(id))
            .map(CommandView::command)
            .findFirst()
            .orElse(null);
  }

  /** The command it is certainly a consequence of, or null. */
  @Nullable Command cause() {
    return command(record.cause());
  }

  /** Milliseconds from then until now. */
  long msSince(long micros) {
    return Math.max(0, at() - micros) / 1_000;
  }

  /**
   * Another node that is in this term or a higher one, as it said, and whose messages can reach
   * this one: of several the one in the highest term, a leader before a candidate before others.
   */
  @Nullable NodeView aheadOf(NodeId node, long term) {
    return before.nodes().stream()
        .filter(other -> !other.node().equals(node) && other.term() >= term)
        .filter(other -> other.status().isUp() || other.status() == NodeStatus.FROZEN)
        .filter(other -> !before.cutLinks().contains(new Link(other.node(), node)))
        .max(
            Comparator.comparingLong(NodeView::term)
                .thenComparing(other -> other.role() == Role.LEADER)
                .thenComparing(other -> other.role() == Role.CANDIDATE))
        .orElse(null);
  }
}
