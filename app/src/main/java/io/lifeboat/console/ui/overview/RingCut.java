package io.lifeboat.console.ui.overview;

import io.lifeboat.cluster.model.NodeId;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a straight line across the ring separates. The line counts beyond both of its ends, so it
 * need not be drawn from edge to edge. Side A is at the left hand of the one who draws.
 *
 * @param touched those whose marks the line runs through: it must be drawn between the marks
 */
record RingCut(Set<NodeId> sideA, Set<NodeId> sideB, Set<NodeId> touched) {

  /** Shorter than this it is a slip of the hand and no line, in pixels. */
  static final double SHORTEST = 24;

  /** The client's mark is a box: half its height, in marks of a node. */
  private static final double CLIENT_SHARE = 0.28;

  RingCut {
    sideA = Collections.unmodifiableSet(new TreeSet<>(sideA));
    sideB = Collections.unmodifiableSet(new TreeSet<>(sideB));
    touched = Collections.unmodifiableSet(new TreeSet<>(touched));
  }

  /** A line from where the mouse was pressed to where it is. */
  record Stroke(double fromX, double fromY, double toX, double toY) {
    double length() {
      return Math.hypot(toX - fromX, toY - fromY);
    }

    /** The same line, drawn from the other end. */
    Stroke reversed() {
      return new Stroke(/* fromX= */ toX, /* fromY= */ toY, /* toX= */ fromX, /* toY= */ fromY);
    }

    boolean isLine() {
      return length() >= SHORTEST;
    }

    /** The distance of a point from the endless line: below 0 at the left hand. */
    double distance(double x, double y) {
      double dx = toX - fromX;
      double dy = toY - fromY;
      return (dx * (y - fromY) - dy * (x - fromX)) / length();
    }
  }

  /** Sorts the endpoints by the side of the line on which their marks are drawn. */
  static RingCut of(RingLayout layout, Collection<NodeId> endpoints, Stroke line) {
    Set<NodeId> a = new TreeSet<>();
    Set<NodeId> b = new TreeSet<>();
    Set<NodeId> touched = new TreeSet<>();
    for (NodeId endpoint : endpoints) {
      double distance = line.distance(layout.x(endpoint), layout.y(endpoint));
      double radius = layout.mark() * (endpoint.isClient() ? CLIENT_SHARE : 0.5);
      if (Math.abs(distance) <= radius) {
        touched.add(endpoint);
      } else if (distance < 0) {
        a.add(endpoint);
      } else {
        b.add(endpoint);
      }
    }
    return new RingCut(a, b, touched);
  }

  /** Whether it separates somebody from somebody, and nobody is in doubt. */
  boolean isPartition() {
    return touched.isEmpty() && !sideA.isEmpty() && !sideB.isEmpty();
  }
}
