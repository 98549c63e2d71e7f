package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Facts that are told as one occurrence, so far.
 *
 * @param key what they have in common
 * @param count how many they are
 * @param rounds how often it began anew
 * @param links the links they are about
 * @param nodes the nodes they are about
 * @param opening something of the first of them that the sentence keeps
 * @param lastMicros when the last of them was observed
 */
record Group(
    Key key,
    int count,
    int rounds,
    Set<Link> links,
    Set<NodeId> nodes,
    long opening,
    long lastMicros) {

  Group {
    links = Set.copyOf(links);
    nodes = Set.copyOf(nodes);
  }

  /** The kinds of groups. */
  enum Kind {
    /** Links that one command cut at once. */
    CUT(1_000_000L),
    HEALED(1_000_000L),
    DISTURBED(1_000_000L),
    /** Questions of one candidate in one term. */
    ASKED(75_000_000L),
    /** The same again. The engine waits up to a minute before it tries a silent node again. */
    REPEATED(75_000_000L),
    /** Nodes that take up one configuration. */
    CONFIGURED(10_000_000L);

    private final long gapMicros;

    Kind(long gapMicros) {
      this.gapMicros = gapMicros;
    }
  }

  /** What facts of one group have in common. */
  record Key(Kind kind, List<Object> common) {
    Key {
      common = List.copyOf(common);
    }

    static Key of(Kind kind, Object... common) {
      return new Key(kind, List.of(common));
    }
  }

  static Group begin(Key key, long atMicros) {
    return new Group(key, 1, 1, Set.of(), Set.of(), 0, atMicros);
  }

  /** One fact more. */
  Group again(long atMicros) {
    return new Group(key, count + 1, rounds, links, nodes, opening, atMicros);
  }

  Group with(Link link) {
    Set<Link> next = new HashSet<>(links);
    next.add(link);
    return new Group(key, count, rounds, next, nodes, opening, lastMicros);
  }

  Group with(NodeId node) {
    Set<NodeId> next = new TreeSet<>(nodes);
    next.add(node);
    return new Group(key, count, rounds, links, next, opening, lastMicros);
  }

  /** The same from the beginning, with this node as the first. */
  Group newRound(NodeId first) {
    return new Group(key, count, rounds + 1, links, Set.of(first), opening, lastMicros);
  }

  Group opening(long value) {
    return new Group(key, count, rounds, links, nodes, value, lastMicros);
  }

  /** Whether a fact at this time can still belong to it. */
  boolean isOpenAt(long atMicros) {
    return atMicros - lastMicros <= key.kind().gapMicros;
  }

  List<NodeId> sortedNodes() {
    List<NodeId> sorted = new ArrayList<>(nodes);
    sorted.sort(null);
    return sorted;
  }
}
