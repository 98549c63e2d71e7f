package io.lifeboat.console.ui.overview;

import io.lifeboat.cluster.fact.LinkTraffic;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.DigestVerdict;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.control.Mark;
import io.lifeboat.console.ui.control.NodeWords;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import io.lifeboat.console.ui.i18n.UiMsg;
import io.lifeboat.console.ui.links.LinkMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the ring shows.
 *
 * @param messagesPerSecond of the last counting period, exact; empty when none has been counted
 * @param notice what to say when there is no running cluster to look at, or null
 */
record OverviewViewModel(
    List<Card> cards, List<Edge> edges, Optional<Long> messagesPerSecond, @Nullable Text notice) {

  /** One node: its mark, two lines of words, and the digest's mark. */
  record Card(
      NodeId node,
      Mark mark,
      Text title,
      Text levels,
      Text digest,
      DigestVerdict verdict,
      boolean abnormal) {}

  /**
   * A link between two endpoints, drawn once for both directions.
   *
   * @param forth what is wrong on the way from a to b
   * @param back what is wrong on the way from b to a
   * @param alive both ends can send and receive
   */
  record Edge(NodeId a, NodeId b, Set<LinkMark> forth, Set<LinkMark> back, boolean alive) {
    boolean isWhole() {
      return forth.isEmpty() && back.isEmpty();
    }
  }

  /** How many messages pass; and what the letters on links mean, while there are any. */
  Text caption() {
    List<Text> marks =
        edges.stream()
            .flatMap(edge -> Stream.concat(edge.forth().stream(), edge.back().stream()))
            .distinct()
            .sorted()
            .map(mark -> Text.of(NemesisMsg.MARK_IN_LEGEND, mark.letter(), Text.of(mark.message())))
            .toList();
    if (marks.isEmpty()) {
      return messagesPerSecond
          .map(rate -> Text.of(UiMsg.OVERVIEW_CAPTION, rate))
          .orElseGet(() -> Text.of(UiMsg.OVERVIEW_CAPTION_NONE));
    }
    Text all = marks.getFirst();
    for (Text next : marks.subList(1, marks.size())) {
      all = Text.of(NemesisMsg.LEGEND_AND, all, next);
    }
    return Text.of(NemesisMsg.CAPTION_MARKS, messagesPerSecond.orElse(0L), all);
  }

  /** Whether marks, links and notice are the same, whatever the figures. */
  boolean looksLike(OverviewViewModel other) {
    return edges.equals(other.edges)
        && Objects.equals(notice, other.notice)
        && cards.stream()
            .map(Card::mark)
            .toList()
            .equals(other.cards.stream().map(Card::mark).toList());
  }

  static OverviewViewModel of(ConsoleState state) {
    int members = state.topology().members().size();
    int voters = members == 0 ? state.nodes().size() : members;
    List<Card> cards = state.nodes().stream().map(node -> card(node, voters)).toList();
    return new OverviewViewModel(cards, edges(state), messagesPerSecond(state), notice(state));
  }

  private static Card card(NodeView node, int voters) {
    Mark mark = Mark.of(node, voters);
    return new Card(
        node.node(),
        mark,
        Text.of(UiMsg.CARD_TITLE, node.node(), NodeWords.role(node)),
        node.status() == NodeStatus.NEW || node.status() == NodeStatus.STARTING
            ? Text.of(UiMsg.CARD_NOTHING_KNOWN)
            : Text.of(UiMsg.CARD_LEVELS, node.term(), node.commitIndex()),
        NodeWords.digest(node),
        node.digestVerdict(),
        mark.shape().isAbnormal() || mark.cutOff());
  }

  private static List<Edge> edges(ConsoleState state) {
    List<Edge> edges = new ArrayList<>();
    List<NodeView> nodes =
        state.nodes().stream().filter(node -> node.status() != NodeStatus.REMOVED).toList();
    for (int i = 0; i < nodes.size(); i++) {
      for (int j = i + 1; j < nodes.size(); j++) {
        boolean alive = nodes.get(i).status().isUp() && nodes.get(j).status().isUp();
        edges.add(edge(nodes.get(i).node(), nodes.get(j).node(), state, alive));
      }
      edges.add(edge(NodeId.CLIENT, nodes.get(i).node(), state, nodes.get(i).status().isUp()));
    }
    return List.copyOf(edges);
  }

  private static Edge edge(NodeId a, NodeId b, ConsoleState state, boolean alive) {
    return new Edge(
        a, b, LinkMark.of(state.links().link(a, b)), LinkMark.of(state.links().link(b, a)), alive);
  }

  private static Optional<Long> messagesPerSecond(ConsoleState state) {
    if (state.traffic().periodMs() == 0) {
      return Optional.empty();
    }
    long messages = 0;
    for (LinkTraffic link : state.traffic().links()) {
      for (long count : link.sent().values()) {
        messages += count;
      }
    }
    return Optional.of(Math.round(messages * 1_000.0 / state.traffic().periodMs()));
  }

  private static @Nullable Text notice(ConsoleState state) {
    return switch (state.phase()) {
      case BLANK -> Text.of(UiMsg.OVERVIEW_BLANK);
      case STARTING -> starting(state);
      case RUNNING -> null;
      case STOPPED -> Text.of(UiMsg.OVERVIEW_STOPPED);
    };
  }

  private static Text starting(ConsoleState state) {
    if (state.nodes().isEmpty()) {
      return Text.of(UiMsg.OVERVIEW_BLANK);
    }
    long up = state.nodes().stream().filter(node -> node.status() == NodeStatus.RUNNING).count();
    return Text.of(
        UiMsg.OVERVIEW_STARTING,
        state.nodes().getFirst().node(),
        state.nodes().getLast().node(),
        up,
        state.nodes().size());
  }
}
