package io.lifeboat.console.application.state;

import static io.lifeboat.console.application.state.Wording.sentences;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.Member;
import io.lifeboat.cluster.model.MemberType;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Quorum;
import io.lifeboat.console.application.state.Occurrence.Category;
import io.lifeboat.console.application.state.Occurrence.Weight;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Tells changes of the configuration, and what was read of logs. */
final class MemberTales {
  private MemberTales() {}

  /** Each node takes up a configuration by itself; that many do is one line. */
  static Tale configured(Telling telling, Fact.ConfigurationChanged f) {
    Group group =
        telling
            .group(Group.Key.of(Group.Kind.CONFIGURED, f.index(), f.term(), f.members()))
            .with(f.node());
    List<NodeId> takers = group.sortedNodes();
    Configuration now = new Configuration(f.index(), f.term(), f.members());
    if (f.index() == 0) {
      return tale(
          group,
          Weight.NORMAL,
          title(FactsMsg.CONFIGURATION_FIRST, takers, members(now), f),
          Text.of(
              FactsMsg.CONFIGURATION_FIRST_WHY,
              Quorum.of(now.voters().size()),
              now.voters().size()));
    }
    Configuration was = before(telling, f);
    List<Text> changes = changes(was, now);
    Text title =
        changes.isEmpty()
            ? title(FactsMsg.CONFIGURATION_CHANGED, takers, members(now), f)
            : title(FactsMsg.MEMBERS_CHANGED, takers, changes, f);
    MembersView.Change change = telling.before().members().change();
    return tale(group, Weight.NOTICE, title, why(was, now))
        .because(
            telling
                .grounds()
                .asked()
                .asked(change == null ? null : change.command())
                .last(
                    told ->
                        told.fact() instanceof Fact.ConfigurationChanged c
                            && c.index() < f.index()));
  }

  /** The configuration before this one: the node's own, else the cluster's. */
  private static Configuration before(Telling telling, Fact.ConfigurationChanged f) {
    Configuration own = telling.before().members().reported().get(f.node());
    Configuration current = telling.before().members().current();
    return own != null && own.index() < f.index()
        ? own
        : current.index() < f.index() ? current : telling.before().members().committed();
  }

  private static Text title(
      FactsMsg key, List<NodeId> takers, Object what, Fact.ConfigurationChanged f) {
    return Text.of(key, Wording.of(takers), what, f.index(), takers.size());
  }

  private static List<Text> members(Configuration configuration) {
    return configuration.members().stream().map(Wording::of).toList();
  }

  private static Text why(Configuration was, Configuration now) {
    Text before =
        Text.of(FactsMsg.MEMBERS_BEFORE, Quorum.of(was.voters().size()), was.voters().size());
    if (!now.learners().isEmpty()) {
      before = sentences(Text.of(FactsMsg.MEMBERS_NO_VOTE), before);
    }
    return Text.of(
        FactsMsg.CONFIGURATION_CHANGED_WHY,
        Quorum.of(now.voters().size()),
        now.voters().size(),
        before);
  }

  private static List<Text> changes(Configuration was, Configuration now) {
    List<Text> changes = new ArrayList<>();
    for (Member member : now.members()) {
      MemberType type = was.typeOf(member.node()).orElse(null);
      if (type == null) {
        changes.add(joins(member));
      } else if (type != member.type()) {
        changes.add(
            Text.of(
                member.type() == MemberType.VOTER
                    ? FactsMsg.MEMBER_VOTES
                    : FactsMsg.MEMBER_VOTES_NO_MORE,
                member.node()));
      }
    }
    for (Member member : was.members()) {
      if (!now.contains(member.node())) {
        changes.add(Text.of(FactsMsg.MEMBER_LEAVES, member.node()));
      }
    }
    return changes;
  }

  private static Text joins(Member member) {
    return Text.of(
        switch (member.type()) {
          case VOTER -> FactsMsg.MEMBER_VOTES;
          case PROMOTABLE -> FactsMsg.MEMBER_JOINS;
          case PASSIVE -> FactsMsg.MEMBER_JOINS_PASSIVE;
        },
        member.node());
  }

  private static Tale tale(Group group, Weight weight, Text title, Text why) {
    return Tale.of(Category.STATE, weight, title, why, new TreeSet<>(group.nodes())).in(group);
  }

  static Tale removed(Telling telling, Fact.NodeRemoved f) {
    return Tale.process(
            f.node(),
            Weight.NOTICE,
            Text.of(FactsMsg.NODE_REMOVED, f.node()),
            Text.of(FactsMsg.NODE_REMOVED_WHY))
        .because(
            telling
                .grounds()
                .asked()
                .last(told -> told.fact() instanceof Fact.ConfigurationChanged));
  }

  // Logs

  static Tale compacted(Telling telling, Fact.LogCompacted f) {
    return Tale.of(
            Category.STATE,
            Weight.NORMAL,
            Text.of(FactsMsg.LOG_COMPACTED, f.node(), f.firstIndex()),
            Text.of(FactsMsg.LOG_COMPACTED_WHY, f.node(), f.firstIndex(), f.snapshotIndex()),
            Set.of(f.node()))
        .because(telling.grounds().asked());
  }

  static Tale read(Telling telling, Fact.LogEntries f) {
    Text title =
        f.entries().isEmpty()
            ? Text.of(FactsMsg.LOG_READ_NONE, f.node())
            : Text.of(
                FactsMsg.LOG_READ,
                f.node(),
                f.entries().getFirst().index(),
                f.entries().getLast().index());
    return Tale.of(
            Category.STATE, Weight.NORMAL, title, Text.of(FactsMsg.LOG_READ_WHY), Set.of(f.node()))
        .because(telling.grounds().asked());
  }
}
