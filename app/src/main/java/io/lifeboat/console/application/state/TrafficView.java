package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.LinkTraffic;
import java.util.List;

/**
 * The last counting period of messages. {@code number} grows by one with each period, so a view can
 * tell a new one from the one it has drawn.
 */
public record TrafficView(long number, long periodMs, List<LinkTraffic> links) {
  public static final TrafficView NONE = new TrafficView(0, 0, List.of());

  public TrafficView {
    links = List.copyOf(links);
  }
}
