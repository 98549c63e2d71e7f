package io.lifeboat.console.ui.action;

import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.Wording;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Short names of links, and of what is done to them, for buttons: "Delay links of n2". */
public final class LinkNames {
  private LinkNames() {}

  /** "n1 → n2", "n1 ↔ n2", "links of n2", "links from n2", "links to n2", "6 links". */
  public static Text of(Collection<Link> links) {
    List<Link> sorted = links.stream().sorted().toList();
    if (sorted.size() == 1) {
      return ends(NemesisMsg.LINK_ONE_WAY, sorted.getFirst());
    }
    if (sorted.size() == 2 && reversed(sorted.getFirst()).equals(sorted.getLast())) {
      return ends(NemesisMsg.LINK_BOTH_WAYS, sorted.getFirst());
    }
    Set<NodeId> common = new HashSet<>();
    if (!sorted.isEmpty()) {
      common.add(sorted.getFirst().from());
      common.add(sorted.getFirst().to());
    }
    sorted.forEach(
        link -> common.removeIf(end -> !end.equals(link.from()) && !end.equals(link.to())));
    if (common.size() != 1) {
      return Text.of(NemesisMsg.LINKS_SOME, sorted.size());
    }
    NodeId end = common.iterator().next();
    boolean allFrom = sorted.stream().allMatch(link -> link.from().equals(end));
    boolean allTo = sorted.stream().allMatch(link -> link.to().equals(end));
    return Text.of(
        allFrom ? NemesisMsg.LINKS_FROM : allTo ? NemesisMsg.LINKS_TO : NemesisMsg.LINKS_OF,
        Wording.of(end));
  }

  private static Text ends(NemesisMsg key, Link link) {
    return Text.of(key, Wording.of(link.from()), Wording.of(link.to()));
  }

  private static Link reversed(Link link) {
    return new Link(link.to(), link.from());
  }

  /** What an effect is called that is put on these links. */
  static Text disturb(Collection<Link> links, LinkEffect effect) {
    Text where = of(links);
    boolean delays = effect.delayMs() > 0 || effect.jitterMs() > 0;
    boolean slows = effect.bytesPerSecond() > 0;
    int kinds =
        (delays ? 1 : 0)
            + (effect.lossPercent() > 0 ? 1 : 0)
            + (effect.duplicatePercent() > 0 ? 1 : 0)
            + (effect.reorderPercent() > 0 ? 1 : 0)
            + (slows ? 1 : 0);
    if (effect.cut()) {
      return Text.of(NemesisMsg.ACT_CUT, where);
    }
    if (kinds != 1) {
      return Text.of(NemesisMsg.ACT_DISTURB, where);
    }
    if (delays) {
      return Text.of(NemesisMsg.ACT_DELAY, where);
    }
    if (slows) {
      return Text.of(NemesisMsg.ACT_SLOW, where);
    }
    return Text.of(
        effect.lossPercent() > 0
            ? NemesisMsg.ACT_LOSE
            : effect.duplicatePercent() > 0 ? NemesisMsg.ACT_DUPLICATE : NemesisMsg.ACT_REORDER,
        where);
  }
}
