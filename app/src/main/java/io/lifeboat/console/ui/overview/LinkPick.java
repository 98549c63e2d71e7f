package io.lifeboat.console.ui.overview;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.ui.overview.OverviewViewModel.Edge;
import java.util.List;
import java.util.Optional;

/**
 * Which link the mouse points at.
 *
 * @param distance from the link, in pixels
 */
record LinkPick(Edge edge, double distance) {

  /** A link is this thick for the mouse, to each side, in pixels. */
  static final double REACH = 7;

  private static final int PIECES = 24;

  /** The nearest link within reach; none on or near a mark, for there the node is meant. */
  static Optional<LinkPick> at(RingLayout layout, List<Edge> edges, double x, double y) {
    LinkPick nearest = null;
    for (Edge edge : edges) {
      if (layout.knows(edge.a())
          && layout.knows(edge.b())
          && !isNear(layout, edge.a(), x, y)
          && !isNear(layout, edge.b(), x, y)) {
        double distance = distance(layout, edge, x, y);
        if (distance <= REACH && (nearest == null || distance < nearest.distance())) {
          nearest = new LinkPick(edge, distance);
        }
      }
    }
    return Optional.ofNullable(nearest);
  }

  private static boolean isNear(RingLayout layout, NodeId endpoint, double x, double y) {
    double radius = layout.mark() * (endpoint.isClient() ? 0.35 : 0.55);
    return Math.hypot(x - layout.x(endpoint), y - layout.y(endpoint)) <= radius;
  }

  private static double distance(RingLayout layout, Edge edge, double x, double y) {
    double least = Double.MAX_VALUE;
    double fromX = layout.x(edge.a());
    double fromY = layout.y(edge.a());
    for (int i = 1; i <= PIECES; i++) {
      double toX = layout.pointX(edge.a(), edge.b(), (double) i / PIECES);
      double toY = layout.pointY(edge.a(), edge.b(), (double) i / PIECES);
      least = Math.min(least, distanceToPiece(x, y, fromX, fromY, toX, toY));
      fromX = toX;
      fromY = toY;
    }
    return least;
  }

  private static double distanceToPiece(
      double x, double y, double fromX, double fromY, double toX, double toY) {
    double dx = toX - fromX;
    double dy = toY - fromY;
    double squared = dx * dx + dy * dy;
    double at =
        squared == 0 ? 0 : Math.clamp(((x - fromX) * dx + (y - fromY) * dy) / squared, 0.0, 1.0);
    return Math.hypot(x - (fromX + at * dx), y - (fromY + at * dy));
  }
}
