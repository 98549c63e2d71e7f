package io.lifeboat.console.ui.overview;

import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.List;

/**
 * Where each endpoint stands: nodes on an ellipse at fixed clock positions, n1 at twelve, the
 * client in the middle. A node's place depends on its number and the cluster's size only.
 *
 * @param mark the diameter of a node's mark
 */
record RingLayout(List<Place> places, double centreX, double centreY, double mark) {

  /** On which side of its mark a node's words stand: away from the middle. */
  enum Side {
    LEFT,
    RIGHT,
    /** At twelve o'clock: right of the mark, but lifted clear of the links that leave it. */
    LIFTED,
    ABOVE
  }

  /** One node's place: the middle of its mark. */
  record Place(NodeId node, double x, double y, Side side) {}

  RingLayout {
    places = List.copyOf(places);
  }

  /**
   * @param wordsWidth room that a node's words need beside its mark
   * @param wordsHeight room that they need above it
   */
  static RingLayout of(
      int nodes, double width, double height, double wordsWidth, double wordsHeight) {
    double mark = Math.clamp(Math.min(width, height) / (nodes > 6 ? 9.0 : 7.5), 40, 76);
    boolean wordsAbove = nodes > 6;
    // Words beside the mark at twelve o'clock begin above it when they are large.
    double top = wordsAbove ? wordsHeight : Math.max(0, NodeCard.above(wordsHeight, mark));
    double centreX = width / 2;
    double radiusX = Math.max(mark, width / 2 - wordsWidth - mark * 0.9);
    double room = height - top - mark * 1.5;
    double radiusY = Math.max(mark, room / 2);
    radiusX = Math.min(radiusX, radiusY * 1.9);
    // With an odd number nobody stands at six o'clock, so the ring may sit a little lower.
    double lowest = nodes % 2 == 0 || nodes == 1 ? 1 : Math.cos(Math.PI / nodes);
    radiusY = Math.max(mark, room / (1 + lowest));
    double centreY = top + mark * 0.75 + radiusY;
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      double angle = 2 * Math.PI * i / nodes;
      double sine = Math.sin(angle);
      Side side = sine < -0.1 ? Side.LEFT : Side.RIGHT;
      if (i == 0) {
        side = wordsAbove ? Side.ABOVE : Side.LIFTED;
      }
      places.add(
          new Place(
              NodeId.of(i + 1),
              Math.round(centreX + radiusX * sine),
              Math.round(centreY - radiusY * Math.cos(angle)),
              side));
    }
    return new RingLayout(places, Math.round(centreX), Math.round(centreY), Math.round(mark));
  }

  double x(NodeId endpoint) {
    return endpoint.isClient() ? centreX : places.get(endpoint.number() - 1).x();
  }

  double y(NodeId endpoint) {
    return endpoint.isClient() ? centreY : places.get(endpoint.number() - 1).y();
  }

  boolean knows(NodeId endpoint) {
    return endpoint.isClient() || endpoint.number() <= places.size();
  }

  /** How far the line between two nodes bends aside, so that it does not run through the client. */
  double bend(NodeId a, NodeId b) {
    if (a.isClient() || b.isClient() || places.size() < 2) {
      return 0;
    }
    boolean opposite = Math.abs(a.number() - b.number()) * 2 == places.size();
    return opposite ? mark * (a.compareTo(b) < 0 ? 1.1 : -1.1) : 0;
  }

  /** A point of the line from {@code a} to {@code b}, {@code at} from 0 to 1. */
  double pointX(NodeId a, NodeId b, double at) {
    return quadratic(x(a), controlX(a, b), x(b), at);
  }

  double pointY(NodeId a, NodeId b, double at) {
    return quadratic(y(a), controlY(a, b), y(b), at);
  }

  double controlX(NodeId a, NodeId b) {
    double length = Math.hypot(x(b) - x(a), y(b) - y(a));
    return (x(a) + x(b)) / 2 + (length == 0 ? 0 : bend(a, b) * (y(a) - y(b)) / length);
  }

  double controlY(NodeId a, NodeId b) {
    double length = Math.hypot(x(b) - x(a), y(b) - y(a));
    return (y(a) + y(b)) / 2 + (length == 0 ? 0 : bend(a, b) * (x(b) - x(a)) / length);
  }

  private static double quadratic(double from, double control, double to, double at) {
    double rest = 1 - at;
    return rest * rest * from + 2 * rest * at * control + at * at * to;
  }
}
