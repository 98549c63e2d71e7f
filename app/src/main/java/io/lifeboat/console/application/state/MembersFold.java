package io.lifeboat.console.application.state;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.MembersView.Change;
import io.lifeboat.console.application.state.MembersView.ChangeKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes what is told of the configuration into the picture of the members. */
final class MembersFold {
  private MembersFold() {}

  static MembersView begin(List<NodeId> voters) {
    Configuration initial = Configuration.initial(voters);
    return new MembersView(initial, null, initial, Map.of(), null);
  }

  static MembersView reported(MembersView before, Fact.ConfigurationChanged f) {
    Map<NodeId, Configuration> reported = new HashMap<>(before.reported());
    reported.put(f.node(), new Configuration(f.index(), f.term(), f.members()));
    return new MembersView(
        before.current(), before.currentFrom(), before.committed(), reported, before.change());
  }

  static MembersView removed(MembersView before, NodeId node) {
    if (!before.reported().containsKey(node)) {
      return before;
    }
    Map<NodeId, Configuration> reported = new HashMap<>(before.reported());
    reported.remove(node);
    return new MembersView(
        before.current(), before.currentFrom(), before.committed(), reported, before.change());
  }

  /** This node says that its log is committed up to this index, its configuration included. */
  static MembersView committed(MembersView before, NodeId node, long commitIndex) {
    Configuration own = before.reported().get(node);
    if (own == null || own.index() > commitIndex) {
      return before;
    }
    Configuration known = before.committed();
    return own.index() > known.index() || known.members().isEmpty()
        ? new MembersView(
            before.current(), before.currentFrom(), own, before.reported(), before.change())
        : before;
  }

  /** Counts by the log of this leader, or by the committed configuration without one. */
  static MembersView current(MembersView before, @Nullable NodeId leader) {
    Configuration own = leader == null ? null : before.reported().get(leader);
    Configuration current = own == null ? before.committed() : own;
    NodeId from = own == null ? null : leader;
    boolean same = current.equals(before.current());
    return same
        ? before
        : new MembersView(current, from, before.committed(), before.reported(), before.change());
  }

  /** A change of members was asked for. There is one at a time: another one will be refused. */
  static MembersView requested(MembersView before, CommandId id, Command command, long at) {
    Change change =
        switch (command) {
          case OperatorCommand.AddNode c -> new Change(id, ChangeKind.ADD, c.node(), null, at);
          case OperatorCommand.RemoveNode c ->
              new Change(id, ChangeKind.REMOVE, c.node(), null, at);
          case OperatorCommand.ReplaceNode c ->
              new Change(id, ChangeKind.REPLACE, c.node(), c.with(), at);
          default -> null;
        };
    return change == null || before.change() != null ? before : withChange(before, change);
  }

  static MembersView completed(MembersView before, CommandId id) {
    Change change = before.change();
    return change != null && change.command().equals(id) ? withChange(before, null) : before;
  }

  private static MembersView withChange(MembersView before, @Nullable Change change) {
    return new MembersView(
        before.current(), before.currentFrom(), before.committed(), before.reported(), change);
  }
}
