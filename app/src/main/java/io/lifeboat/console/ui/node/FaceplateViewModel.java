package io.lifeboat.console.ui.node;

import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkSuspicion;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.DigestVerdict;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.control.Mark;
import io.lifeboat.console.ui.control.NodeWords;
import io.lifeboat.console.ui.i18n.DetectionPanelMsg;
import io.lifeboat.console.ui.i18n.UiMsg;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the faceplate of a node shows: what it believes beside what is so, its log, its replica.
 *
 * @param disagreement says in words where belief and truth part; null when they agree or when the
 *     node believes nothing
 */
record FaceplateViewModel(
    NodeId node,
    Mark mark,
    Text role,
    Text process,
    List<Comparison> comparisons,
    @Nullable Text disagreement,
    List<Row> indexes,
    List<Row> rows,
    DigestVerdict verdict,
    @Nullable String statusReason) {

  /** One thing the node believes, and what the cluster as a whole says of it. */
  record Comparison(Text label, Text belief, Text truth, boolean disagrees) {}

  /** A label and a value. */
  record Row(String id, Text label, Text value, boolean abnormal) {}

  static Optional<FaceplateViewModel> of(ConsoleState state, @Nullable NodeId selected) {
    return selected == null ? Optional.empty() : state.node(selected).map(node -> of(state, node));
  }

  private static FaceplateViewModel of(ConsoleState state, NodeView node) {
    List<Comparison> comparisons = comparisons(state, node);
    return new FaceplateViewModel(
        node.node(),
        Mark.of(node, state.nodes().size()),
        NodeWords.role(node),
        NodeWords.status(node.status()),
        comparisons,
        disagreement(state, node, comparisons),
        indexes(node),
        rows(state, node),
        node.digestVerdict(),
        node.statusReason());
  }

  private static boolean believes(NodeView node) {
    return node.status() == NodeStatus.RUNNING || node.status() == NodeStatus.FROZEN;
  }

  private static List<Comparison> comparisons(ConsoleState state, NodeView node) {
    NodeId truth = state.service().leader();
    NodeId belief = node.leaderBelief();
    Text truthText =
        truth != null
            ? Text.of(UiMsg.PLAIN, truth)
            : Text.of(state.service().term() == 0 ? UiMsg.NOT_KNOWN : UiMsg.LEADER_NOBODY);
    Text beliefText =
        !believes(node)
            ? Text.of(UiMsg.BELIEF_NONE)
            : belief == null
                ? Text.of(UiMsg.LEADER_KNOWS_NONE)
                : belief.equals(node.node())
                    ? Text.of(UiMsg.LEADER_ITSELF, belief)
                    : Text.of(UiMsg.PLAIN, belief);
    boolean leaderDiffers =
        believes(node) && (belief == null ? truth != null : !belief.equals(truth));
    long term = state.service().term();
    boolean termDiffers = believes(node) && node.term() != term;
    return List.of(
        new Comparison(Text.of(UiMsg.FACE_LEADER), beliefText, truthText, leaderDiffers),
        new Comparison(
            Text.of(UiMsg.FACE_TERM),
            believes(node) ? number(node.term()) : Text.of(UiMsg.BELIEF_NONE),
            term == 0 ? Text.of(UiMsg.NOT_KNOWN) : number(term),
            termDiffers));
  }

  private static @Nullable Text disagreement(
      ConsoleState state, NodeView node, List<Comparison> comparisons) {
    if (comparisons.stream().noneMatch(Comparison::disagrees)) {
      return null;
    }
    NodeId truth = state.service().leader();
    if (node.staleLeader()) {
      return Text.of(UiMsg.DISAGREE_STALE, node.node(), node.term(), state.service().term());
    }
    if (node.leaderBelief() == null && truth != null) {
      return Text.of(UiMsg.DISAGREE_KNOWS_NONE, node.node(), truth);
    }
    if (truth == null && node.leaderBelief() != null) {
      return Text.of(UiMsg.DISAGREE_NO_LEADER, node.node());
    }
    if (truth != null && comparisons.getFirst().disagrees()) {
      return Text.of(
          UiMsg.DISAGREE_LEADER,
          node.node(),
          node.leaderBelief() == null ? "?" : node.leaderBelief(),
          truth);
    }
    return node.term() > state.service().term()
        ? Text.of(UiMsg.DISAGREE_TERM_AHEAD, node.node(), node.term(), state.service().term())
        : Text.of(UiMsg.DISAGREE_TERM_BEHIND, node.node(), node.term(), state.service().term());
  }

  private static List<Row> indexes(NodeView node) {
    boolean known = node.status() != NodeStatus.NEW && node.status() != NodeStatus.STARTING;
    return List.of(
        row("commit", UiMsg.FACE_COMMIT, index(known, node.commitIndex())),
        row("applied", UiMsg.FACE_APPLIED, index(known, node.appliedIndex())),
        row("last", UiMsg.FACE_LAST, index(known, node.lastLogIndex())));
  }

  private static List<Row> rows(ConsoleState state, NodeView node) {
    List<Row> rows = new ArrayList<>();
    rows.add(
        new Row(
            "digest",
            Text.of(UiMsg.FACE_DIGEST),
            digest(node),
            node.digestVerdict() == DigestVerdict.DIFFERS));
    Text cut = cut(state, node.node());
    rows.add(suspicion(state, node));
    rows.add(new Row("links", Text.of(UiMsg.FACE_LINKS), cut, cut.key() != UiMsg.LINKS_NONE_CUT));
    return List.copyOf(rows);
  }

  /** The highest suspicion that any other node holds against it. */
  private static Row suspicion(ConsoleState state, NodeView node) {
    Text value =
        state.detection().suspicions().stream()
            .filter(link -> link.of().equals(node.node()))
            .max(Comparator.comparingDouble(LinkSuspicion::phi))
            .map(
                link ->
                    Text.of(
                        DetectionPanelMsg.FACE_SUSPICION_VALUE,
                        Math.round(link.phi() * 10) / 10.0,
                        link.by(),
                        link.silentMs()))
            .orElseGet(() -> Text.of(UiMsg.NOT_KNOWN));
    return new Row("suspicion", Text.of(DetectionPanelMsg.FACE_SUSPICION), value, false);
  }

  private static Row row(String id, UiMsg label, Text value) {
    return new Row(id, Text.of(label), value, false);
  }

  private static Text digest(NodeView node) {
    return node.digest() == null
        ? Text.of(UiMsg.NOT_KNOWN)
        : Text.of(
            UiMsg.FACE_DIGEST_VALUE,
            NodeWords.digest(node),
            NodeWords.verdict(node.digestVerdict()),
            node.digestIndex());
  }

  private static Text cut(ConsoleState state, NodeId node) {
    TreeSet<NodeId> to = new TreeSet<>();
    TreeSet<NodeId> from = new TreeSet<>();
    for (Link link : state.cutLinks()) {
      if (link.from().equals(node)) {
        to.add(link.to());
      }
      if (link.to().equals(node)) {
        from.add(link.from());
      }
    }
    if (to.isEmpty() && from.isEmpty()) {
      return Text.of(UiMsg.LINKS_NONE_CUT);
    }
    if (to.equals(from)) {
      return Text.of(UiMsg.LINKS_CUT_BOTH, names(to));
    }
    return from.isEmpty()
        ? Text.of(UiMsg.LINKS_CUT_TO, names(to))
        : to.isEmpty()
            ? Text.of(UiMsg.LINKS_CUT_FROM, names(from))
            : Text.of(UiMsg.LINKS_CUT_MIXED, names(to), names(from));
  }

  private static String names(TreeSet<NodeId> nodes) {
    return String.join(", ", nodes.stream().map(NodeId::toString).toList());
  }

  private static Text index(boolean known, long value) {
    return known ? number(value) : Text.of(UiMsg.NOT_KNOWN);
  }

  private static Text number(long value) {
    return Text.of(UiMsg.PLAIN, value);
  }
}
