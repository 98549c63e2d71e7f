package io.lifeboat.console.ui.links;

import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkDisturbance;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.LinkView;
import io.lifeboat.console.application.state.LinkWording;
import io.lifeboat.console.application.state.Wording;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import io.lifeboat.console.ui.nemesis.KindNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What is known of one direction of a link, in lines of words. */
public final class LinkFacts {
  private static final double MICROS_PER_MS = 1_000.0;
  private static final double MS_PER_SECOND = 1_000.0;

  private LinkFacts() {}

  /** "n1 → n2", with the client by its name. */
  public static Text name(Link link) {
    return Text.of(NemesisMsg.LINK_ONE_WAY, Wording.of(link.from()), Wording.of(link.to()));
  }

  /** Both directions, each under its name. */
  public static List<Text> of(NodeId a, NodeId b, ConsoleState state) {
    List<Text> lines = new ArrayList<>();
    for (Link link : List.of(new Link(a, b), new Link(b, a))) {
      LinkView view = state.links().link(link.from(), link.to());
      lines.add(
          Text.of(NemesisMsg.LINK_SUMMARY, name(link), traffic(view, state), roundTrip(view)));
      lines.addAll(troubles(view));
    }
    return List.copyOf(lines);
  }

  /** "52 a second, lost 3": exact, from the last counting period. */
  public static Text traffic(LinkView link, ConsoleState state) {
    long periodMs = state.traffic().periodMs();
    if (periodMs == 0) {
      return Text.of(NemesisMsg.TRAFFIC_NOT_COUNTED);
    }
    double perSecond = link.last().sum() * MS_PER_SECOND / periodMs;
    return link.lostLast() == 0
        ? Text.of(NemesisMsg.TRAFFIC, perSecond)
        : Text.of(NemesisMsg.TRAFFIC_LOST, perSecond, link.lostLast() * MS_PER_SECOND / periodMs);
  }

  /** How many of each kind since the run began, the most frequent first. */
  public static Text byKind(LinkView link) {
    List<Text> kinds =
        Stream.of(MessageKind.values())
            .filter(kind -> link.total().of(kind) > 0)
            .sorted(Comparator.comparingLong((MessageKind kind) -> -link.total().of(kind)))
            .map(
                kind ->
                    Text.of(
                        NemesisMsg.COUNT_OF_KIND,
                        Text.of(KindNames.of(kind)),
                        link.total().of(kind)))
            .toList();
    return kinds.isEmpty() ? Text.of(NemesisMsg.COUNT_NONE) : Text.of(NemesisMsg.COUNTS, kinds);
  }

  /** Mean and longest time from request to answer; not known without an answer. */
  public static Text roundTrip(LinkView link) {
    Long mean = link.rttMicros();
    Long most = link.rttMaxMicros();
    return mean == null
        ? Text.of(NemesisMsg.RTT_NOT_KNOWN)
        : Text.of(
            NemesisMsg.RTT, mean / MICROS_PER_MS, (most == null ? mean : most) / MICROS_PER_MS);
  }

  /** One line for a cut, and one for each fault that disturbs it. */
  public static List<Text> troubles(LinkView link) {
    List<Text> lines = new ArrayList<>();
    if (link.cut()) {
      lines.add(Text.of(NemesisMsg.LINK_IS_CUT));
    }
    for (LinkDisturbance disturbance : link.disturbances()) {
      lines.add(LinkWording.of(disturbance));
    }
    return List.copyOf(lines);
  }
}
