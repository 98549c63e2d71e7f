package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.LinkTraffic;
import io.lifeboat.cluster.model.Link;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Takes what is told of links into their picture. */
final class LinksFold {
  private LinksFold() {}

  static LinksView cut(LinksView before, Link link, boolean cut) {
    Set<Link> links = new HashSet<>(before.cut());
    boolean changed = cut ? links.add(link) : links.remove(link);
    if (!changed) {
      return before;
    }
    LinkView was = before.link(link.from(), link.to());
    Map<Link, LinkView> known = new HashMap<>(before.known());
    known.put(
        link,
        new LinkView(
            link,
            cut,
            was.disturbances(),
            was.last(),
            was.total(),
            was.lostLast(),
            was.lostTotal(),
            was.rttMicros(),
            was.rttMaxMicros()));
    return new LinksView(links, known, before.traffic(), before.inFlightTotal(), before.inFlight());
  }

  static LinksView disturbed(LinksView before, Fact.LinkDisturbed fact) {
    Link link = new Link(fact.from(), fact.to());
    LinkView was = before.link(link.from(), link.to());
    Map<Link, LinkView> known = new HashMap<>(before.known());
    known.put(
        link,
        new LinkView(
            link,
            was.cut(),
            fact.disturbances(),
            was.last(),
            was.total(),
            was.lostLast(),
            was.lostTotal(),
            was.rttMicros(),
            was.rttMaxMicros()));
    return new LinksView(
        before.cut(), known, before.traffic(), before.inFlightTotal(), before.inFlight());
  }

  /** A counting period. A link that is not mentioned carried nothing in it. */
  static LinksView traffic(LinksView before, Fact.Traffic fact) {
    Map<Link, LinkView> known = new HashMap<>(before.known());
    known.replaceAll((link, view) -> silent(view));
    for (LinkTraffic traffic : fact.links()) {
      Link link = new Link(traffic.from(), traffic.to());
      LinkView was = known.getOrDefault(link, LinkView.blank(link));
      known.put(
          link,
          new LinkView(
              link,
              was.cut(),
              was.disturbances(),
              MessageCounts.of(traffic.sent()),
              was.total().plus(traffic.sent()),
              traffic.lost(),
              was.lostTotal() + traffic.lost(),
              traffic.rttMicros(),
              traffic.rttMaxMicros()));
    }
    TrafficView traffic =
        new TrafficView(before.traffic().number() + 1, fact.periodMs(), fact.links());
    return new LinksView(before.cut(), known, traffic, before.inFlightTotal(), before.inFlight());
  }

  private static LinkView silent(LinkView view) {
    boolean wasSilent =
        view.last().equals(MessageCounts.NONE)
            && view.lostLast() == 0
            && view.rttMicros() == null
            && view.rttMaxMicros() == null;
    return wasSilent
        ? view
        : new LinkView(
            view.link(),
            view.cut(),
            view.disturbances(),
            MessageCounts.NONE,
            view.total(),
            0,
            view.lostTotal(),
            null,
            null);
  }

  static LinksView inFlight(LinksView before, Fact.MessagesInFlight fact) {
    return new LinksView(
        before.cut(), before.known(), before.traffic(), fact.total(), fact.oldest());
  }
}
