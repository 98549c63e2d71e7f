package io.lifeboat.console.application.state;

import static io.lifeboat.console.application.state.Wording.sentences;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.Occurrence.Category;
import io.lifeboat.console.application.state.Occurrence.Weight;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Tells what happens to links; what one command does to many at once is one line. */
final class LinkTales {
  private LinkTales() {}

  static Tale cut(Telling telling, Fact.LinkCut f) {
    Group group = group(telling, Group.Kind.CUT, new Link(f.from(), f.to()), List.of());
    Text title =
        group.links().size() == 1
            ? Text.of(FactsMsg.LINK_CUT, Wording.of(f.from()), Wording.of(f.to()))
            : Text.of(FactsMsg.LINKS_CUT, LinkWording.of(group.links()), group.links().size());
    Text why = Text.of(FactsMsg.LINK_CUT_WHY, reach(telling, group.links()));
    return tale(telling, group, Weight.ABNORMAL, title, why);
  }

  static Tale healed(Telling telling, Fact.LinkHealed f) {
    Group group = group(telling, Group.Kind.HEALED, new Link(f.from(), f.to()), List.of());
    Text title =
        group.links().size() == 1
            ? Text.of(FactsMsg.LINK_HEALED, Wording.of(f.from()), Wording.of(f.to()))
            : Text.of(FactsMsg.LINKS_HEALED, LinkWording.of(group.links()), group.links().size());
    Text why = Text.of(FactsMsg.LINK_HEALED_WHY, reach(telling, group.links()));
    return tale(telling, group, Weight.NORMAL, title, why);
  }

  static Tale disturbed(Telling telling, Fact.LinkDisturbed f) {
    Group group =
        group(telling, Group.Kind.DISTURBED, new Link(f.from(), f.to()), f.disturbances());
    boolean one = group.links().size() == 1;
    Object where = LinkWording.of(group.links());
    if (f.disturbances().isEmpty()) {
      Text title =
          one
              ? Text.of(FactsMsg.LINK_UNDISTURBED, Wording.of(f.from()), Wording.of(f.to()))
              : Text.of(FactsMsg.LINKS_UNDISTURBED, where);
      return tale(telling, group, Weight.NORMAL, title, Text.of(FactsMsg.LINK_UNDISTURBED_WHY));
    }
    Object what = LinkWording.of(f.disturbances());
    Text title =
        one
            ? Text.of(FactsMsg.LINK_DISTURBED, Wording.of(f.from()), Wording.of(f.to()), what)
            : Text.of(FactsMsg.LINKS_DISTURBED, where, what);
    return tale(telling, group, Weight.ABNORMAL, title, Text.of(FactsMsg.LINK_DISTURBED_WHY));
  }

  /** What one command does in the same way to several links; without one each stands alone. */
  private static Group group(Telling telling, Group.Kind kind, Link link, List<?> effect) {
    CommandId cause = telling.record().cause();
    Object common =
        cause == null ? (Object) telling.record().sequence() : Objects.requireNonNull(cause);
    return telling.group(Group.Key.of(kind, common, effect)).with(link);
  }

  private static Tale tale(Telling telling, Group group, Weight weight, Text title, Text why) {
    Set<NodeId> nodes = new HashSet<>();
    for (Link link : group.links()) {
      nodes.add(link.from());
      nodes.add(link.to());
    }
    return Tale.of(Category.LINK, weight, title, why, nodes)
        .because(
            telling
                .grounds()
                .asked()
                .last(
                    told ->
                        told.fact() instanceof Fact.FaultChanged
                            && Objects.equals(told.record().cause(), telling.record().cause())))
        .in(group);
  }

  /** Who sees nobody any more, a cut in one direction only, and how many can work together. */
  private static Text reach(Telling telling, Set<Link> links) {
    Topology topology = telling.after().topology();
    NodeId leader = telling.after().service().leader();
    Text counted =
        Text.of(
            FactsMsg.REACH_QUORUM,
            topology.members().isEmpty() ? 0 : topology.available(leader),
            topology.members().size(),
            topology.quorum());
    if (links.size() == 1) {
      Link only = links.iterator().next();
      boolean oneWay =
          topology.cut().contains(only)
              && !topology.cut().contains(new Link(only.to(), only.from()));
      return oneWay
          ? sentences(
              Text.of(FactsMsg.ONE_WAY, Wording.of(only.from()), Wording.of(only.to())), counted)
          : counted;
    }
    Set<NodeId> cutOff = new TreeSet<>();
    for (NodeView node : telling.after().nodes()) {
      if (node.cutOff() && links.stream().anyMatch(link -> link.from().equals(node.node()))) {
        cutOff.add(node.node());
      }
    }
    return cutOff.isEmpty()
        ? counted
        : sentences(Text.of(FactsMsg.REACH_CUT_OFF, Wording.of(cutOff), cutOff.size()), counted);
  }
}
